package chatroom.sim;

/// How often a log does what nobody hopes for, in a thousand calls each.
///
/// @param unknown appends without an answer: landed, lost, or landing later
/// @param full appends for which there is no room
/// @param broken appends that cannot be kept
/// @param reads reads, and changes of the keep, that fail
/// @param pauses calls after which nothing happens for up to five seconds
/// @param forgets snapshots that are not there when they are asked for
/// @param throwing appends that throw, as no log should: a fault of the server itself
record LogFaults(
        int unknown, int full, int broken, int reads, int pauses, int forgets, int throwing) {
    static final LogFaults NONE = new LogFaults(0, 0, 0, 0, 0, 0, 0);

    static LogFaults draw(Dice dice) {
        return new LogFaults(
                some(dice, 60),
                some(dice, 20),
                some(dice, 20),
                some(dice, 60),
                some(dice, 5),
                some(dice, 500),
                dice.chance(800) ? 0 : dice.below(5));
    }

    /// A kind of fault is absent from half the simulations, so that others show what they do alone.
    private static int some(Dice dice, int most) {
        return dice.chance(500) ? 0 : dice.below(most);
    }
}
