package chatroom.desktop.parts;

import java.text.Bidi;
import java.util.regex.Pattern;
import javafx.geometry.NodeOrientation;

/// Text that runs from right to left, in whole or in part, as JavaFX can draw it. Stateless; any
/// thread.
///
/// JavaFX 23 to 26 throw where a line breaks inside a run from right to left: for the spaces at the
/// end of the line they look at as many letters before the run as it is long, and there are none
/// where it stands at the beginning of the text (`PrismTextLayout.computeTrailingSpaceWidth`).
/// Marks without width before such a text give them something to look at.
public final class Turning {
    /// Takes no room, and is drawn as nothing.
    private static final String MARK = "\u200e";

    /// The marks that set names apart, and those above.
    private static final Pattern MARKS = Pattern.compile("\u200e");

    private Turning() {}

    /// Whether some of it runs from right to left, or is set apart from what does.
    public static boolean turns(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /// From the first letter that has one.
    public static NodeOrientation direction(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
                ? NodeOrientation.LEFT_TO_RIGHT
                : NodeOrientation.RIGHT_TO_LEFT;
    }

    /// What comes before a text whose longest run has so many letters, so that its lines may break.
    public static String before(int longest) {
        return MARK.repeat(longest);
    }

    /// The text, so that its lines may break anywhere.
    ///
    /// @param inside whether it stands in something that runs from right to left, where even dots
    ///   do
    public static String breakable(String text, boolean inside) {
        return inside || turns(text) ? before(text.length()) + text : text;
    }

    /// The text without marks: for what is not drawn here, such as the title of a window.
    public static String plain(String text) {
        return MARKS.matcher(text).replaceAll("");
    }
}
