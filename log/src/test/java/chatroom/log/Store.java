package chatroom.log;

import chatroom.core.SessionId;
import java.io.IOException;
import java.time.Duration;

/// What the contract needs of an implementation: data that a log can be opened on again, and a way
/// behind its back.
public interface Store extends AutoCloseable {
    /// Opens a log on the data; only one is open at a time.
    SessionLog open() throws Exception;

    /// Changes something in the stored batch with that entry, as a bad disk would.
    void damage(SessionId session, long seq) throws Exception;

    /// Whether the text stands anywhere in what is stored.
    boolean contains(String text) throws Exception;

    /// How long an answer may take before it counts as none.
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    /// Gives up the data.
    @Override
    default void close() throws IOException {}
}
