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

    @Override
    public long bits() {
        return random.nextLong();
    }
}
