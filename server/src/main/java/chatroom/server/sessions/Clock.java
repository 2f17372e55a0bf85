package chatroom.server.sessions;

/// The server's time. All rules use [#now]; only `/time` shows [#wall]. Any thread.
public interface Clock {
    /// Epoch milliseconds; never goes back and never jumps while the server runs.
    long now();

    /// The log has an entry of that time, as after the system's clock was set back between two
    /// starts: from now on it is no earlier. Called while a session is opened.
    void notBefore(long at);

    /// The system's clock, epoch milliseconds, which people may set.
    long wall();
}
