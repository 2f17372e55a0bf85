package chatroom.desktop.join;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.desktop.entrance.Server;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.ground.Modelled;
import chatroom.server.RealServer;
import chatroom.wire.Frame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked before one is in, and what is said where one is not let in.
class JoinModelTest {
    @TempDir private Path folder;
    private final List<Stay> stays = new ArrayList<>();

    private static Server server(RealServer real) {
        return new Server("Test", List.of(Address.parse(real.address())), real.identity(), true);
    }

    private JoinModel joining(Modelled modelled, RealServer real, Frame.Listed session) {
        return modelled.ask(
                () -> new JoinModel(modelled.ground(), server(real), session, stays::add));
    }

    private static Frame.Listed planets(Client ben) throws InterruptedException {
        return ben.list().stream()
                .filter(s -> s.name().equals("Planets"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_refusal_stands_at_its_field_and_what_was_typed_stays() throws Exception {
        try (RealServer real = new RealServer();
                Modelled modelled = new Modelled(folder, 1);
                Client ben = Client.connect(real.address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets").withCode("12345"), "Ben");
            JoinModel model = joining(modelled, real, planets(ben));
            modelled.act(model::join);
            assertThat(modelled.ask(() -> model.name().says().get())).contains("at least 3");
            assertThat(modelled.ask(() -> model.code().says().get())).contains("five digits");

            modelled.act(() -> model.name().text().set("Anna"));
            modelled.act(() -> model.code().text().set("1111"));
            assertThat(modelled.ask(() -> model.code().wrong().get())).isFalse();
            modelled.act(() -> model.code().text().set("11111"));
            modelled.act(model::join);
            modelled.awaits("the code's", () -> model.code().says().get().contains("not the code"));
            assertThat(modelled.ask(() -> model.code().text().get())).isEqualTo("11111");

            modelled.act(() -> model.code().text().set("12345"));
            modelled.act(() -> model.name().text().set("Ben"));
            modelled.act(model::join);
            modelled.awaits("the name's", () -> model.name().says().get().contains("Ben is taken"));

            modelled.act(() -> model.name().text().set("Anna"));
            modelled.act(model::join);
            modelled.awaits("being in", () -> !stays.isEmpty());
            assertThat(stays.getFirst().session()).isEqualTo("Planets");
            stays.getFirst().door().open(Listener.NOBODY);
            stays.getFirst().client().close();

            JoinModel next = joining(modelled, real, planets(ben));
            assertThat(modelled.ask(() -> next.name().text().get())).isEqualTo("Anna");
        }
    }

    @Test
    void without_a_code_none_is_asked_for_and_a_session_that_ended_is_said_to_have()
            throws Exception {
        try (RealServer real = new RealServer();
                Modelled modelled = new Modelled(folder, 1);
                Client ben = Client.connect(real.address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets"), "Ben");
            JoinModel model = joining(modelled, real, planets(ben));
            assertThat(modelled.ask(() -> model.coded().get())).isFalse();
            ben.leave();
            modelled.act(() -> model.name().text().set("Anna"));
            modelled.act(model::join);
            modelled.awaits("why", () -> model.entering().problem().get().contains("has ended"));
            assertThat(modelled.ask(() -> model.entering().busy().get())).isFalse();
        }
    }

    @Test
    void a_server_that_is_gone_is_said_to_be() throws Exception {
        try (Modelled modelled = new Modelled(folder, 1)) {
            RealServer real = new RealServer();
            Client ben = Client.connect(real.address(), Listener.NOBODY);
            ben.create(NewSession.of("Planets"), "Ben");
            JoinModel model = joining(modelled, real, planets(ben));
            ben.close();
            real.close();
            modelled.act(() -> model.name().text().set("Anna"));
            modelled.act(model::join);
            modelled.awaits(
                    "why", () -> model.entering().problem().get().contains("Nothing listens"));
        }
    }

    @Test
    void who_is_to_be_let_in_waits_and_may_stop_waiting() throws Exception {
        try (RealServer real = new RealServer();
                Modelled modelled = new Modelled(folder, 1);
                Client ben = Client.connect(real.address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets").withCode("12345"), "Ben");
            JoinModel model = joining(modelled, real, planets(ben));
            modelled.act(() -> model.name().text().set("Anna"));
            for (int i = 0; modelled.ask(() -> model.entering().waits().get().isEmpty()); i++) {
                assertThat(i).isLessThan(50);
                modelled.act(() -> model.code().text().set("11111"));
                modelled.act(model::join);
                modelled.awaits(
                        "an answer",
                        () ->
                                !model.entering().busy().get()
                                        || !model.entering().waits().get().isEmpty());
            }
            modelled.act(model.entering()::stop);
            assertThat(modelled.ask(() -> model.entering().busy().get())).isFalse();
            assertThat(modelled.ask(() -> model.entering().waits().get())).isEmpty();
            assertThat(stays).isEmpty();
        }
    }
}
