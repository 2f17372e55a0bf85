package chatroom.server.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A certificate that the operator has from somebody else, with its key, in two PEM files; read
/// again when they change. Owned by one thread at a time.
public final class OperatorsFiles implements Certificates {
    private static final int MOST_BYTES = 1 << 20;

    private final Path chain;
    private final Path key;
    private String seen = "";

    /// @param chain the server's own certificate first, then those that vouch for it
    /// @param key PKCS#8, not encrypted; of RSA or an elliptic curve
    public OperatorsFiles(Path chain, Path key) {
        this.chain = chain;
        this.key = key;
    }

    @Override
    public Credentials first() throws BadKey {
        seen = marks();
        return read();
    }

    /// Both files are often replaced one after the other: what does not fit together yet is told,
    /// and looked at again when the other file has changed too.
    @Override
    public Optional<Credentials> changed() throws BadKey {
        String now = marks();
        if (now.equals(seen)) {
            return Optional.empty();
        }
        seen = now;
        return Optional.of(read());
    }

    private String marks() {
        return mark(chain) + " " + mark(key);
    }

    private static String mark(Path file) {
        try {
            return Files.getLastModifiedTime(file) + "/" + Files.size(file);
        } catch (IOException e) {
            return "-";
        }
    }

    private Credentials read() throws BadKey {
        List<X509Certificate> certificates = certificates();
        PublicKey open = certificates.getFirst().getPublicKey();
        PrivateKey secret = key(open.getAlgorithm());
        if (!together(secret, open)) {
            throw new BadKey(
                    "The key in %s is not that of the certificate in %s.".formatted(key, chain));
        }
        return new Credentials(secret, certificates);
    }

    private List<X509Certificate> certificates() throws BadKey {
        List<X509Certificate> all = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] block : Pem.read(text(chain), Pem.CERTIFICATE)) {
                ByteArrayInputStream bytes = new ByteArrayInputStream(block);
                all.add((X509Certificate) factory.generateCertificate(bytes));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BadKey("The file %s is no certificate that can be read.".formatted(chain));
        }
        if (all.isEmpty()) {
            throw new BadKey(
                    "There is no certificate in %s; it is to begin with -----BEGIN CERTIFICATE-----."
                            .formatted(chain));
        }
        return all;
    }

    private PrivateKey key(String algorithm) throws BadKey {
        try {
            List<byte[]> blocks = Pem.read(text(key), Pem.PRIVATE_KEY);
            if (!blocks.isEmpty()) {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(blocks.getFirst()));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BadKey(
                    "The file %s is not the key of the certificate in %s.".formatted(key, chain));
        }
        throw new BadKey(
                ("There is no key in %s that can be read; it is to begin with -----BEGIN PRIVATE"
                     + " KEY----- (openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW makes one).")
                        .formatted(key));
    }

    private static String text(Path file) throws BadKey {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadKey("The file %s is too large for a certificate.".formatted(file));
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new BadKey("The file %s cannot be read.".formatted(file));
        }
    }

    private static boolean together(PrivateKey secret, PublicKey open) {
        byte[] words = "belongs together".getBytes(StandardCharsets.US_ASCII);
        try {
            String algorithm =
                    open.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(words);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(words);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
