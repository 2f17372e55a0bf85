package chatroom.desktop.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Client;
import chatroom.client.Destination;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.client.Target;
import chatroom.desktop.entrance.Arrival;
import chatroom.desktop.ground.Modelled;
import chatroom.server.RealServer;
import chatroom.wire.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The list is what the server has, and the exit code ends it.
class SessionsModelTest {
    @TempDir private Path folder;
    private final List<String> over = new ArrayList<>();

    private SessionsModel at(RealServer server, Modelled modelled) throws Exception {
        Target target =
                Target.of(Destination.parse(server.address()), modelled.ground().remembered());
        Arrival arrival = Arrival.at(target, modelled.ground());
        return modelled.ask(() -> new SessionsModel(modelled.ground(), arrival, over::add));
    }

    private static List<String> names(Modelled modelled, SessionsModel model) {
        return modelled.ask(() -> model.sessions().stream().map(Frame.Listed::name).toList());
    }

    @Test
    void sessions_come_and_go_while_one_looks_and_can_be_filtered() throws Exception {
        try (RealServer server = new RealServer();
                Modelled modelled = new Modelled(folder, 1);
                Client ben = Client.connect(server.address(), Listener.NOBODY)) {
            SessionsModel model = at(server, modelled);
            modelled.awaits("the lobby", () -> model.sessions().size() == 1);
            ben.create(NewSession.of("Planets").withCode("12345"), "Ben");
            modelled.awaits("Planets", () -> model.sessions().size() == 2);
            assertThat(modelled.ask(() -> model.people().get())).isEqualTo(1);
            modelled.act(() -> model.filter().set(" pLAN"));
            assertThat(names(modelled, model)).containsExactly("Planets");
            modelled.act(() -> model.filter().set("ben"));
            assertThat(names(modelled, model)).containsExactly("Planets");
            ben.leave();
            modelled.awaits("nothing", () -> model.sessions().isEmpty());
            modelled.act(() -> model.filter().set(""));
            assertThat(names(modelled, model)).containsExactly("Lobby");
            modelled.act(model::reload);
            modelled.act(model::close);
            assertThat(over).isEmpty();
        }
    }

    @Test
    void a_wrong_exit_code_is_refused_in_words() throws Exception {
        try (RealServer server = new RealServer();
                Modelled modelled = new Modelled(folder, 1)) {
            SessionsModel model = at(server, modelled);
            String wrong = server.exitCode().equals("00000000") ? "00000001" : "00000000";
            modelled.act(() -> model.stop(wrong));
            modelled.awaits("why", () -> model.stopRefused().get().contains("not the exit code"));
            modelled.act(model::close);
        }
    }

    @Test
    void the_right_one_stops_the_server_and_says_so() throws Exception {
        RealServer server = new RealServer();
        try (Modelled modelled = new Modelled(folder, 1)) {
            SessionsModel model = at(server, modelled);
            modelled.act(() -> model.stop(server.exitCode()));
            server.awaitStop();
            server.close();
            modelled.awaits("the end", () -> !over.isEmpty());
            assertThat(over).containsExactly("The server was stopped.");
        }
    }
}
