package chatroom.client;

import chatroom.wire.ServerIdentity;
import java.io.IOException;

/// A server that is not known goes by the name of one that is: somebody may be taking its name, or
/// there are two of that name, or it was set up anew. Only a person who compares the identities can
/// tell.
public final class Namesake extends IOException {
    private static final long serialVersionUID = 1;
    private final transient RememberedServers.Server known;
    private final String met;

    public Namesake(RememberedServers.Server known, String met) {
        super("this is not the server that is known by the name of " + known.name());
        this.known = known;
        this.met = met;
    }

    /// The one that is known by that name.
    public RememberedServers.Server known() {
        return known;
    }

    /// What the other is known by, or says to be.
    public ServerIdentity met() {
        return new ServerIdentity(met);
    }
}
