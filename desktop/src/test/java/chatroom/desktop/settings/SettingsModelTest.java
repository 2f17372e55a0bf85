package chatroom.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.desktop.ground.Modelled;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody chose is so again the next time.
class SettingsModelTest {
    @TempDir private Path folder;

    @Test
    void what_is_chosen_is_kept() {
        Settings chosen =
                Settings.USUAL
                        .withTheme(Settings.Theme.DARK)
                        .withPercent(150)
                        .withNotifications(Settings.Notifications.NONE)
                        .withSounds(true)
                        .withEnter(Settings.Enter.BREAKS)
                        .withLanguage("he");
        try (Modelled modelled = new Modelled(folder, 1)) {
            SettingsModel model = modelled.ask(() -> new SettingsModel(modelled.ground()));
            assertThat(modelled.ask(model::now)).isEqualTo(Settings.USUAL);
            modelled.act(() -> model.choose(chosen));
            modelled.awaits(
                    "the file", () -> new SettingsModel(modelled.ground()).now().equals(chosen));
        }
    }

    @Test
    void a_name_is_kept_once_it_is_one() {
        try (Modelled modelled = new Modelled(folder, 1)) {
            SettingsModel model = modelled.ask(() -> new SettingsModel(modelled.ground()));
            modelled.act(() -> model.name().text().set("Anna"));
            modelled.awaits("it", () -> modelled.ground().profile().name().isPresent());
            modelled.act(() -> model.name().text().set("An"));
            assertThat(modelled.ground().profile().name()).contains("Anna");
        }
    }

    @Test
    void the_language_is_the_systems_unless_another_was_chosen() throws Exception {
        Locale system = Locale.of("he", "IL");
        assertThat(SettingsModel.locale(folder, system)).isEqualTo(system);
        Files.writeString(folder.resolve("desktop.json"), "{\"language\":\"he\"}");
        assertThat(SettingsModel.locale(folder, system)).isEqualTo(system);
        Files.writeString(folder.resolve("desktop.json"), "{\"language\":\"en\"}");
        assertThat(SettingsModel.locale(folder, system)).isEqualTo(Locale.ENGLISH);
        Files.writeString(folder.resolve("desktop.json"), "{\"language\":\"tlh\"}");
        assertThat(SettingsModel.locale(folder, system)).isEqualTo(system);
    }

    @Test
    void what_cannot_be_read_is_as_usual() throws Exception {
        Files.writeString(folder.resolve("desktop.json"), "{\"theme\":\"plaid\",\"percent\":115}");
        try (Modelled modelled = new Modelled(folder, 1)) {
            assertThat(new SettingsModel(modelled.ground()).now())
                    .isEqualTo(Settings.USUAL.withPercent(115));
        }
    }
}
