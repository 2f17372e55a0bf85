package chatroom.desktop;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.server.RealServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who reads at the end of a conversation stays there, whatever comes and however high it is.
@Tag("e2e")
class FollowingTest {
    @TempDir private Path folder;

    @Test
    void the_newest_line_is_in_sight_when_the_conversation_outgrows_the_window() throws Exception {
        try (RealServer server = new RealServer("--name", "Room 12", "--unlimited");
                Client anna = Client.connect(server.address(), Listener.NOBODY);
                Client tom = Client.connect(server.address(), Listener.NOBODY);
                Client ben = Client.connect(server.address(), Listener.NOBODY);
                Chatter cleo = new Chatter(folder, server.address(), server.identity())) {
            anna.create(NewSession.of("Planets").withCode("12345"), "Anna");
            tom.join("Planets", "Tom", "12345");
            ben.join("Planets", "Ben", "12345");
            cleo.joins("Planets", "Cleo", "12345");
            tom.say("Who has a result?");
            cleo.reads("Who has a result?").says("11.9 years");
            ben.say("two\nlines");
            anna.say("שלום לכולם");
            cleo.reads("שלום לכולם");
            anna.say("/admin Tom");
            cleo.reads("Tom is the admin now");
            tom.say("/code 54321");
            cleo.reads("The code is 54321 now.");
            tom.say("/kick Anna spoilers");
            cleo.reads("Tom removed Anna: spoilers");
            tom.say("/admin Ben");
            cleo.reads("Ben is the admin now");
            for (int i = 0; i < 20; i++) {
                tom.say("number " + i + "\nand more".repeat(i % 3));
                cleo.reads("number " + i);
            }
        }
    }
}
