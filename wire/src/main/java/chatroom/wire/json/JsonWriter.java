package chatroom.wire.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects JSON as UTF-8 bytes, which may be taken, copied out, or sent on from where they are; to
/// be used again and again. Writes what is asked for in that order and sets the commas. For one
/// thread.
public final class JsonWriter {
    private static final int KEPT = 64 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[512];
    private int length;

    /// Begins anew, and gives back the room that a rare large text took.
    public JsonWriter clear() {
        length = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[512];
        }
        return this;
    }

    /// How many bytes there are.
    public int length() {
        return length;
    }

    /// The bytes, from 0 to [#length]; the writer's own, valid until it is used again.
    public byte[] array() {
        return bytes;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    public JsonWriter begin() {
        separate();
        return put('{');
    }

    public JsonWriter end() {
        return put('}');
    }

    public JsonWriter beginArray() {
        separate();
        return put('[');
    }

    public JsonWriter endArray() {
        return put(']');
    }

    /// The name of the field whose value comes next.
    public JsonWriter name(String name) {
        return value(name).put(':');
    }

    public JsonWriter field(String name, String value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, long value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, boolean value) {
        return name(name).value(value);
    }

    /// A string. A lone half of a surrogate pair, which UTF-8 cannot carry, becomes U+FFFD.
    public JsonWriter value(String value) {
        separate();
        int count = value.length();
        room(2 + count);
        bytes[length++] = '"';
        for (int i = plain(value); i < count; i++) {
            char c = value.charAt(i);
            if (plain(c)) {
                if (length == bytes.length) {
                    room(6);
                }
                bytes[length++] = (byte) c;
            } else {
                i += other(value, i);
            }
        }
        return put('"');
    }

    /// Copies what `value` begins with and is written as it is, for which there is room: most
    /// strings are nothing else.
    ///
    /// @return how much that was
    private int plain(String value) {
        byte[] to = bytes;
        int from = length;
        int i = 0;
        while (i < value.length() && plain(value.charAt(i))) {
            to[from + i] = (byte) value.charAt(i);
            i++;
        }
        length = from + i;
        return i;
    }

    private static boolean plain(char c) {
        return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
    }

    public JsonWriter value(boolean value) {
        separate();
        return ascii(value ? "true" : "false");
    }

    public JsonWriter value(long value) {
        separate();
        return ascii(Long.toString(value));
    }

    /// What is not plain ASCII.
    ///
    /// @return 1 where it took two chars, else 0
    private int other(String value, int i) {
        char c = value.charAt(i);
        room(6);
        if (c < 0x80) {
            escape(c);
            return 0;
        }
        if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
            bytes[length++] = following(c);
            return 0;
        }
        int point = Character.isSurrogate(c) ? pair(value, i) : c;
        if (point < 0x10000) {
            bytes[length++] = (byte) (0xE0 | point >> 12);
        } else {
            bytes[length++] = (byte) (0xF0 | point >> 18);
            bytes[length++] = following(point >> 12);
        }
        bytes[length++] = following(point >> 6);
        bytes[length++] = following(point);
        return point < 0x10000 ? 0 : 1;
    }

    /// A byte of several that is not the first: its six lowest bits.
    private static byte following(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private static int pair(String value, int i) {
        int point = value.codePointAt(i);
        return point < 0x10000 ? 0xFFFD : point;
    }

    private void escape(char c) {
        byte letter =
                switch (c) {
                    case '"' -> '"';
                    case '\\' -> '\\';
                    case '\n' -> 'n';
                    case '\r' -> 'r';
                    case '\t' -> 't';
                    default -> 'u';
                };
        if (c == 0x7F) {
            bytes[length++] = 0x7F;
            return;
        }
        bytes[length++] = '\\';
        bytes[length++] = letter;
        if (letter == 'u') {
            bytes[length++] = '0';
            bytes[length++] = '0';
            bytes[length++] = HEX[c >> 4];
            bytes[length++] = HEX[c & 0xF];
        }
    }

    private JsonWriter ascii(String word) {
        room(word.length());
        for (int i = 0; i < word.length(); i++) {
            bytes[length++] = (byte) word.charAt(i);
        }
        return this;
    }

    /// A comma, unless this is the first of its object or array or follows its name: the byte
    /// before tells.
    private void separate() {
        if (length > 0) {
            byte before = bytes[length - 1];
            if (before != '{' && before != '[' && before != ':') {
                put(',');
            }
        }
    }

    private JsonWriter put(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
