package chatroom.desktop.settings;

import chatroom.client.JsonFile;
import chatroom.core.Username;
import chatroom.desktop.entrance.Checked;
import chatroom.desktop.ground.Ground;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The settings in force; what is changed is so at once, everywhere, and kept in `desktop.json`.
/// Owned by the thread that draws.
public final class SettingsModel {
    private final JsonFile<Settings> file;
    private final ReadOnlyObjectWrapper<Settings> settings;

    /// One after the other, so that the last choice is the one that is kept.
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(
                    Thread.ofVirtual().name("chatroom-settings").factory());

    private final Ground ground;

    public SettingsModel(Ground ground) {
        this.ground = ground;
        file = file(ground.folder());
        settings = new ReadOnlyObjectWrapper<>(file.read());
    }

    private static JsonFile<Settings> file(Path folder) {
        return new JsonFile<>(
                folder.resolve("desktop.json"),
                Settings.USUAL,
                Settings::read,
                Settings::written,
                _ -> {});
    }

    /// The language that somebody chose, with the usages of the system where it is the same; the
    /// system's where they did not. Asked before there are windows.
    public static Locale locale(Path folder, Locale system) {
        Locale chosen = Locale.of(file(folder).read().language());
        boolean other =
                !chosen.getLanguage().isEmpty()
                        && !chosen.getLanguage().equals(system.getLanguage());
        return other ? chosen : system;
    }

    public ReadOnlyObjectProperty<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    public Settings now() {
        return settings.get();
    }

    /// From now on it is this.
    public void choose(Settings next) {
        settings.set(next);
        writing.execute(() -> keep(next));
    }

    /// The name that is offered when one joins or creates a session, to be changed; kept as soon as
    /// it is one.
    public Checked name() {
        Checked name = Checked.username(ground.wording());
        name.text().set(ground.profile().name().orElse(""));
        name.text().subscribe((_, typed) -> goBy(typed));
        return name;
    }

    private void goBy(String typed) {
        if (Username.check(typed) == null) {
            writing.execute(() -> keepName(typed));
        }
    }

    private void keepName(String typed) {
        try {
            ground.profile().used(typed);
        } catch (IOException e) {
            // Then they type it where it is needed.
        }
    }

    private void keep(Settings next) {
        try {
            file.change(_ -> next);
        } catch (IOException e) {
            // A folder that cannot be written to: then it lasts as long as this program.
        }
    }
}
