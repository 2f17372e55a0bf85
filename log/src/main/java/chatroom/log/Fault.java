package chatroom.log;

import java.util.List;
import java.util.random.RandomGenerator;

/// What a [FaultyLog] does to an append. For tests and the simulation.
public enum Fault {
    /// Nothing: the append goes its way.
    NONE,
    /// It is answered `Broken`, and is not there.
    BROKEN,
    /// It is answered `Full`, and is not there.
    FULL,
    /// It lands, and its answer is lost: `Unknown`.
    LANDED,
    /// It is lost, and so is its answer: `Unknown`.
    LOST,
    /// Its answer is `Unknown` at once, and it lands some time later, or not any more.
    LATE,
    /// Somebody else's batch goes first.
    OVERTAKEN;

    /// Which fault befalls the next append.
    public interface Plan {
        Fault next();

        /// None ever.
        static Plan calm() {
            return () -> NONE;
        }

        /// One in `oneIn` appends, each kind as likely as another; the same for the same generator.
        static Plan random(RandomGenerator random, int oneIn) {
            List<Fault> kinds = List.of(BROKEN, FULL, LANDED, LOST, LATE, OVERTAKEN);
            return () ->
                    random.nextInt(oneIn) == 0 ? kinds.get(random.nextInt(kinds.size())) : NONE;
        }
    }
}
