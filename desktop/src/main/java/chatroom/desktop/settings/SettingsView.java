package chatroom.desktop.settings;

import chatroom.desktop.entrance.Checked;
import chatroom.desktop.ground.Ground;
import chatroom.desktop.parts.Buttons;
import chatroom.desktop.parts.Choice;
import chatroom.desktop.parts.FieldBox;
import chatroom.desktop.parts.Form;
import chatroom.desktop.parts.Labels;
import chatroom.desktop.parts.Prose;
import chatroom.texts.Words;
import chatroom.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/// Draws what one can choose; every choice is in force at once. For the thread that draws.
public final class SettingsView {
    private final Ground ground;
    private final SettingsModel model;

    private SettingsView(Ground ground, SettingsModel model) {
        this.ground = ground;
        this.model = model;
    }

    /// Draws it.
    ///
    /// @param close what follows when they have chosen
    public static Parent of(Ground ground, SettingsModel model, Runnable close) {
        SettingsView view = new SettingsView(ground, model);
        Button done = new Buttons(ground).primary("done", "button.close", close);
        done.setDefaultButton(true);
        return new Form(ground.words("desktop.settings"), view.fields(), List.of(), done);
    }

    private List<Node> fields() {
        return List.of(
                name(),
                language(),
                choice("theme", Settings.Theme.values(), Settings::theme, Settings::withTheme),
                size(),
                choice("enter", Settings.Enter.values(), Settings::enter, Settings::withEnter),
                choice(
                        "notifications",
                        Settings.Notifications.values(),
                        Settings::notifications,
                        Settings::withNotifications),
                sounds());
    }

    private Node name() {
        Checked name = model.name();
        FieldBox box = new FieldBox(ground.words("field.name"), new TextField(), name);
        box.field().setId("name");
        return box;
    }

    /// All that is drawn already stays as it is, so the choice waits for the next start, and says
    /// so.
    private Node language() {
        List<String> all = new ArrayList<>(List.of(""));
        Words.languages().forEach(language -> all.add(language.getLanguage()));
        Choice<String> choice =
                new Choice<>(
                        ground.words("language.choice"),
                        all,
                        this::called,
                        chosen(model.now().language(), next -> model.now().withLanguage(next)));
        choice.box().setId("language");
        choice.getChildren().add(Labels.second(ground.words("desktop.settings.language.when")));
        return choice;
    }

    /// As those who speak it call it.
    private String called(String language) {
        return language.isEmpty()
                ? ground.words("language.system")
                : Words.in(Locale.of(language)).of("language.name");
    }

    private interface With<T> {
        Settings with(Settings settings, T value);
    }

    private <E extends Enum<E>> Node choice(
            String id, E[] all, Function<Settings, E> now, With<E> with) {
        String key = "desktop.settings." + id;
        Choice<E> choice =
                new Choice<>(
                        ground.words(key),
                        List.of(all),
                        one -> ground.words(key + "." + Wording.key(one)),
                        chosen(now.apply(model.now()), next -> with.with(model.now(), next)));
        choice.box().setId(id);
        return choice;
    }

    private Node size() {
        Choice<Integer> choice =
                new Choice<>(
                        ground.words("desktop.settings.size"),
                        Settings.SIZES,
                        percent -> percent + " %",
                        chosen(model.now().percent(), next -> model.now().withPercent(next)));
        choice.box().setId("size");
        return choice;
    }

    private Node sounds() {
        CheckBox box = new CheckBox();
        Prose.breaks(box, new SimpleStringProperty(ground.words("desktop.settings.sounds")));
        box.setId("sounds");
        box.setSelected(model.now().sounds());
        box.selectedProperty().subscribe(on -> choose(_ -> model.now().withSounds(on)));
        return box;
    }

    private <T> ObjectProperty<T> chosen(T now, Function<T, Settings> changed) {
        ObjectProperty<T> property = new SimpleObjectProperty<>(now);
        property.subscribe(next -> choose(_ -> changed.apply(next)));
        return property;
    }

    private void choose(UnaryOperator<Settings> change) {
        Settings next = change.apply(model.now());
        if (!next.equals(model.now())) {
            model.choose(next);
        }
    }
}
