package chatroom.core;

import org.jspecify.annotations.Nullable;

/// What somebody said: one or more lines, at most 8,000 code points and 32 KiB in UTF-8, no control
/// characters but newline and tab. Kept as typed; it is shown as text and never as markup.
public record Text(String value) {
    /// Stands where a text was erased after its session emptied; the only one that is empty.
    public static final Text ERASED = new Text("");

    /// @throws IllegalArgumentException where it is longer than a text can be, or has characters or
    ///   line ends that a text cannot have
    public Text {
        if (breach(value) != null) {
            throw new IllegalArgumentException("not a text");
        }
    }

    public boolean erased() {
        return value.isEmpty();
    }

    /// Why this cannot be said, or null where it can. Line ends may be of any system, and count
    /// once.
    public static @Nullable Refusal check(String raw) {
        if (blank(raw)) {
            return Refusal.of(Refusal.Code.MESSAGE_EMPTY);
        }
        Refusal.Code breach = breach(unix(raw));
        return breach == null ? null : Refusal.of(breach);
    }

    /// The text as it is kept: line ends are newlines.
    ///
    /// @throws IllegalArgumentException where [#check] has something against it
    public static Text of(String raw) {
        if (blank(raw)) {
            throw new IllegalArgumentException("nothing is said");
        }
        return new Text(unix(raw));
    }

    private static boolean blank(String raw) {
        int c;
        for (int i = 0; i < raw.length(); i += Character.charCount(c)) {
            c = raw.codePointAt(i);
            if (!Printable.blank(c)) {
                return false;
            }
        }
        return true;
    }

    private static String unix(String raw) {
        return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    }

    /// What breaks the rule in a text of unix lines. The bound in bytes needs no look: no code
    /// point has more than 4.
    private static Refusal.@Nullable Code breach(String kept) {
        return plain(kept) ? null : anyBreach(kept);
    }

    /// Whether it is short and of printable ASCII, as most of what is said: then one look is
    /// enough.
    private static boolean plain(String kept) {
        if (kept.length() > Limits.TEXT_CODE_POINTS) {
            return false;
        }
        for (int i = 0; i < kept.length(); i++) {
            char c = kept.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static Refusal.@Nullable Code anyBreach(String kept) {
        if (kept.codePointCount(0, kept.length()) > Limits.TEXT_CODE_POINTS) {
            return Refusal.Code.MESSAGE_LONG;
        }
        int c;
        for (int i = 0; i < kept.length(); i += Character.charCount(c)) {
            c = kept.codePointAt(i);
            if (forbidden(c)) {
                return Refusal.Code.MESSAGE_CHARACTERS;
            }
        }
        return null;
    }

    /// Whether no text may have it: control characters but newline and tab, and half a pair.
    static boolean forbidden(int c) {
        return (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || (Character.isISOControl(c) && c != '\n' && c != '\t');
    }
}
