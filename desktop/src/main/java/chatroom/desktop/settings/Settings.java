package chatroom.desktop.settings;

import chatroom.texts.Words;
import chatroom.wire.json.JsonObject;
import chatroom.wire.json.JsonWriter;
import chatroom.wording.Wording;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody chose for this program. Immutable; any thread.
///
/// @param percent the size of text, 100 for the usual one
/// @param sounds whether a message that asks for attention is heard
/// @param language its code; empty for the system's
public record Settings(
        Theme theme,
        int percent,
        Notifications notifications,
        boolean sounds,
        Enter enter,
        String language) {
    /// The sizes of text to choose from, in percent.
    public static final List<Integer> SIZES = List.of(85, 100, 115, 130, 150, 175, 200, 250, 300);

    /// As long as nobody has chosen anything.
    public static final Settings USUAL =
            new Settings(Theme.SYSTEM, 100, Notifications.NAMED, false, Enter.SENDS, "");

    /// Light or dark.
    public enum Theme {
        /// As the person chose for their whole system.
        SYSTEM,
        LIGHT,
        DARK
    }

    /// Which messages the system tells of while nobody looks at the window.
    public enum Notifications {
        ALL,
        /// Those with one's name in them.
        NAMED,
        NONE
    }

    /// What the key does in the message box.
    public enum Enter {
        SENDS,
        /// Then Ctrl+Enter sends.
        BREAKS
    }

    public Settings withTheme(Theme next) {
        return new Settings(next, percent, notifications, sounds, enter, language);
    }

    public Settings withPercent(int next) {
        return new Settings(theme, next, notifications, sounds, enter, language);
    }

    public Settings withNotifications(Notifications next) {
        return new Settings(theme, percent, next, sounds, enter, language);
    }

    public Settings withSounds(boolean next) {
        return new Settings(theme, percent, notifications, next, enter, language);
    }

    public Settings withEnter(Enter next) {
        return new Settings(theme, percent, notifications, sounds, next, language);
    }

    public Settings withLanguage(String next) {
        return new Settings(theme, percent, notifications, sounds, enter, next);
    }

    // In its file.

    static Settings read(JsonObject json) {
        return new Settings(
                chosen(json, "theme", Theme.values(), USUAL.theme),
                json.has("percent") ? (int) json.number("percent", 50, 400) : USUAL.percent,
                chosen(json, "notifications", Notifications.values(), USUAL.notifications),
                json.has("sounds") ? json.flag("sounds") : USUAL.sounds,
                chosen(json, "enter", Enter.values(), USUAL.enter),
                spoken(json));
    }

    /// What there are no words in is as if nothing had been chosen.
    private static String spoken(JsonObject json) {
        @Nullable String said = json.stringOrNull("language");
        return said != null && Words.languages().contains(Locale.of(said)) ? said : "";
    }

    /// What a newer program wrote there is as if nothing had been chosen.
    private static <E extends Enum<E>> E chosen(
            JsonObject json, String name, E[] values, E otherwise) {
        @Nullable String said = json.stringOrNull(name);
        for (E value : values) {
            if (Wording.key(value).equals(said)) {
                return value;
            }
        }
        return otherwise;
    }

    JsonWriter written() {
        return new JsonWriter()
                .begin()
                .field("theme", Wording.key(theme))
                .field("percent", percent)
                .field("notifications", Wording.key(notifications))
                .field("sounds", sounds)
                .field("enter", Wording.key(enter))
                .field("language", language)
                .end();
    }
}
