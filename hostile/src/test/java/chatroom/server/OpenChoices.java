package chatroom.server;

import java.nio.file.Path;
import java.util.Map;

/// Lets the fuzzer in to the reader of `server.properties`. Stateless.
public final class OpenChoices {
    private OpenChoices() {}

    /// Reads the file; a sentence about what is wrong with it is an answer too.
    public static void read(Path file) {
        try {
            Choices choices = Choices.of(Map.of(), Map.of(), file);
            new ConfigReader(choices, "computer", file, file).read();
        } catch (WrongUse e) {
            if (e.sentence().isEmpty()) {
                throw new AssertionError("no sentence", e);
            }
        }
    }
}
