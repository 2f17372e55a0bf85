package chatroom.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Locale;

/// What a server is known by, wherever it is and whatever it calls itself: SHA-256 of its public
/// key. Who is at the other end proves it in the TLS handshake; said anywhere else it is a claim.
/// Immutable; any thread.
///
/// @param value 52 lower-case base32 digits (RFC 4648, section 6, without padding)
public record ServerIdentity(String value) {
    /// How many of the digits people compare: 80 bits, which nobody meets by trying.
    public static final int SHOWN = 16;

    private static final int DIGITS = 52;
    private static final int GROUP = 4;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// @throws IllegalArgumentException where it is none
    public ServerIdentity {
        if (!isIdentity(value)) {
            throw new IllegalArgumentException("not the identity of a server: " + value);
        }
    }

    /// Whether these are 52 lower-case base32 digits.
    public static boolean isIdentity(String value) {
        return value.length() == DIGITS && value.chars().allMatch(c -> BASE32.indexOf(c) >= 0);
    }

    /// That of the server that has this key.
    ///
    /// @throws IllegalArgumentException for a key that cannot be written down
    public static ServerIdentity of(PublicKey key) {
        byte[] info = key.getEncoded();
        if (info == null || !"X.509".equals(key.getFormat())) {
            throw new IllegalArgumentException("not a public key with an encoding: " + key);
        }
        try {
            return new ServerIdentity(base32(MessageDigest.getInstance("SHA-256").digest(info)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String base32(byte[] bytes) {
        StringBuilder out = new StringBuilder(DIGITS);
        int bits = 0;
        int waiting = 0;
        for (byte each : bytes) {
            waiting = (waiting << 8) | (each & 0xFF);
            for (bits += 8; bits >= 5; bits -= 5) {
                out.append(BASE32.charAt((waiting >> (bits - 5)) & 31));
            }
            waiting &= (1 << bits) - 1;
        }
        return out.append(BASE32.charAt((waiting << (5 - bits)) & 31)).toString();
    }

    /// What somebody typed, or was told, as the beginning of an identity that is at least as long
    /// as what is shown: without dashes and in lower case.
    ///
    /// @throws IllegalArgumentException where it is none
    public static String beginning(String typed) {
        String digits = typed.strip().replace("-", "").toLowerCase(Locale.ROOT);
        boolean right =
                digits.length() >= SHOWN
                        && digits.length() <= DIGITS
                        && digits.chars().allMatch(c -> BASE32.indexOf(c) >= 0);
        if (!right) {
            throw new IllegalArgumentException("not the identity of a server: " + typed);
        }
        return digits;
    }

    /// Whether it begins so; never for fewer digits than are shown to people.
    public boolean begins(String beginning) {
        return beginning.length() >= SHOWN && value.startsWith(beginning);
    }

    /// As people compare it: `abcd-efgh-ijkl-mnop`.
    public String shown() {
        return shown(value);
    }

    /// What is claimed to be an identity, as people compare it; empty where it can be none.
    public static String shown(String claimed) {
        String digits;
        try {
            digits = beginning(claimed);
        } catch (IllegalArgumentException e) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (int from = 0; from < SHOWN; from += GROUP) {
            out.append(from == 0 ? "" : "-").append(digits, from, from + GROUP);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return shown();
    }
}
