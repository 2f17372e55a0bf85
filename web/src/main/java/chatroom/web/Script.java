package chatroom.web;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A module as it is sent: without the comments that stand on lines of their own, and without those
/// in a line that say of which type something is, a sixth of its packed size; and not indented,
/// which nothing of ours depends on. Every line keeps its number. Stateless.
final class Script {
    private static final Pattern COMMENT =
            Pattern.compile(
                    "^[ \\t]*(?:/\\*\\*.*?\\*/|//[^\\n]*)[ \\t]*$",
                    Pattern.MULTILINE | Pattern.DOTALL);

    /// In a line, where no text of ours says so.
    private static final Pattern TYPE = Pattern.compile("/\\*\\* @type [^\\n*]*\\*/ ?");

    private static final Pattern INDENT = Pattern.compile("^[ \\t]+", Pattern.MULTILINE);

    private Script() {}

    static String bare(String text) {
        String without =
                COMMENT.matcher(text)
                        .replaceAll((MatchResult comment) ->
                                "\n".repeat((int) comment.group().lines().count() - 1));
        return INDENT.matcher(TYPE.matcher(without).replaceAll("")).replaceAll("");
    }
}
