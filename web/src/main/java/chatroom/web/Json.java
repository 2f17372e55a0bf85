package chatroom.web;

import java.util.stream.Collectors;

/// Text as JSON writes it. Stateless.
final class Json {
    private Json() {}

    /// In quotes (RFC 8259, section 7).
    static String string(String text) {
        return text.chars()
                .mapToObj(c ->
                        c < ' ' || c == '"' || c == '\\' || Character.isSurrogate((char) c)
                                ? "\\u%04x".formatted(c)
                                : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
