package chatroom.desktop;

import chatroom.desktop.chat.Attendee;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

/// The menus of a chat window, and how somebody in a test chooses from them. Stateless; any thread.
final class Menus {
    private Menus() {}

    static void ofSession(Chatter who, String item) {
        MenuButton menu = who.node("#session-menu", MenuButton.class);
        Chatter.on(() -> {
            List<MenuItem> possible =
                    menu.getItems().stream().filter(i -> i.isVisible() && !i.isDisable()).toList();
            fire(possible, item);
            return true;
        });
    }

    /// By the keyboard.
    static void ofMember(Chatter who, String member, String item) {
        who.awaits("the member " + member, () -> at(who, member) >= 0);
        Chatter.on(() -> {
            ListView<?> list = members(who);
            list.requestFocus();
            list.getSelectionModel().select(at(who, member));
            return true;
        });
        who.presses(KeyCode.ENTER);
        Chatter.on(() -> {
            ContextMenu menu =
                    Window.getWindows().stream()
                            .filter(ContextMenu.class::isInstance)
                            .map(ContextMenu.class::cast)
                            .toList()
                            .getLast();
            fire(menu.getItems(), item);
            menu.hide();
            return true;
        });
    }

    private static void fire(List<MenuItem> items, String item) {
        items.stream().filter(i -> item.equals(i.getId())).findFirst().orElseThrow().fire();
    }

    private static ListView<?> members(Chatter who) {
        return (ListView<?>) who.scene().getRoot().lookup("#members");
    }

    private static int at(Chatter who, String name) {
        List<?> items = members(who).getItems();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Attendee attendee && attendee.name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
