package chatroom.core;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/// The commands that are typed in the message box: the one table of them. `usage` names the
/// arguments; what stands in `[ ]` may be left out, and a last argument may have several words.
public enum Slash {
    HELP("", false),
    QUOTE("", false),
    TIME("", false),
    ECHO("text", false),
    KICK("member [reason]", true),
    ADMIN("member", true),
    CODE("five-digits-or-none", true),
    ADMIT("name", true),
    DENY("name", true),
    QUIT("", false),
    CLOSE("", true);

    /// White space of any script: an ideographic space is typed where others type theirs.
    private static final Pattern GAP = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final int SHOWN = 20;

    private final String arguments;
    private final boolean admins;

    Slash(String arguments, boolean admins) {
        this.arguments = arguments;
        this.admins = admins;
    }

    /// As it is typed: `/help`.
    public String word() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /// As it is typed, with its arguments: `/kick member [reason]`.
    public String usage() {
        return arguments.isEmpty() ? word() : word() + " " + arguments;
    }

    /// Whether it is for the admin only.
    public boolean admins() {
        return admins;
    }

    /// What somebody typed into the message box.
    public sealed interface Spoken {
        /// Words for everybody; `raw` is not yet checked.
        record Words(String raw) implements Spoken {}

        /// A known command with what followed it, which fits its usage.
        record Typed(Slash command, String argument, String rest) implements Spoken {}

        /// A command that is unknown or wrongly used.
        record Wrong(Refusal refusal) implements Spoken {}
    }

    /// Tells commands from words: what begins with `/` is a command, except that `//` stands for a
    /// message that begins with `/`. Case does not matter.
    public static Spoken parse(String raw) {
        if (!raw.startsWith("/")) {
            return new Spoken.Words(raw);
        }
        if (raw.startsWith("//")) {
            return new Spoken.Words(raw.substring(1));
        }
        String[] parts = GAP.split(raw.strip(), 2);
        String word = parts[0].toLowerCase(Locale.ROOT);
        String tail = parts.length > 1 ? parts[1] : "";
        for (Slash slash : values()) {
            if (slash.word().equals(word)) {
                return slash.with(tail);
            }
        }
        String shown =
                Printable.of(
                        parts[0].length() > SHOWN ? parts[0].substring(0, SHOWN) + "…" : parts[0]);
        return new Spoken.Wrong(
                Refusal.of(Refusal.Code.COMMAND_UNKNOWN, shown, nearest(word).word()));
    }

    private Spoken with(String tail) {
        String[] parts = GAP.split(tail, 2);
        String rest = parts.length > 1 ? parts[1] : "";
        boolean fits =
                switch (this) {
                    case HELP, QUOTE, TIME, QUIT, CLOSE -> tail.isEmpty();
                    case ECHO, KICK -> !tail.isEmpty();
                    case ADMIN, ADMIT, DENY -> !tail.isEmpty() && rest.isEmpty();
                    case CODE -> noCode(tail) || JoinCode.check(tail) == null;
                };
        if (!fits) {
            return new Spoken.Wrong(Refusal.of(Refusal.Code.COMMAND_USAGE, usage()));
        }
        return this == ECHO || this == CODE
                ? new Spoken.Typed(this, tail, "")
                : new Spoken.Typed(this, parts[0], rest);
    }

    /// Whether what follows `/code` takes the code away.
    public static boolean noCode(String argument) {
        return argument.strip().equalsIgnoreCase("none");
    }

    private static Slash nearest(String word) {
        String bounded = word.substring(0, Math.min(SHOWN, word.length()));
        return Arrays.stream(values())
                .min(Comparator.comparingInt(s -> Nearest.slips(s.word(), bounded)))
                .orElseThrow();
    }
}
