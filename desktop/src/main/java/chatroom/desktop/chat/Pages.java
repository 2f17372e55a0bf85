package chatroom.desktop.chat;

import chatroom.client.Client;
import chatroom.desktop.ground.Crossing;
import chatroom.wire.Frame;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Fetches what is not held of the conversation, one page at a time. Owned by the thread that
/// draws.
final class Pages {
    /// Messages of a page.
    private static final int PAGE = 100;

    private final Client client;
    private final Crossing crossing;
    private final Conversation conversation;
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();

    Pages(Client client, Crossing crossing, Conversation conversation) {
        this.client = client;
        this.crossing = crossing;
        this.conversation = conversation;
    }

    /// Whether a page is on its way.
    ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    void older() {
        if (conversation.more()) {
            long before = conversation.first();
            fetch(() -> client.history(before, PAGE), conversation::older);
        }
    }

    void newer() {
        if (!conversation.atEnd()) {
            long before = conversation.last() + PAGE + 1;
            fetch(() -> client.history(before, PAGE), conversation::newer);
        }
    }

    void newest() {
        if (!conversation.atEnd()) {
            long before = conversation.latest() + 1;
            fetch(() -> client.history(before, PAGE), conversation::newest);
        }
    }

    private void fetch(Callable<Frame.Body.Past> question, Consumer<Frame.Body.Past> got) {
        if (loading.get()) {
            return;
        }
        loading.set(true);
        crossing.ask(
                question,
                page -> {
                    got.accept(page);
                    conversation.show();
                    loading.set(false);
                },
                _ -> loading.set(false));
    }
}
