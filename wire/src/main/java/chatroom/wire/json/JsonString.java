package chatroom.wire.json;

import java.nio.charset.StandardCharsets;

/// What stands between the quotes of a string that [JsonText] has passed over, so that it is known
/// to be well-formed.
final class JsonString {
    private JsonString() {}

    static String read(byte[] bytes, int begin, int end) {
        int escape = escaped(bytes, begin, end);
        return escape == end ? plain(bytes, begin, end) : unescape(bytes, begin, escape, end);
    }

    /// Where the first escape is, `end` where there is none.
    static int escaped(byte[] bytes, int begin, int end) {
        int at = begin;
        while (at < end && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private static String plain(byte[] bytes, int begin, int end) {
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }

    private static String unescape(byte[] bytes, int begin, int first, int end) {
        StringBuilder out = new StringBuilder(end - begin);
        JsonText text = new JsonText(bytes, begin, end);
        int from = begin;
        int at = first;
        while (at < end) {
            if (bytes[at] == '\\') {
                out.append(plain(bytes, from, at));
                text.at = at + 2;
                out.append(unit(bytes[at + 1], text));
                at = text.at;
                from = at;
            } else {
                at++;
            }
        }
        return out.append(plain(bytes, from, end)).toString();
    }

    /// The UTF-16 unit that an escape stands for; `text` is behind its letter.
    private static char unit(byte letter, JsonText text) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> text.unit();
            default -> (char) letter;
        };
    }
}
