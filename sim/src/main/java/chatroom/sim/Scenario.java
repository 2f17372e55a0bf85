package chatroom.sim;

import chatroom.core.Past;
import chatroom.server.sessions.Plain;
import chatroom.server.sessions.Settings;
import java.util.List;

/// What one simulation is like, all of it drawn from its seed. Kinds of trouble are absent from
/// many, so that each is also seen alone.
///
/// @param clients how many people there are
/// @param loops loops of a node
/// @param nodes nodes over one log
/// @param seconds how long things go wrong
/// @param high bytes pending from which a link is not writable
/// @param crashes crashes in an hour
/// @param wallJumps how often people set the wall clock, in an hour
record Scenario(
        long seed,
        int clients,
        int loops,
        int nodes,
        long seconds,
        int high,
        int crashes,
        int wallJumps,
        Settings settings,
        LogFaults log,
        Temper temper) {

    /// How people and their networks behave: how often, in a thousand things they do.
    ///
    /// @param pause milliseconds between two things, on average
    record Temper(
            long pause,
            int cuts,
            int vanishes,
            int stalls,
            int silences,
            int lies,
            int kicks,
            int leaves) {}

    static Scenario draw(long seed, Dice dice) {
        return new Scenario(
                seed,
                2 + dice.below(9),
                1 + dice.below(3),
                dice.chance(300) ? 2 : 1,
                dice.between(60, 600),
                1 << dice.between(10, 15),
                some(dice, 60),
                some(dice, 30),
                settings(dice),
                LogFaults.draw(dice),
                new Temper(
                        dice.between(100, 4_000),
                        some(dice, 40),
                        some(dice, 20),
                        some(dice, 30),
                        some(dice, 10),
                        some(dice, 30),
                        some(dice, 80),
                        some(dice, 40)));
    }

    private static int some(Dice dice, int most) {
        return dice.chance(400) ? 0 : dice.below(most);
    }

    private static Settings settings(Dice dice) {
        return new Settings(
                "Simulated",
                "0",
                () -> "identity",
                List::of,
                dice.chance(200) ? 0 : 4 * 60_000L,
                dice.chance(500) ? 10 * 60_000L : 30_000,
                dice.one(List.of(Past.ALL, Past.SINCE_JOIN)),
                dice.chance(500) ? 100 : 3,
                dice.chance(500),
                dice.chance(500),
                dice.chance(700) ? List.of("Lobby") : List.of(),
                Plain.ALL);
    }
}
