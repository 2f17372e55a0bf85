package chatroom.hostile;

import java.nio.file.Path;
import java.time.Duration;

/// How much harm is meant. Immutable; any thread.
///
/// @param home the project's folder, with the program built
/// @param count malformed inputs to each endpoint in one round
/// @param time how long rounds are repeated, and floods go on
/// @param seed of the first round
record Plan(Path home, int count, Duration time, long seed) {
    /// Long enough to know how it is when nobody means harm.
    static final Duration QUIET = Duration.ofSeconds(5);
}
