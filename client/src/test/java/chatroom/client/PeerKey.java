package chatroom.client;

import chatroom.server.identity.BadKey;
import chatroom.server.identity.Credentials;
import chatroom.server.identity.OwnKey;
import chatroom.server.identity.SelfIssued;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The key of a server for tests, and its certificate.
final class PeerKey {
    private final Credentials credentials;

    PeerKey() {
        try {
            credentials = new SelfIssued(OwnKey.drawn(), List.of(), List::of, Instant::now).first();
        } catch (BadKey e) {
            throw new IllegalStateException(e);
        }
    }

    ServerIdentity identity() {
        return credentials.identity();
    }

    SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "key",
                    credentials.key(),
                    new char[0],
                    credentials.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
