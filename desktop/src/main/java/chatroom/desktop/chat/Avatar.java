package chatroom.desktop.chat;

import chatroom.desktop.parts.Turning;
import chatroom.wording.Person;
import java.text.BreakIterator;
import java.util.Locale;
import javafx.scene.control.Label;

/// A disc in somebody's colour with the first letter of their name. For the thread that draws.
final class Avatar extends Label {
    Avatar(Person person, boolean small) {
        super(initial(person.name()));
        getStyleClass().addAll("avatar", "hue-" + person.hue());
        if (Turning.turns(getText())) {
            getStyleClass().add("turned");
        }
        if (small) {
            getStyleClass().add("small");
        }
    }

    static String initial(String name) {
        if (name.isEmpty()) {
            return "";
        }
        BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
        graphemes.setText(name);
        return name.substring(0, graphemes.next()).toUpperCase(Locale.ROOT);
    }
}
