package chatroom.hostile;

import chatroom.core.Door;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// How a server of this machine is reached: its port, and by which door. Immutable; any thread.
record Way(int port, Door door) {
    private static final SSLContext ANYBODY = anybody();

    static Way plain(int port) {
        return new Way(port, Door.PLAIN);
    }

    static Way encrypted(int port) {
        return new Way(port, Door.ENCRYPTED);
    }

    boolean encrypted() {
        return door == Door.ENCRYPTED;
    }

    /// What is sent and read over a connection that was just made.
    ///
    /// @throws IOException where the handshake fails
    Socket over(Socket socket) throws IOException {
        if (!encrypted()) {
            return socket;
        }
        SSLSocket tls = tls(socket);
        tls.startHandshake();
        return tls;
    }

    /// The client's side of TLS before the handshake.
    SSLSocket tls(Socket socket) throws IOException {
        return (SSLSocket) ANYBODY.getSocketFactory().createSocket(socket, "localhost", port, true);
    }

    static SSLEngine engine() {
        SSLEngine engine = ANYBODY.createSSLEngine();
        engine.setUseClientMode(true);
        return engine;
    }

    /// Believes every key: whoever means harm does not mind whom they talk to.
    private static SSLContext anybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Override
    public String toString() {
        return encrypted() ? "TLS" : "plain";
    }
}
