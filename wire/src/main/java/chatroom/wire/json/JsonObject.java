package chatroom.wire.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The outline of one JSON object: where its fields stand in the bytes, which are read only when
/// asked for. So fields may come in any order, unknown ones cost nothing and may be of any type,
/// and there is no tree. A field that is `null` counts as absent; one that is asked for and stands
/// twice is refused. All readers throw [Malformed], naming the field. For one thread; valid while
/// the bytes are unchanged.
public final class JsonObject {
    /// The largest whole number that JavaScript keeps exactly.
    public static final long MAX_NUMBER = (1L << 53) - 1;

    private static final int PARTS = 4;

    private final byte[] bytes;
    private final int deepest;

    /// Four for each field: where its name begins and ends, where its value begins and ends.
    private int[] parts = new int[8 * PARTS];

    private int size;

    private JsonObject(byte[] bytes, int deepest) {
        this.bytes = bytes;
        this.deepest = deepest;
    }

    /// Reads the outline of the object that these bytes are.
    ///
    /// @param deepest levels of objects and arrays, this one included, at most 64
    /// @throws Malformed where they are not one object in UTF-8, or it is deeper
    public static JsonObject read(byte[] bytes, int offset, int length, int deepest) {
        if (!Utf8.valid(bytes, offset, offset + length)) {
            throw Malformed.notJson();
        }
        return outline(bytes, offset, offset + length, deepest);
    }

    private static JsonObject outline(byte[] bytes, int from, int end, int deepest) {
        JsonObject object = new JsonObject(bytes, deepest);
        JsonText text = new JsonText(bytes, from, end);
        text.expect('{');
        if (text.peek() != '}') {
            do {
                object.add(text);
            } while (text.accept(','));
        }
        text.expect('}');
        if (text.peek() != 0 || text.at != end) {
            throw Malformed.notJson();
        }
        return object;
    }

    private void add(JsonText text) {
        int part = size * PARTS;
        if (part == parts.length) {
            parts = Arrays.copyOf(parts, 2 * part);
        }
        text.peek();
        parts[part] = text.at + 1;
        parts[part + 1] = text.name();
        text.peek();
        parts[part + 2] = text.at;
        size++;
        if (!text.value(deepest - 1)) {
            throw Malformed.field(JsonString.read(bytes, parts[part], parts[part + 1]));
        }
        parts[part + 3] = text.at;
    }

    /// Whether the field is there and not `null`.
    public boolean has(String name) {
        return find(name) >= 0;
    }

    public String string(String name) {
        return need(name, stringOrNull(name));
    }

    public @Nullable String stringOrNull(String name) {
        int part = find(name);
        return part < 0 ? null : string(name, parts[part + 2], parts[part + 3]);
    }

    /// The field as a value that checks itself.
    ///
    /// @param from builds it, or throws an [IllegalArgumentException]
    public <T> T value(String name, Function<String, T> from) {
        try {
            return from.apply(string(name));
        } catch (IllegalArgumentException _) {
            throw Malformed.field(name);
        }
    }

    /// As [#value], null where the field is absent.
    public <T> @Nullable T valueOrNull(String name, Function<String, T> from) {
        return has(name) ? value(name, from) : null;
    }

    /// A whole number, written without fraction or exponent, in a range within ±[#MAX_NUMBER].
    public long number(String name, long least, long most) {
        int part = find(name);
        if (part < 0) {
            throw Malformed.field(name);
        }
        long number = number(name, parts[part + 2], parts[part + 3]);
        if (number < least || number > most) {
            throw Malformed.field(name);
        }
        return number;
    }

    public boolean flag(String name) {
        int part = find(name);
        byte first = part < 0 ? 0 : bytes[parts[part + 2]];
        if (first != 't' && first != 'f') {
            throw Malformed.field(name);
        }
        return first == 't';
    }

    public JsonObject object(String name) {
        int part = find(name);
        if (part < 0 || bytes[parts[part + 2]] != '{') {
            throw Malformed.field(name);
        }
        return outline(bytes, parts[part + 2], parts[part + 3], deepest - 1);
    }

    /// The elements of an array of objects; an element for which `from` gives null is left out.
    public <T> List<T> objects(String name, Function<JsonObject, @Nullable T> from) {
        return elements(
                name,
                (begin, end) -> {
                    if (bytes[begin] != '{') {
                        throw Malformed.field(name);
                    }
                    return from.apply(outline(bytes, begin, end, deepest - 2));
                });
    }

    public List<String> strings(String name) {
        return elements(name, (begin, end) -> string(name, begin, end));
    }

    public List<Long> numbers(String name) {
        return elements(name, (begin, end) -> number(name, begin, end));
    }

    private interface Element<T> {
        @Nullable T read(int begin, int end);
    }

    private <T> List<T> elements(String name, Element<T> element) {
        int part = find(name);
        if (part < 0 || bytes[parts[part + 2]] != '[') {
            throw Malformed.field(name);
        }
        List<T> all = new ArrayList<>();
        JsonText text = new JsonText(bytes, parts[part + 2], parts[part + 3]);
        text.expect('[');
        while (text.peek() != ']') {
            int begin = text.at;
            text.value(deepest);
            T read = element.read(begin, text.at);
            if (read != null) {
                all.add(read);
            }
            if (text.accept(',')) {
                text.peek();
            }
        }
        return all;
    }

    private static <T> T need(String name, @Nullable T value) {
        if (value == null) {
            throw Malformed.field(name);
        }
        return value;
    }

    /// Where in [#parts] the field is, -1 where it is absent.
    private int find(String name) {
        int found = -1;
        for (int part = 0; part < size * PARTS; part += PARTS) {
            if (named(name, parts[part], parts[part + 1])) {
                if (found >= 0) {
                    throw Malformed.field(name);
                }
                found = part;
            }
        }
        return found >= 0 && bytes[parts[found + 2]] == 'n' ? -1 : found;
    }

    /// Our names are ASCII; another writer may have escaped them.
    private boolean named(String name, int begin, int end) {
        int length = name.length();
        if (end - begin > length) {
            return JsonString.escaped(bytes, begin, end) < end
                    && JsonString.read(bytes, begin, end).equals(name);
        }
        if (end - begin != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[begin + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String string(String name, int begin, int end) {
        if (bytes[begin] != '"') {
            throw Malformed.field(name);
        }
        return JsonString.read(bytes, begin + 1, end - 1);
    }

    private long number(String name, int begin, int end) {
        boolean negative = bytes[begin] == '-';
        int first = negative ? begin + 1 : begin;
        long number = 0;
        for (int i = first; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9 || number > MAX_NUMBER) {
                throw Malformed.field(name);
            }
            number = number * 10 + digit;
        }
        if (number > MAX_NUMBER) {
            throw Malformed.field(name);
        }
        return negative ? -number : number;
    }
}
