package chatroom.sim;

import java.util.List;
import java.util.SplittableRandom;

/// Seeded chance: the same seed gives the same throws on every machine. For one thread.
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /// Dice of their own for one part, so that how often another part throws does not matter to it.
    Dice split() {
        return new Dice(random.split());
    }

    /// From 0 to `bound - 1`.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// From `least` to `most`, both possible.
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    long bits() {
        return random.nextLong();
    }

    /// Whether something happens that happens `perMille` times in a thousand.
    boolean chance(int perMille) {
        return perMille > 0 && random.nextInt(1_000) < perMille;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// Mostly short, now and then long, at least 1: about `usual` on average.
    long around(long usual) {
        return 1 + (long) (-StrictMath.log(1 - random.nextDouble()) * usual);
    }
}
