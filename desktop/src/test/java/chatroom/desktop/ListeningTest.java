package chatroom.desktop;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.server.RealServer;
import java.nio.file.Path;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who listens to the chat window, and somebody who reads what is long.
@Tag("e2e")
class ListeningTest {
    @TempDir private Path folder;

    @Test
    void who_writes_hears_what_comes_meanwhile() throws Exception {
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder, server);
                Client ben = Client.connect(server.address(), Listener.NOBODY)) {
            anna.creates(NewSession.of("Planets"), "Anna");
            ben.join("Planets", "Ben", "");
            hears(anna, "Ben joined.");
            ben.say("Hello Anna");
            hears(anna, "Hello Anna");
            anna.says("/time");
            hears(anna, "The server's time is");
            ben.leave();
            hears(anna, "Ben left.");
        }
    }

    private static void hears(Chatter who, String text) {
        TextInputControl box = who.node("#message", TextInputControl.class);
        who.awaits(
                "to hear " + text,
                () -> box.getAccessibleHelp() != null && box.getAccessibleHelp().contains(text));
    }

    @Test
    void of_a_long_message_one_sees_all_when_one_wants_to() throws Exception {
        try (RealServer server = new RealServer();
                Chatter anna = new Chatter(folder, server);
                Client ben = Client.connect(server.address(), Listener.NOBODY)) {
            anna.creates(NewSession.of("Planets"), "Anna");
            ben.join("Planets", "Ben", "");
            ben.say("line\n".repeat(50) + "the last one");
            anna.reads("Show all of it").missesSoon("the last one");
            anna.picture("folded", 1);
            anna.fires(".show-all").reads("the last one").missesSoon("Show all of it");
        }
    }
}
