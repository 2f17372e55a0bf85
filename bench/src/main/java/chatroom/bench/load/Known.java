package chatroom.bench.load;

import java.io.IOException;

/// What must hold before those who join a session can come in by other doors than who created it.
public interface Known {
    /// Waits for it.
    void await() throws IOException, InterruptedException;
}
