package chatroom.client;

import chatroom.wire.Encryption;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// A connection over which a server has proved its identity. One thread reads, one at a time
/// writes, any thread ends it.
final class Encrypted {
    private final Socket socket;
    private final SSLSocket tls;
    private final ServerIdentity identity;

    private Encrypted(Socket socket, SSLSocket tls, ServerIdentity identity) {
        this.socket = socket;
        this.tls = tls;
        this.identity = identity;
    }

    /// Shakes hands over a connected socket, which is closed where that fails. Before the server
    /// has proved to be the right one, it gets nothing but the handshake.
    ///
    /// @param expected the identity or its beginning; null for whichever answers
    /// @throws IdentityChanged where it is another server
    /// @throws ProtocolException where what answers is no server of ours
    static Encrypted over(Socket socket, Address address, @Nullable String expected)
            throws IOException {
        ServerKey key = new ServerKey(expected);
        try {
            SSLSocket tls =
                    (SSLSocket)
                            context(key)
                                    .getSocketFactory()
                                    .createSocket(socket, address.host(), address.port(), true);
            SSLParameters parameters =
                    new SSLParameters(
                            Encryption.SUITES.toArray(String[]::new),
                            Encryption.VERSIONS.toArray(String[]::new));
            parameters.setApplicationProtocols(new String[] {Encryption.INSIDE});
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return new Encrypted(socket, tls, key.met().orElseThrow());
        } catch (SSLException e) {
            socket.close();
            if (expected != null && key.met().isPresent() && !key.fits()) {
                throw new IdentityChanged(address, expected, key.met().get());
            }
            ProtocolException no =
                    new ProtocolException("no server of ours: it does not encrypt as ours do");
            no.initCause(e);
            throw no;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /// A context of its own for each connection: none is resumed, so every server proves itself
    /// every time.
    private static SSLContext context(ServerKey key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {key}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /// Who is at the other end.
    ServerIdentity identity() {
        return identity;
    }

    InputStream in() throws IOException {
        return tls.getInputStream();
    }

    OutputStream out() throws IOException {
        return tls.getOutputStream();
    }

    /// Ends it without a word, below TLS, which would wait for whoever is writing.
    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing can be done about a socket that does not close.
        }
    }
}
