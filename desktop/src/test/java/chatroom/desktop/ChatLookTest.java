package chatroom.desktop;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.desktop.settings.Settings;
import chatroom.server.RealServer;
import java.nio.file.Path;
import java.util.Locale;
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
            narrow(tom);
            tom.sees("#show-members");
            tom.picture("chat-320", 2);
            tom.fires("#show-members");
            tom.picture("chat-320-members", 2);
        }
    }

    @Test
    void a_lesson_from_right_to_left(@TempDir Path another) throws Exception {
        try (RealServer server = new RealServer("--name", "חדר 12");
                Chatter noa =
                        new Chatter(another, server.address(), server, Locale.of("he", "IL"));
                Client anna = Client.connect(server.address(), Listener.NOBODY);
                Client ben = Client.connect(server.address(), Listener.NOBODY)) {
            noa.creates(NewSession.of("כוכבי לכת").withCode("12345"), "נועה");
            anna.join("כוכבי לכת", "Anna", "12345");
            ben.join("כוכבי לכת", "Ben", "12345");
            noa.reads("Anna ו־Ben הצטרפו");
            anna.say("Group 2: the period is 11.9 years, see https://example.org/plot?x=1.");
            ben.say("קבוצה 3: בערך 12 שנים, אבל לא בטוחים לגבי השגיאה (0.1?)");
            noa.reads("קבוצה 3");
            noa.says("תודה לכולם! נמשיך ב־10:30.").reads("נמשיך").missesSoon("מחכה להישלח");
            noa.says("/help").reads("מונה את הפקודות");
            noa.says("/time").reads("השעה בשרת היא");
            noa.writes("שורה ארוכה שעוד לא נשלחה");
            noa.chooses(settings(Settings.Theme.LIGHT, 100));
            noa.picture("chat-he-light", 1);
            noa.chooses(settings(Settings.Theme.DARK, 100));
            noa.picture("chat-he-dark", 1);
            noa.chooses("Anna", "kick");
            Screenshot.of(noa.dialog(), "chat-he-kick", 1);
            narrow(noa);
            noa.sees("#show-members");
            noa.picture("chat-he-320", 2);
            noa.fires("#show-members");
            noa.picture("chat-he-320-members", 2);
        }
    }

    private static void narrow(Chatter who) {
        Chatter.on(() -> {
            who.stage().setWidth(320);
            who.stage().setHeight(640);
            return true;
        });
    }

    private static Settings settings(Settings.Theme theme, int percent) {
        return Settings.USUAL.withTheme(theme).withPercent(percent);
    }
}
