package chatroom.desktop.chat;

import java.util.Locale;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// What came while nobody looked. Owned by the thread that draws.
final class Attention {
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private boolean looking = true;
    private long from;

    /// Messages that nobody has read.
    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// The first of the last that were unread; 0 where they are forgotten.
    long from() {
        return from;
    }

    /// Whether the newest message is before somebody's eyes.
    void looking(boolean now) {
        looking = now;
        if (now) {
            unread.set(0);
        }
    }

    /// Another's message came.
    void came(long seq) {
        if (looking) {
            return;
        }
        if (unread.get() == 0) {
            from = seq;
        }
        unread.set(unread.get() + 1);
    }

    /// They go on talking: what was new is known.
    void spoke() {
        from = 0;
    }

    /// Whether a text has a name in it, as a word of its own.
    static boolean names(String text, String name) {
        String quoted = Pattern.quote(name.toLowerCase(Locale.ROOT));
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])")
                .matcher(text.toLowerCase(Locale.ROOT))
                .find();
    }
}
