package chatroom.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a client waits for what. Immutable; any thread.
///
/// @param connect for a connection, and then for the server's welcome
/// @param silence without anything from the server, after which the connection counts as dead; the
///   server pings more than twice as often
/// @param first the pause before the second attempt to come back; the first is made at once
/// @param longest the pause to which it doubles
/// @param later the pause where the server said to come back later
/// @param patience without a connection, after which the client gives up
public record Pace(
        Duration connect,
        Duration silence,
        Duration first,
        Duration longest,
        Duration later,
        Duration patience) {

    /// For people: comes back within seconds, and never gives up by itself.
    public static final Pace USUAL =
            new Pace(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(45),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(1),
                    Duration.ofDays(3650));

    public Pace withPatience(Duration patience) {
        return new Pace(connect, silence, first, longest, later, patience);
    }

    /// The pause before the attempt of that number, 0 for the first. Between half and all of a
    /// doubling time, so that those who lost one server do not all come back in one moment.
    Duration pause(int attempt, RandomGenerator random) {
        long most =
                attempt == 0
                        ? first.toMillis()
                        : Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt, 20));
        long least = attempt == 0 ? 0 : most / 2;
        return Duration.ofMillis(random.nextLong(least, most + 1));
    }
}
