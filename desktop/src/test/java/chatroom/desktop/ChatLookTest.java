package chatroom.desktop;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.desktop.settings.Settings;
import chatroom.server.RealServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of the chat window, for whoever changes how it looks.
@Tag("e2e")
class ChatLookTest {
    @TempDir private Path folder;

    @Test
    void the_chat_window_is_drawn_in_light_and_dark_large_and_narrow() throws Exception {
        try (RealServer server = new RealServer("--name", "Room 12");
                Chatter tom = new Chatter(folder, server);
                Client anna = Client.connect(server.address(), Listener.NOBODY);
                Client ben = Client.connect(server.address(), Listener.NOBODY);
                Client linus = Client.connect(server.address(), Listener.NOBODY);
                Client noa = Client.connect(server.address(), Listener.NOBODY)) {
            anna.create(NewSession.of("Planets").withCode("12345"), "Anna");
            anna.say(
                    "Good morning! Post your group's result here, one line each. Type /help if you"
                            + " are lost.");
            ben.join("Planets", "Ben", "12345");
            linus.join("Planets", "Linus", "12345");
            noa.join("Planets", "נועה", "12345");
            tom.joins("Planets", "Tom", "12345");
            tom.reads("Ben, Linus, נועה and Tom joined.");
            linus.say("Group 2: the period is 11.9 years 🪐");
            linus.say("…and we have a plot: https://example.org/plot?x=1.");
            noa.say("קבוצה 3: בערך 12 שנים, אבל לא בטוחים לגבי השגיאה");
            tom.reads("קבוצה 3");
            tom.says("Group 1 agrees with 11.9, error 0.1 👍🏽 👩‍🚀 🇩🇪");
            tom.reads("Group 1 agrees").missesSoon("waits to be sent");
            tom.says("/time").reads("The server's time is");
            tom.writes("/");
            tom.chooses(settings(Settings.Theme.LIGHT, 100));
            tom.picture("chat-light", 1);
            tom.chooses(settings(Settings.Theme.DARK, 100));
            tom.picture("chat-dark", 1);
            tom.chooses(settings(Settings.Theme.LIGHT, 200));
            tom.picture("chat-200", 1);
            tom.chooses(settings(Settings.Theme.LIGHT, 100));
            Chatter.on(() -> {
                tom.stage().setWidth(320);
                tom.stage().setHeight(640);
                return true;
            });
            tom.sees("#show-members");
            tom.picture("chat-320", 2);
            tom.fires("#show-members");
            tom.picture("chat-320-members", 2);
        }
    }

    private static Settings settings(Settings.Theme theme, int percent) {
        return Settings.USUAL.withTheme(theme).withPercent(percent);
    }
}
