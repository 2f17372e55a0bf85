package chatroom.bench;

import java.io.IOException;
import java.time.Duration;

/// A server process on this machine that a load can be put on. Used by one thread.
interface Measurable extends AutoCloseable {
    /// Where it is reached.
    int port();

    /// What it has used so far of all cores together.
    Duration cpu();

    @Override
    void close() throws IOException;
}
