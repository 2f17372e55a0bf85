package chatroom.desktop.finding;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Address;
import chatroom.client.RememberedServers;
import chatroom.desktop.Announced;
import chatroom.desktop.entrance.Arrival;
import chatroom.desktop.ground.Modelled;
import chatroom.server.RealServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which server one gets to, and why to none.
class FindingModelTest {
    private static final String OTHER = "b".repeat(52);

    @TempDir private Path folder;
    private final int port = Announced.freePort();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Modelled modelled;
    private FindingModel model;

    FindingModelTest() {
        modelled = new Modelled(Path.of("unused"), port);
        model = new FindingModel(modelled.ground(), true, arrivals::add);
    }

    @BeforeEach
    void somebody_looks() {
        modelled = new Modelled(folder, port);
        model = new FindingModel(modelled.ground(), true, arrivals::add);
    }

    @AfterEach
    void all_is_closed() throws Exception {
        modelled.act(model::close);
        for (Arrival arrival : modelled.ask(() -> List.copyOf(arrivals))) {
            arrival.close();
        }
        for (AutoCloseable one : open) {
            one.close();
        }
        modelled.close();
    }

    private RealServer announced(String name) {
        Announced announced = new Announced(port, name, "--name", name);
        open.add(announced);
        return announced.server();
    }

    private void remember(String name, String identity, String address) throws IOException {
        modelled.ground()
                .remembered()
                .used(
                        new RememberedServers.Server(
                                identity, name, List.of(Address.parse(address)), 1));
    }

    private Arrival arrives() {
        modelled.awaits("arriving", () -> !arrivals.isEmpty());
        return modelled.ask(arrivals::getFirst);
    }

    @Test
    void where_there_is_one_server_nobody_is_asked_and_it_is_met_for_the_first_time() {
        RealServer server = announced("Room 12");
        modelled.act(model::begin);
        assertThat(arrives().server().identity()).isEqualTo(server.identity());
        assertThat(arrives().first()).isTrue();
    }

    @Test
    void who_came_back_to_choose_is_not_sent_on() {
        RealServer server = announced("Room 12");
        model = new FindingModel(modelled.ground(), false, arrivals::add);
        modelled.act(model::begin);
        modelled.awaits("its answer", () -> !model.servers().isEmpty());
        modelled.act(() -> model.choose(model.servers().getFirst()));
        assertThat(arrives().server().identity()).isEqualTo(server.identity());
    }

    @Test
    void of_two_the_one_used_before_is_first_and_is_gone_to() throws Exception {
        RealServer known = announced("Zoo");
        announced("Art");
        remember("Zoo", known.identity().value(), known.address());
        modelled.act(model::begin);
        assertThat(arrives().server().identity()).isEqualTo(known.identity());
        assertThat(arrives().first()).isFalse();
        modelled.awaits(
                "both, the known one first",
                () ->
                        model.servers().stream()
                                .map(Near::name)
                                .toList()
                                .equals(List.of("Zoo", "Art")));
    }

    @Test
    void of_two_new_ones_somebody_chooses() {
        announced("Zoo");
        RealServer art = announced("Art");
        modelled.act(model::begin);
        modelled.awaits("both", () -> model.servers().size() == 2);
        assertThat(modelled.ask(arrivals::isEmpty)).isTrue();
        modelled.act(() -> model.choose(model.servers().getFirst()));
        assertThat(arrives().server().identity()).isEqualTo(art.identity());
    }

    @Test
    void a_server_that_has_another_key_than_before_is_stopped_at_until_somebody_has_compared()
            throws Exception {
        RealServer server = announced("Room 12");
        remember("Old", OTHER, server.address());
        modelled.act(() -> model.enter(server.address()));
        modelled.awaits("the doubt", () -> model.mistrusted().get() != null);
        assertThat(
                        modelled.ask(() ->
                                model.mistrusted().map(FindingModel.Mistrusted::why).getValue()))
                .contains("bbbb-bbbb-bbbb-bbbb", server.identity().shown(), "ask who runs it");
        assertThat(arrivals).isEmpty();
        modelled.act(model::trust);
        assertThat(arrives().server().identity()).isEqualTo(server.identity());
        assertThat(arrives().first()).isTrue();
    }

    @Test
    void a_server_that_takes_the_name_of_another_gets_nobody_by_itself() throws Exception {
        announced("Room 12");
        remember("Room 12", OTHER, "10.255.255.1");
        modelled.act(model::begin);
        modelled.awaits("its mark", () -> model.servers().stream().anyMatch(Near::namesake));
        modelled.act(() ->
                model.choose(
                        model.servers().stream().filter(Near::namesake).findFirst().orElseThrow()));
        assertThat(modelled.ask(() -> model.mistrusted().get())).isNotNull();
        modelled.act(model::stay);
        assertThat(modelled.ask(() -> model.mistrusted().get())).isNull();
        assertThat(arrivals).isEmpty();
    }

    @Test
    void where_nobody_answers_it_says_why_that_may_be_and_looks_on() {
        modelled.act(model::begin);
        modelled.awaits("why", () -> model.nothing().get() != null);
        assertThat(modelled.ask(() -> model.nothing().map(s -> s.causes()).getValue()))
                .isNotEmpty();
        announced("Late");
        modelled.act(model::again);
        assertThat(arrives().server().name()).isEqualTo("Late");
        assertThat(modelled.ask(() -> model.nothing().get())).isNull();
    }

    @Test
    void what_leads_nowhere_is_said_in_words() {
        modelled.act(() -> model.enter("room 12:x"));
        assertThat(modelled.ask(() -> model.problem().get())).contains("is no address");
        modelled.act(() -> model.enter("127.0.0.1:1"));
        modelled.awaits("why", () -> model.problem().get().contains("Nothing listens"));
        assertThat(modelled.ask(() -> model.connecting().get())).isEmpty();
    }

    @Test
    void an_identity_that_was_typed_must_be_the_servers() {
        RealServer server = announced("Room 12");
        modelled.act(() -> model.enter(server.address() + "#" + OTHER));
        modelled.awaits("why", () -> model.problem().get().contains("bbbb-bbbb-bbbb-bbbb"));
        modelled.act(() -> model.enter(server.address() + "#" + server.identity().shown()));
        assertThat(arrives().server().identity()).isEqualTo(server.identity());
    }
}
