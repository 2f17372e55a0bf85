package chatroom.terminal;

import java.util.Arrays;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Takes what is typed as it is: quotes, backslashes and apostrophes mean nothing here. For
/// completion, words are what spaces divide. Stateless.
final class WholeLine implements Parser {
    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        return new Words(line, cursor);
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    /// The line, and the word that the cursor is in.
    private record Words(String line, int cursor) implements CompletingParsedLine {
        private String before() {
            return line.substring(0, cursor);
        }

        @Override
        public String word() {
            int end = line.indexOf(' ', cursor);
            return line.substring(cursor - wordCursor(), end < 0 ? line.length() : end);
        }

        @Override
        public int wordCursor() {
            String before = before();
            int space = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'));
            return cursor - space - 1;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return (int) before().chars().filter(c -> c == ' ' || c == '\n').count();
        }

        @Override
        public List<String> words() {
            return Arrays.asList(line.split("[ \n]", -1));
        }
    }
}
