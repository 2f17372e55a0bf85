package chatroom.wording;

import java.nio.charset.StandardCharsets;

/// Who is shown as the one who spoke or acted. Immutable; any thread.
///
/// @param key what their name is compared by, and their colour chosen; empty for the operator and
///   for somebody unknown
public record Person(String name, String key) {
    /// How many colours there are for people.
    public static final int HUES = 12;

    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    /// Which of the colours is theirs, from 0: by a stable hash (FNV-1a, 32 bits), so that somebody
    /// has the same one everywhere and always.
    public int hue() {
        int hash = FNV_OFFSET;
        for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
        }
        return Integer.remainderUnsigned(hash, HUES);
    }
}
