package chatroom.server.sessions;

/// Lower-case base32 digits (RFC 4648) for ids and tokens, which people may have to read.
final class Base32 {
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    /// `length` digits from the low bits of `value`, 5 each; 13 digits take all 64.
    static String of(long value, int length) {
        StringBuilder out = new StringBuilder(length);
        long rest = value;
        for (int i = 0; i < length; i++) {
            out.append(DIGITS.charAt((int) (rest & 31)));
            rest >>>= 5;
        }
        return out.toString();
    }
}
