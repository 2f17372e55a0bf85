package chatroom.sim;

import chatroom.server.sessions.Randomness;

/// Ids and tokens of a simulated node: as random as the seed. For one thread.
final class SeededRandomness implements Randomness {
    private final Dice dice;

    SeededRandomness(Dice dice) {
        this.dice = dice;
    }

    @Override
    public int below(int bound) {
        return dice.below(bound);
    }

    @Override
    public long bits() {
        return dice.bits();
    }
}
