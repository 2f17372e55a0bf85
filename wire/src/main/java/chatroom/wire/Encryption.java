package chatroom.wire;

import java.util.List;

/// What a server and its clients agree to in a TLS handshake, and nothing else; the names are
/// Java's.
public final class Encryption {
    private Encryption() {}

    /// The newest first.
    public static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    /// Forward secret, and authenticated with the encryption (RFC 9325, section 4.2).
    public static final List<String> SUITES =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    /// What is spoken inside (RFC 7301).
    public static final String INSIDE = "http/1.1";
}
