package chatroom.core;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What somebody said: one or more lines, at most 8,000 code points and 32 KiB in UTF-8, no control
/// characters but newline and tab. Kept as typed; it is shown as text and never as markup.
public record Text(String value) {
    /// Stands where a text was erased after its session emptied; the only one that is empty.
    public static final Text ERASED = new Text("");

    /// @throws IllegalArgumentException where [#check] has something against it; the empty text is
    ///   [#ERASED]
    public Text {
        if (!value.isEmpty() && check(value) != null) {
            throw new IllegalArgumentException("not a text");
        }
    }

    public boolean erased() {
        return value.isEmpty();
    }

    /// Why this cannot be said, or null where it can. Line ends may be of any system.
    public static @Nullable Refusal check(String raw) {
        if (raw.isBlank()) {
            return Refusal.of(Refusal.Code.MESSAGE_EMPTY);
        }
        if (raw.length() > Limits.TEXT_BYTES
                || raw.codePointCount(0, raw.length()) > Limits.TEXT_CODE_POINTS
                || raw.getBytes(StandardCharsets.UTF_8).length > Limits.TEXT_BYTES) {
            return Refusal.of(Refusal.Code.MESSAGE_LONG);
        }
        return unix(raw).codePoints().anyMatch(Text::forbidden)
                ? Refusal.of(Refusal.Code.MESSAGE_CHARACTERS)
                : null;
    }

    /// The text as it is kept: line ends are newlines.
    ///
    /// @throws IllegalArgumentException where [#check] has something against it
    public static Text of(String raw) {
        if (raw.isEmpty()) {
            throw new IllegalArgumentException("nothing is said");
        }
        return new Text(unix(raw));
    }

    private static String unix(String raw) {
        return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static boolean forbidden(int c) {
        return Character.getType(c) == Character.SURROGATE
                || (Character.isISOControl(c) && c != '\n' && c != '\t');
    }
}
