package chatroom.server.sessions;

import java.util.UUID;

/// Where ids and tokens are drawn from; secure in the server, seeded in the simulation. Any thread.
public interface Randomness {
    /// A number from 0 to `bound - 1`.
    int below(int bound);

    /// 64 random bits.
    long bits();

    /// A random id of a batch.
    default UUID uuid() {
        return new UUID(bits(), bits());
    }

    /// 26 base32 digits, 128 random bits: a session's id, or a secret.
    default String id() {
        return Base32.of(bits(), 13).concat(Base32.of(bits(), 13));
    }

    /// 13 base32 digits, 64 random bits: the name of a place or grant.
    default String name() {
        return Base32.of(bits(), 13);
    }
}
