package chatroom.terminal;

import chatroom.wording.Line;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a conversation is shown and typed. Lines may be shown by any thread, while one other
/// reads.
interface Screen extends AutoCloseable {
    void show(List<Line> lines);

    /// What stays in sight: the session, its code, who is there.
    void status(String status);

    /// What was typed next, as one message; waits for it. Null at the end of input, or when the
    /// person wants to go. Where it can be interrupted, that counts as the same.
    @Nullable String read() throws IOException;

    /// Whether a person is to be talked to, or a script.
    boolean person();

    @Override
    void close();
}
