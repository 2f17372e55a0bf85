package chatroom.wire.json;

/// Tells whether bytes are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above
/// U+10FFFF. Java's own decoding mends such bytes silently, so that two readers could disagree.
public final class Utf8 {
    private Utf8() {}

    public static boolean valid(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            int first = bytes[at];
            if (first >= 0) {
                at++;
                continue;
            }
            int more = following(first & 0xFF);
            if (more == 0 || at + more >= end || !secondFits(first & 0xFF, bytes[at + 1] & 0xFF)) {
                return false;
            }
            for (int i = 2; i <= more; i++) {
                if ((bytes[at + i] & 0xC0) != 0x80) {
                    return false;
                }
            }
            at += more + 1;
        }
        return true;
    }

    /// How many bytes follow this first one of several, 0 where it can be none.
    private static int following(int first) {
        if (first >= 0xC2 && first <= 0xDF) {
            return 1;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            return 2;
        }
        return first >= 0xF0 && first <= 0xF4 ? 3 : 0;
    }

    /// The table of RFC 3629, section 4.
    private static boolean secondFits(int first, int second) {
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= low && second <= high;
    }
}
