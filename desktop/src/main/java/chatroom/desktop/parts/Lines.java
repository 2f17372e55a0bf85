package chatroom.desktop.parts;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Breaks a text into lines that fit, between words where that goes. Immutable; any thread.
///
/// @param width of a piece of text on one line, in pixels
/// @param most a line's, in pixels
record Lines(ToDoubleFunction<String> width, double most) {
    List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            paragraph(paragraph, lines);
        }
        return lines;
    }

    private void paragraph(String paragraph, List<String> lines) {
        String line = "";
        for (String word : paragraph.split("(?<=\\s)", -1)) {
            if (fits(line + word.stripTrailing())) {
                line += word;
                continue;
            }
            if (!line.isBlank()) {
                lines.add(line.stripTrailing());
            }
            line = word;
            while (!line.isBlank() && !fits(line.stripTrailing())) {
                int end = fitting(line);
                if (end == line.length()) {
                    break; // one character, and no room for it
                }
                lines.add(line.substring(0, end));
                line = line.substring(end);
            }
        }
        if (!line.isBlank() || paragraph.isBlank()) {
            lines.add(line.stripTrailing());
        }
    }

    private boolean fits(String text) {
        return width.applyAsDouble(text) <= most;
    }

    /// How much of a word that is too long goes on a line: one character at least.
    private int fitting(String word) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(word);
        int end = characters.next();
        for (int next = characters.next();
                next != BreakIterator.DONE && fits(word.substring(0, next));
                next = characters.next()) {
            end = next;
        }
        return end;
    }
}
