package chatroom.server.sessions;

import chatroom.log.SessionLog;
import java.util.function.Supplier;

/// What live sessions are built on, handed to each: nothing of it belongs to them.
///
/// @param loops gives the loop for a new session
/// @param roster who is connected to this node, and to others of the same server
public record Node(
        SessionLog log,
        Clock clock,
        Randomness randomness,
        Frames.Maker maker,
        Supplier<Loop> loops,
        Settings settings,
        Quotes quotes,
        Names names,
        Output output,
        Roster roster) {
    /// A node that is all of its server.
    public Node(
            SessionLog log,
            Clock clock,
            Randomness randomness,
            Frames.Maker maker,
            Supplier<Loop> loops,
            Settings settings,
            Quotes quotes,
            Names names,
            Output output) {
        this(log, clock, randomness, maker, loops, settings, quotes, names, output, new Roster());
    }
}
