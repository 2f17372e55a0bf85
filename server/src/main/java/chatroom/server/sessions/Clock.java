package chatroom.server.sessions;

/// The server's time. All rules use [#now]; only `/time` shows [#wall]. Any thread.
public interface Clock {
    /// Epoch milliseconds; never goes back and never jumps while the server runs.
    long now();

    /// The system's clock, epoch milliseconds, which people may set.
    long wall();
}
