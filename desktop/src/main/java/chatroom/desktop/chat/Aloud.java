package chatroom.desktop.chat;

import chatroom.wording.Wording;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;

/// What somebody who listens to the window is to hear while the keyboard is in the box: what came
/// last, and what they have to be told. JavaFX has no live regions, so it becomes the help of the
/// box, whose changes screen readers hear of. For the thread that draws.
final class Aloud {
    private final ReadOnlyStringWrapper now = new ReadOnlyStringWrapper("");
    private final ItemNodes nodes;

    Aloud(ChatModel model, Wording wording, ItemNodes nodes) {
        this.nodes = nodes;
        model.items().addListener((ListChangeListener<Item>) change -> came(change));
        model.knocks()
                .addListener(
                        (ListChangeListener<Knock>)
                                change -> {
                                    if (!change.getList().isEmpty()) {
                                        String name = change.getList().getLast().name();
                                        now.set(wording.of("room.knock", "name", name));
                                    }
                                });
        model.silentFor()
                .subscribe((before, left) -> {
                    if (before.longValue() == 0 && left.longValue() > 0) {
                        now.set(Bars.silent(wording, model.session(), left.longValue()));
                    }
                });
        model.standing()
                .subscribe(standing -> {
                    switch (standing) {
                        case Standing.Inside _ -> {}
                        case Standing.Away _ -> now.set(wording.of("connect.again"));
                        case Standing.Held(String why) -> now.set(why);
                        case Standing.Over(String why) -> now.set(why);
                    }
                });
    }

    /// What was told last; empty at first.
    ReadOnlyStringProperty now() {
        return now.getReadOnlyProperty();
    }

    private void came(ListChangeListener.Change<? extends Item> change) {
        boolean added = false;
        while (change.next()) {
            added |= change.wasAdded() && change.getTo() == change.getList().size();
        }
        if (!added) {
            return;
        }
        Item last = change.getList().getLast();
        switch (last) {
            case Item.Message message when message.own() -> {}
            case Item.Message _, Item.Quiet _, Item.Answer _ -> now.set(nodes.spoken(last));
            case Item.Unsent _, Item.Day _, Item.Unread _ -> {}
        }
    }
}
