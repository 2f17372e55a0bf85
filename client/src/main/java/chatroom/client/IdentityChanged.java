package chatroom.client;

import chatroom.wire.ServerIdentity;
import java.io.IOException;

/// What answers is not the server that was meant: it has another key. The handshake ended there, so
/// it was told nothing at all. Either somebody stands in between, or the server was set up anew;
/// only a person who compares the identities can tell.
public final class IdentityChanged extends IOException {
    private static final long serialVersionUID = 1;

    private final String expected;
    private final String met;

    IdentityChanged(Address address, String expected, ServerIdentity met) {
        super(
                "%s is another server than the one that was meant: its identity is %s, not %s"
                        .formatted(address, met.shown(), ServerIdentity.shown(expected)));
        this.expected = expected;
        this.met = met.value();
    }

    /// What the server was to prove, as it was given: the whole identity, or its beginning.
    public String expected() {
        return expected;
    }

    /// What it proved instead.
    public ServerIdentity met() {
        return new ServerIdentity(met);
    }
}
