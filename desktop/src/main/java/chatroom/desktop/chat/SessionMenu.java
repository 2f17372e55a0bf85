package chatroom.desktop.chat;

import chatroom.client.Mirror;
import chatroom.core.Slash;
import chatroom.wording.Wording;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What one can do about the session. For the thread that draws.
final class SessionMenu extends MenuButton {
    private final ChatModel model;
    private final Wording wording;

    /// What follows on what somebody chooses.
    interface Ways {
        void copyCode();

        /// Hides the code or shows it.
        void hideCode();

        void changeCode();

        /// Shows others how to join.
        void invite();

        void leave();

        void end();
    }

    SessionMenu(ChatModel model, Wording wording, Ways ways) {
        super("⋯");
        this.model = model;
        this.wording = wording;
        setId("session-menu");
        getStyleClass().add("session-menu");
        setAccessibleText(wording.of("room.menu"));
        setMinWidth(USE_PREF_SIZE);
        MenuItem hide = item("hide-code", "room.code.hide", ways::hideCode);
        MenuItem copy = item("copy-code", "room.code.copy", ways::copyCode);
        MenuItem change = item("change-code", "room.code.change", ways::changeCode);
        MenuItem end = item("end-session", "room.end", ways::end);
        end.getStyleClass().add("danger");
        MenuItem leave = item("leave", "room.leave", ways::leave);
        getItems()
                .setAll(
                        item("invite", "card.show", ways::invite),
                        new SeparatorMenuItem(),
                        copy,
                        hide,
                        change,
                        new SeparatorMenuItem(),
                        command("help", Slash.HELP),
                        command("quote", Slash.QUOTE),
                        command("time", Slash.TIME),
                        new SeparatorMenuItem(),
                        leave,
                        end);
        model.mirror()
                .subscribe(mirror -> {
                    copy.setDisable(mirror.code() == null);
                    hide.setDisable(mirror.code() == null);
                    change.setVisible(leads(mirror));
                    end.setVisible(leads(mirror));
                });
        this.hide = hide;
    }

    private final MenuItem hide;

    private static boolean leads(Mirror mirror) {
        return mirror.admin() && !mirror.session().terms().standing();
    }

    /// What hiding does next.
    void hidden(boolean now) {
        hide.setText(wording.of(now ? "room.code.show" : "room.code.hide"));
    }

    private MenuItem command(String id, Slash command) {
        return item(id, "room.menu." + id, () -> model.say(command.word()));
    }

    private MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(wording.of(words));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
