package chatroom.server;

import chatroom.server.sessions.Randomness;
import java.security.SecureRandom;

/// The system's secure source. Any thread.
final class SecureRandomness implements Randomness {
    private final SecureRandom random = new SecureRandom();

    @Override
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// So many random decimal digits.
    String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(below(10));
        }
        return digits.toString();
    }

    @Override
    public long bits() {
        return random.nextLong();
    }
}
