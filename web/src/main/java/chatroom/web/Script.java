package chatroom.web;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A module as it is sent: without the comments that stand on lines of their own, a sixth of its
/// packed size. Every line keeps its number. Stateless.
final class Script {
    private static final Pattern COMMENT =
            Pattern.compile(
                    "^[ \\t]*(?:/\\*\\*.*?\\*/|//[^\\n]*)[ \\t]*$",
                    Pattern.MULTILINE | Pattern.DOTALL);

    private Script() {}

    static String bare(String text) {
        return COMMENT.matcher(text)
                .replaceAll((MatchResult comment) ->
                        "\n".repeat((int) comment.group().lines().count() - 1));
    }
}
