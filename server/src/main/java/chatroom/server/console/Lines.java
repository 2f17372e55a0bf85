package chatroom.server.console;

import java.util.ArrayList;
import java.util.List;

/// Breaks prose into lines that fit a terminal of 80 columns. Stateless.
final class Lines {
    static final int WIDTH = 80;

    private Lines() {}

    /// The words in lines of at most `width` characters; a longer word has a line for itself.
    static List<String> wrap(String prose, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : prose.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
