package chatroom.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Makes of something good something that is nearly good. Draws from the generator that it is
/// given, and is otherwise stateless; any thread.
final class Mutation {
    private static final byte[] MEANINGFUL =
            "{}[]\",:\\utfn0-.eE \u0000".getBytes(StandardCharsets.ISO_8859_1);

    /// A value in JSON, which is replaced by another.
    private static final Pattern VALUE =
            Pattern.compile("(?<=:)(\"[^\"]*\"|-?\\d+|true|false|null|\\[\\]|\\{\\})");

    private static final Pattern FIELD = Pattern.compile("\"[A-Za-z]+\":(\"[^\"]*\"|-?\\d+|true)");

    private static final List<String> OTHERS =
            List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "\"\"",
                    "0",
                    "-1",
                    "1.5",
                    "1e400",
                    "-0",
                    "9007199254740992",
                    "18446744073709551616",
                    "123456789012345678901234567890",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"\\u0000\"",
                    "\"\\u202e\"",
                    "\"" + "x".repeat(9_000) + "\"",
                    "\"" + "\\u4e2d".repeat(8_001) + "\"",
                    "[".repeat(40) + "]".repeat(40),
                    "{\"a\":".repeat(33) + "1" + "}".repeat(33),
                    "[".repeat(20_000),
                    "[1,2,[3,{\"t\":\"exit\"}]]");

    private Mutation() {}

    /// Cuts, flips, overwrites with what means something in JSON, repeats a piece; once or a few
    /// times.
    static byte[] bytes(byte[] whole, RandomGenerator random) {
        byte[] bytes = whole.clone();
        for (int times = 1 + random.nextInt(4); times > 0 && bytes.length > 0; times--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = MEANINGFUL[random.nextInt(MEANINGFUL.length)];
                case 3 -> bytes[at] = (byte) random.nextInt(256);
                case 4 -> bytes = without(bytes, at, 1 + random.nextInt(8));
                default -> bytes = repeated(bytes, at, random.nextInt(40));
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at, int most) {
        int count = Math.min(most, bytes.length - at);
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - count);
        System.arraycopy(bytes, at + count, shorter, at, shorter.length - at);
        return shorter;
    }

    private static byte[] repeated(byte[] bytes, int at, int most) {
        int count = Math.min(most, bytes.length - at);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + count);
        System.arraycopy(bytes, at, longer, at + count, bytes.length - at);
        return longer;
    }

    /// The same frame with one value of another type or size, or with a field twice, or without.
    static String json(String frame, List<String> naughty, RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> field(frame, random, field -> field + "," + field);
            case 1 -> field(frame, random, field -> "\"x\":1");
            case 2, 3 ->
                    replaced(
                            frame,
                            VALUE,
                            random,
                            _ -> Corpora.quoted(naughty.get(random.nextInt(naughty.size()))));
            default ->
                    replaced(frame, VALUE, random, _ -> OTHERS.get(random.nextInt(OTHERS.size())));
        };
    }

    private interface Change {
        String of(String part);
    }

    private static String field(String frame, RandomGenerator random, Change change) {
        return replaced(frame, FIELD, random, change);
    }

    private static String replaced(
            String frame, Pattern parts, RandomGenerator random, Change change) {
        List<MatchResult> places = parts.matcher(frame).results().toList();
        if (places.isEmpty()) {
            return frame;
        }
        MatchResult place = places.get(random.nextInt(places.size()));
        return frame.substring(0, place.start())
                + change.of(place.group())
                + frame.substring(place.end());
    }
}
