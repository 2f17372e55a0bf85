package chatroom.bench.load;

import java.util.List;

/// Who is there and how they talk. Immutable; any thread.
///
/// @param name by which it is asked for
/// @param sessions how many there are
/// @param members how many are in each
/// @param senders how many of these talk
/// @param window how many messages a sender may have unheard by itself; 0 where the pace is given
/// @param perSecond messages a second in each session; 0 where the window is the pace
public record Scenario(
        String name, int sessions, int members, int senders, int window, int perSecond) {
    /// The scenarios in which fan-out servers are compared, by the names that they have there.
    public static final List<Scenario> COMPARED =
            List.of(
                    new Scenario("a", 1, 32, 32, 32, 0),
                    new Scenario("b", 1, 1_000, 10, 32, 0),
                    new Scenario("c", 100, 10, 1, 32, 0),
                    new Scenario("w1", 1, 32, 32, 1, 0),
                    new Scenario("s1", 1, 32, 1, 1, 0),
                    new Scenario("p10", 1, 10, 10, 0, 100),
                    new Scenario("p1000", 1, 1_000, 10, 0, 20));

    /// How many connections it takes.
    public int connections() {
        return sessions * members;
    }

    /// What it is, in a few words.
    public String words() {
        String pace = window > 0 ? "window " + window : perSecond + "/s";
        return "%s: %,d x %,d, %,d talk, %s".formatted(name, sessions, members, senders, pace);
    }
}
