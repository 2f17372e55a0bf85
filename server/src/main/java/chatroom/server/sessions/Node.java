package chatroom.server.sessions;

import chatroom.log.SessionLog;
import java.util.function.Supplier;

/// What live sessions are built on, handed to each: nothing of it belongs to them.
///
/// @param loops gives the loop for a new session
public record Node(
        SessionLog log,
        Clock clock,
        Randomness randomness,
        Frames.Maker maker,
        Supplier<Loop> loops,
        Settings settings,
        Quotes quotes,
        Names names,
        Output output) {}
