package chatroom.terminal;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/// A prompt on whose screen others draw as well. The reader itself draws under a lock of its own,
/// and so does what it prints above; the line under the prompt does not know that lock, and what
/// both send to the terminal at the same time moves the cursor to where neither means it to be. Any
/// thread.
final class SharedPrompt extends LineReaderImpl {
    /// @param variables see [LineReader]'s constants
    SharedPrompt(Terminal terminal, String application, Map<String, Object> variables) {
        super(terminal, application, variables);
    }

    /// Draws while the reader draws nothing.
    void draw(Runnable drawing) {
        lock.lock();
        try {
            drawing.run();
        } finally {
            lock.unlock();
        }
    }
}
