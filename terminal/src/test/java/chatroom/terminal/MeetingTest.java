package chatroom.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.client.Address;
import chatroom.client.RememberedServers;
import chatroom.discovery.FoundServer;
import chatroom.server.RealServer;
import chatroom.wire.ServerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What people are told of a server that is new to them, known, or another than it was.
@Timeout(60)
class MeetingTest {
    @TempDir Path config = Path.of("");

    private Run list(String address) {
        return new Run(config).start(ListCommand::new, "--server", address);
    }

    private RememberedServers remembered() {
        return new RememberedServers(config, _ -> {});
    }

    /// The same on every machine, so that another server can take it over.
    private static String portOf(RealServer server) {
        return Integer.toString(server.port());
    }

    @Test
    void the_first_time_the_identity_is_shown_and_from_then_on_it_is_known() {
        try (RealServer server = new RealServer()) {
            Run first = list(server.address());
            assertThat(first.status()).isEqualTo(Task.DONE);
            assertThat(first.err()).contains("First time at Test.", server.identity().shown());
            Run second = list(server.address());
            assertThat(second.status()).isEqualTo(Task.DONE);
            assertThat(second.err()).isEmpty();
        }
    }

    @Test
    void another_server_at_a_known_address_is_explained_and_left_until_it_is_forgotten() {
        String address;
        String port;
        ServerIdentity before;
        try (RealServer server = new RealServer()) {
            address = server.address();
            port = portOf(server);
            before = server.identity();
            assertThat(list(address).status()).isEqualTo(Task.DONE);
        }
        try (RealServer another = new RealServer("--port", port)) {
            Run changed = list(address);
            assertThat(changed.status()).isEqualTo(Task.FAILED);
            assertThat(changed.err())
                    .contains(
                            "IS NOT THE ONE THAT YOU KNOW",
                            before.shown(),
                            another.identity().shown(),
                            "chatroom forget " + address);
            assertThat(remembered().all()).hasSize(1);

            Run forgets = new Run(config).start(ForgetCommand::new, address);
            assertThat(forgets.status()).isEqualTo(Task.DONE);
            assertThat(forgets.out()).containsExactly("Test (" + before + ") is forgotten.");
            Run anew = list(address);
            assertThat(anew.status()).isEqualTo(Task.DONE);
            assertThat(anew.err()).contains("First time at Test.");
        }
    }

    @Test
    void a_known_name_with_another_identity_is_a_second_server_that_one_must_name() {
        try (RealServer known = new RealServer();
                RealServer second = new RealServer()) {
            assertThat(list(known.address()).status()).isEqualTo(Task.DONE);
            Run stopped = list(second.address());
            assertThat(stopped.status()).isEqualTo(Task.FAILED);
            String whole = second.address() + "#" + second.identity().shown();
            assertThat(stopped.err()).contains("THIS Test IS NOT", "--server " + whole);
            Run named = list(whole);
            assertThat(named.status()).isEqualTo(Task.DONE);
            assertThat(remembered().all()).hasSize(2);
            assertThat(list(known.address()).status()).isEqualTo(Task.DONE);
            assertThat(list(second.address()).status()).isEqualTo(Task.DONE);
        }
    }

    @Test
    void an_identity_that_was_typed_must_be_the_right_one() {
        try (RealServer server = new RealServer()) {
            Run wrong = list(server.address() + "#aaaa-aaaa-aaaa-aaaa");
            assertThat(wrong.status()).isEqualTo(Task.FAILED);
            assertThat(wrong.err())
                    .contains("is " + server.identity().shown() + ", not aaaa-aaaa-aaaa-aaaa.");
            assertThat(remembered().all()).isEmpty();
            assertThat(list(server.address() + "#short").status()).isEqualTo(2);
        }
    }

    @Test
    void who_is_to_be_forgotten_must_be_known() {
        try (RealServer server = new RealServer()) {
            Run nobody = new Run(config).start(ForgetCommand::new, "Physics");
            assertThat(nobody.status()).isEqualTo(Task.FAILED);
            assertThat(nobody.err()).contains("No server is remembered, so there is none by");
            assertThat(list(server.address()).status()).isEqualTo(Task.DONE);
            Run others = new Run(config).start(ForgetCommand::new, "Physics");
            assertThat(others.status()).isEqualTo(Task.FAILED);
            assertThat(others.err()).contains("Remembered are: Test");
            assertThat(new Run(config).start(ForgetCommand::new, "test").status())
                    .isEqualTo(Task.DONE);
            assertThat(remembered().all()).isEmpty();
        }
    }

    @Test
    void in_the_list_of_found_servers_each_has_its_identity_and_a_namesake_its_mark()
            throws IOException {
        String known = "a".repeat(52);
        String other = "b".repeat(52);
        Address address = Address.parse("10.0.0.1");
        remembered().used(new RememberedServers.Server(known, "Physics", List.of(address), 1));
        List<String> table =
                FindReport.table(
                        List.of(
                                found("Physics", known),
                                found("PHYSICS", other),
                                found("Art", other)),
                        remembered(),
                        Run.WORDING);
        assertThat(table.get(1)).contains("aaaa-aaaa-aaaa-aaaa", "(used before)");
        assertThat(table.get(2)).contains("bbbb-bbbb-bbbb-bbbb", "NOT the one you know");
        assertThat(table.get(3)).contains("bbbb-bbbb-bbbb-bbbb").doesNotContain("(");
    }

    private static FoundServer found(String name, String identity) {
        return new FoundServer(
                name,
                identity,
                List.of(InetAddress.ofLiteral("10.0.0.2")),
                24_280,
                1,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Set.of(),
                Optional.empty());
    }
}
