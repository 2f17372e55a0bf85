package chatroom.server;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: `4m`, `90s`, `1h 30m`, `10 min`. In milliseconds. Stateless.
final class Durations {
    private static final Pattern PART =
            Pattern.compile(
                    "\\s*(\\d{1,6})\\s*(?:(?<d>d|days?)|(?<h>h|hours?)|(?<m>m|min|minutes?)"
                            + "|(?<s>s|sec|seconds?))(?![a-z])\\s*");

    private Durations() {}

    /// The duration, or nothing where this is not one. A number without a unit is not.
    static OptionalLong parse(String written) {
        Matcher part = PART.matcher(written.toLowerCase(Locale.ROOT));
        long millis = 0;
        int end = 0;
        while (end < written.length() && part.find() && part.start() == end) {
            millis += Long.parseLong(part.group(1)) * unit(part);
            end = part.end();
        }
        return end == 0 || end < written.length() ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    private static long unit(Matcher part) {
        if (part.group("s") != null) {
            return 1_000;
        }
        if (part.group("m") != null) {
            return 60_000;
        }
        return part.group("h") != null ? 3_600_000 : 24 * 3_600_000;
    }
}
