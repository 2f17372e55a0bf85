package chatroom.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.desktop.Chatter;
import chatroom.wire.ServerIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Windows and a real terminal talk to each other through a real server process.
@Tag("e2e")
class TogetherTest {
    @TempDir private Path folder;

    @Test
    void two_windows_and_a_terminal_hear_each_other() throws Exception {
        assumeTrue(Tmux.isThere(), "tmux is needed, which ./verify installs on Debian");
        try (ServerProcess server =
                        new ServerProcess(
                                folder.resolve("server"), "--port", "0", "--name", "Hall");
                Tmux tmux = new Tmux(folder)) {
            String address = "127.0.0.1:" + server.port();
            try (Chatter anna = chatter("anna", address);
                    Chatter ben = chatter("ben", address)) {
                anna.creates(NewSession.of("Planets").withCode("12345"), "Anna");
                ben.joins("Planets", "Ben", "12345");
                tmux.open("carla", "sh " + script(address));
                tmux.until("carla", "five digits");
                tmux.type("carla", "12345");
                anna.reads("Carla joined.");
                tmux.until("carla", "3 members");

                tmux.type("carla", "Hello from a terminal");
                anna.reads("Hello from a terminal");
                ben.reads("Hello from a terminal").says("Hello from Ben's window");
                anna.reads("Hello from Ben's window").says("/kick Carla enough");
                tmux.until("carla", "Ben: Hello from Ben's window");
                tmux.until("carla", "You were removed from Planets: “enough”.");
                tmux.until("carla", "status 0");
                ben.reads("Anna removed Carla: enough");
            }
            server.terminate();
            server.status();
        }
    }

    private Chatter chatter(String name, String address) throws Exception {
        ServerIdentity identity;
        try (Client looker = Client.connect(address, Listener.NOBODY)) {
            identity = looker.identity();
        }
        return new Chatter(folder.resolve(name), address, identity);
    }

    /// Somebody starts the program in a terminal; its status is shown at its end.
    private Path script(String address) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Files.writeString(
                folder.resolve("carla.sh"),
                """
                clear
                export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=%s
                %s -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp %s \\
                    chatroom.app.Main join Planets --name Carla --server %s
                echo status $?
                """
                        .formatted(
                                folder.resolve("carla"),
                                java,
                                System.getProperty("java.class.path"),
                                address));
    }
}
