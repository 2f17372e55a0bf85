package chatroom.log.format;

import chatroom.core.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Keeps the texts of a batch beside its facts, so that a text can be erased while the chain of
/// hashes still holds. In the facts stands the seal: SHA-256 over 16 random bytes and the text.
/// Beside it, for every message in order, stand those 16 bytes and the text, or nothing where it
/// was erased. With the random bytes gone nobody can try what a short text was. For one thread.
final class TextSeals {
    private static final int SALT = 16;

    /// Seals nothing: the text was erased before it came here.
    private static final byte[] NONE = new byte[Hash.LENGTH];

    private TextSeals() {}

    /// Puts texts aside.
    static final class Writer {
        private final ByteWriter beside = new ByteWriter();
        private final MessageDigest digest = Hash.sha256();
        private final byte[] salts;
        private int sealed;

        /// @param count how many texts at most; their random bytes are drawn at once, since a
        ///   secure source takes longer to be asked than to answer
        Writer(RandomGenerator source, int count) {
            salts = new byte[count * SALT];
            source.nextBytes(salts);
        }

        byte[] seal(Text text) {
            if (text.erased()) {
                beside.varint(0);
                return NONE;
            }
            byte[] utf8 = text.value().getBytes(StandardCharsets.UTF_8);
            int salt = SALT * sealed++;
            beside.varint(SALT + utf8.length).raw(salts, salt, SALT).raw(utf8);
            digest.update(salts, salt, SALT);
            return digest.digest(utf8);
        }

        byte[] beside() {
            return beside.toArray();
        }
    }

    /// Brings texts back, in the order of their messages.
    static final class Reader {
        private final ByteReader beside;
        private final MessageDigest digest = Hash.sha256();
        private final boolean allErased;

        Reader(byte[] beside) {
            this.beside = new ByteReader(beside);
            this.allErased = beside.length == 0;
        }

        /// The next text. `erased` says that it was erased, whether or not it still stands there.
        ///
        /// @throws IllegalArgumentException where it is missing without having been erased, or not
        ///   the one that was sealed
        Text open(byte[] seal, boolean erased) {
            ByteReader part = allErased ? beside : beside.part();
            if (erased) {
                return Text.ERASED;
            }
            if (part.left() == 0) {
                if (!Arrays.equals(seal, NONE)) {
                    throw new IllegalArgumentException("a text is missing");
                }
                return Text.ERASED;
            }
            digest.update(part.raw(SALT));
            byte[] utf8 = part.raw(part.left());
            if (!Arrays.equals(seal, digest.digest(utf8))) {
                throw new IllegalArgumentException("a text is not what was said");
            }
            return new Text(new String(utf8, StandardCharsets.UTF_8));
        }
    }

    /// What stands beside a batch without its first `count` texts; empty where none is left.
    static byte[] without(byte[] beside, int count) {
        ByteReader in = new ByteReader(beside);
        ByteWriter out = new ByteWriter();
        boolean some = false;
        for (int i = 0; in.left() > 0; i++) {
            ByteReader text = in.part();
            byte[] bytes = i < count ? new byte[0] : text.raw(text.left());
            out.sized(bytes);
            some |= bytes.length > 0;
        }
        return some ? out.toArray() : new byte[0];
    }
}
