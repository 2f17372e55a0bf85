package chatroom.server.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;

/// The one long-lived key of a server that has none of its operator's: made at the first start, and
/// kept in the data folder for its owner alone. Stateless; whoever calls has the folder to itself.
public final class OwnKey {
    /// The curve P-256 under the name that every Java and OpenSSL knows.
    private static final String CURVE = "secp256r1";

    private static final String FILE = "key.pem";

    private OwnKey() {}

    /// That of the folder.
    ///
    /// @throws BadKey where it is damaged: nobody but its operator can say whether it is to be made
    ///   anew
    /// @throws IOException where the folder cannot be read or written
    public static KeyPair in(Path folder) throws BadKey, IOException {
        Path path = folder.resolve(FILE);
        try {
            return read(Files.readString(path, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            KeyPair key = drawn();
            write(key, folder, path);
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BadKey(
                    ("The file %s is damaged: it does not hold the server's key. Put it back from a"
                         + " backup, or delete it: then clients take this server for another.")
                            .formatted(path));
        }
    }

    /// A new one, of the curve P-256, that is kept nowhere.
    public static KeyPair drawn() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE), new SecureRandom());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has P-256", e);
        }
    }

    /// First under another name, then in its place: nobody ever sees half a key.
    private static void write(KeyPair key, Path folder, Path path) throws IOException {
        String text =
                Pem.write(Pem.PRIVATE_KEY, key.getPrivate().getEncoded())
                        + Pem.write(Pem.PUBLIC_KEY, key.getPublic().getEncoded());
        Path next = folder.resolve(FILE + ".new");
        Files.deleteIfExists(next);
        try (FileChannel file =
                FileChannel.open(
                        next,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        OwnerOnly.file())) {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            file.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /// That both halves belong together shows when the first certificate is signed.
    private static KeyPair read(String text) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("EC");
        PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(block(text, true)));
        PublicKey open = factory.generatePublic(new X509EncodedKeySpec(block(text, false)));
        return new KeyPair(open, secret);
    }

    private static byte[] block(String text, boolean secret) {
        String label = secret ? Pem.PRIVATE_KEY : Pem.PUBLIC_KEY;
        return Pem.read(text, label).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + label));
    }
}
