package chatroom.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.Listener;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the first window to goodbye, against a real server.
@Tag("e2e")
class EndToEndTest {
    @TempDir private Path folder;

    @Test
    void somebody_finds_the_server_creates_a_session_talks_and_leaves() throws Exception {
        try (Announced found = new Announced("Room 12", "--name", "Room 12");
                Person anna = new Person(folder, found.port())) {
            anna.starts();
            anna.reads("on Room 12");
            anna.reads("Lobby");
            anna.clicks("#create");
            anna.types("#session", "Planets").types("#name", "Anna").types("#code", "12345");
            anna.clicks("#create-it");
            anna.sees("#session-code");
            anna.reads("code 12345");
            try (Client ben = Client.connect(found.server().address(), Listener.NOBODY)) {
                ben.join("Planets", "Ben", "12345");
                anna.reads("Ben joined.");
                anna.types("#message", "Good morning!").clicks("#send");
                anna.reads("Good morning!");
                ben.say("Hello Anna");
                anna.reads("Hello Anna");
                Screenshot.of(anna.sees("#message").getScene(), "chat");
                Screenshot.of(anna.sees("#sessions").getScene(), "sessions");
                ben.leave();
                anna.reads("Ben left.");
            }
            anna.clicks("#session-menu").clicks("#leave");
            anna.awaits("the list alone", () -> anna.robot().listWindows().size() == 1);
        }
    }

    @Test
    void somebody_joins_a_session_by_a_double_click() throws Exception {
        try (Announced found = new Announced("Room 12");
                Person anna = new Person(folder, found.port());
                Client ben = Client.connect(found.server().address(), Listener.NOBODY)) {
            ben.create(chatroom.client.NewSession.of("Planets").withCode("12345"), "Ben");
            anna.starts();
            anna.doubleClicks("Planets");
            anna.types("#name", "Anna").types("#code", "12345").clicks("#join");
            anna.sees("#message");
            anna.reads("Ben");
            assertThat(ben.mirror().orElseThrow().session().present()).isPositive();
        }
    }
}
