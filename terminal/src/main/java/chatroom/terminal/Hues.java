package chatroom.terminal;

import java.nio.charset.StandardCharsets;

/// The colour of a member: one of twelve, by a stable hash of their name's key (FNV-1a, 32 bits),
/// so that somebody has the same one everywhere and always. Stateless.
final class Hues {
    /// Of the 256 colours of terminals, those that can be read on black as well as on white.
    private static final int[] COLOURS = {167, 173, 136, 106, 71, 36, 37, 74, 69, 98, 133, 168};

    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    private Hues() {}

    /// Which of the twelve.
    static int hue(String key) {
        int hash = FNV_OFFSET;
        for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
        }
        return Integer.remainderUnsigned(hash, COLOURS.length);
    }

    /// Its number among the 256 colours of terminals.
    static int colour(String key) {
        return COLOURS[hue(key)];
    }
}
