package chatroom.client;

import chatroom.wire.ServerIdentity;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Decides in the handshake whether the other side is the server that is meant: by its key alone,
/// whatever names, dates or issuers its certificate has. For one handshake; owned by its thread.
final class ServerKey extends X509ExtendedTrustManager {
    /// The identity or its beginning; null where whichever answers will do.
    private final @Nullable String expected;

    private @Nullable ServerIdentity met;

    ServerKey(@Nullable String expected) {
        this.expected = expected;
    }

    /// What the other side showed; that it has the key, too, is certain when the handshake is done.
    Optional<ServerIdentity> met() {
        return Optional.ofNullable(met);
    }

    /// Whether what was shown is what was expected.
    boolean fits() {
        ServerIdentity shown = met;
        return shown != null && (expected == null || shown.begins(expected));
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        ServerIdentity shown = ServerIdentity.of(chain[0].getPublicKey());
        if (met != null && !shown.equals(met)) {
            throw new CertificateException("another key in the middle of a connection");
        }
        met = shown;
        if (!fits()) {
            throw new CertificateException("another key than the one that was expected");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    // Nobody shows this side a certificate.

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
