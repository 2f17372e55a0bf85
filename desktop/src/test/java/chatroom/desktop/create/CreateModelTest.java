package chatroom.desktop.create;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.core.Past;
import chatroom.core.WhenAdminLeaves;
import chatroom.desktop.entrance.Server;
import chatroom.desktop.entrance.Stay;
import chatroom.desktop.ground.Modelled;
import chatroom.server.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A session is created as it was filled in, or the field that is to blame says why not.
class CreateModelTest {
    @TempDir private Path folder;
    private final List<Stay> stays = new ArrayList<>();

    @Test
    void what_is_chosen_is_what_the_session_has() throws Exception {
        try (RealServer real = new RealServer();
                Modelled modelled = new Modelled(folder, 1);
                Client ben = Client.connect(real.address(), Listener.NOBODY)) {
            ben.create(NewSession.of("Planets"), "Ben");
            CreateModel model = creating(modelled, real, ben);
            modelled.act(model::create);
            assertThat(modelled.ask(() -> model.session().wrong().get())).isTrue();
            assertThat(modelled.ask(() -> model.name().wrong().get())).isTrue();
            assertThat(modelled.ask(() -> model.code().wrong().get())).isFalse();

            modelled.act(() -> model.session().text().set("planets"));
            modelled.act(() -> model.name().text().set("Anna"));
            modelled.act(model::create);
            modelled.awaits(
                    "that it is taken", () -> model.session().says().get().contains("is taken"));

            modelled.act(() -> model.session().text().set("Comets"));
            modelled.act(() -> model.code().text().set("12345"));
            modelled.act(() -> model.whenAdminLeaves().set(WhenAdminLeaves.END));
            modelled.act(() -> model.inactivity().set(15 * 60_000L));
            modelled.act(() -> model.past().set(Past.SINCE_JOIN));
            modelled.act(() -> model.encryptedOnly().set(true));
            modelled.act(model::create);
            modelled.awaits("being in", () -> !stays.isEmpty());
            Stay stay = stays.getFirst();
            var terms = stay.first().session().terms();
            assertThat(terms.whenAdminLeaves()).isEqualTo(WhenAdminLeaves.END);
            assertThat(terms.inactivity()).isEqualTo(15 * 60_000L);
            assertThat(terms.past()).isEqualTo(Past.SINCE_JOIN);
            assertThat(terms.encryptedOnly()).isTrue();
            assertThat(stay.first().code()).isEqualTo("12345");
            stay.door().open(Listener.NOBODY);
            stay.client().close();
        }
    }

    private CreateModel creating(Modelled modelled, RealServer real, Client ben) {
        Server server =
                new Server("Test", List.of(Address.parse(real.address())), real.identity(), true);
        return modelled.ask(() ->
                new CreateModel(
                        modelled.ground(),
                        server,
                        ben.server().limits().inactivityChoices(),
                        stays::add));
    }
}
