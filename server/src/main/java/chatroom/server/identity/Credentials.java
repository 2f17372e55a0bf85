package chatroom.server.identity;

import chatroom.wire.ServerIdentity;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// What a server shows in a TLS handshake, and the key that proves it. Immutable; any thread.
///
/// @param chain the server's own certificate first
public record Credentials(PrivateKey key, List<X509Certificate> chain) {
    public Credentials {
        chain = List.copyOf(chain);
    }

    /// Who the server is by it.
    public ServerIdentity identity() {
        return ServerIdentity.of(chain.getFirst().getPublicKey());
    }

    /// Never the key: this may end up in output.
    @Override
    public String toString() {
        return "Credentials[" + identity() + "]";
    }
}
