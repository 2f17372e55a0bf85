package chatroom.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatroom.client.Address;
import chatroom.client.Client;
import chatroom.client.Listener;
import chatroom.client.NewSession;
import chatroom.client.News;
import chatroom.client.Options;
import chatroom.core.Event;
import io.nats.client.AuthenticationException;
import io.nats.client.Nats;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The script by which people try several servers as one, as they start it.
@Tag("e2e")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClusterTryTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PROCESS = Pattern.compile(" process (\\d+)");

    @TempDir private Path folder = Path.of("");

    /// The ports that it takes lie below those that systems give to clients.
    private final int port = 20_000 + Math.toIntExact(ProcessHandle.current().pid() % 4_000);

    @BeforeEach
    void needs_its_tools() {
        for (String tool : List.of("nats-server", "openssl")) {
            assumeTrue(
                    Stream.of(System.getenv("PATH").split(":", -1))
                            .anyMatch(p -> Files.isExecutable(Path.of(p, tool))),
                    tool + " is not installed");
        }
    }

    @Test
    void three_nodes_talk_over_encrypted_nats_that_asks_for_a_password_and_all_end_with_the_script()
            throws Exception {
        Process script = start("--tls");
        List<Long> started = new ArrayList<>();
        try {
            BufferedReader out = script.inputReader();
            for (String line = ""; !line.startsWith("Ready."); line = out.readLine()) {
                assertThat(line).isNotNull();
                Matcher process = PROCESS.matcher(line);
                if (process.find()) {
                    started.add(Long.parseLong(process.group(1)));
                }
            }
            assertThat(started).hasSize(6).allMatch(ClusterTryTest::runs);
            talk();
            assertThatThrownBy(() -> Nats.connect("opentls://127.0.0.1:" + (port + 100)))
                    .as("encrypted, by a client that trusts anybody, without a password")
                    .isInstanceOf(AuthenticationException.class);
        } finally {
            script.destroy();
            assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(started).noneMatch(ClusterTryTest::runs);
    }

    private Process start(String option) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                HOME.resolve("cluster/try").toString(),
                                option,
                                "--port",
                                Integer.toString(port),
                                "--data",
                                folder.toString(),
                                "--",
                                "--no-discovery")
                        .redirectErrorStream(true);
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        return builder.start();
    }

    private void talk() throws IOException, InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        Listener listener =
                news -> {
                    if (news instanceof News.Told told
                            && told.entry().event() instanceof Event.Said said) {
                        heard.add(said.text().value());
                    }
                };
        try (Client anna = connect(port, Listener.NOBODY);
                Client ben = connect(port + 2, listener)) {
            anna.create(NewSession.of("Planets"), "Anna");
            while (ben.list().stream().noneMatch(listed -> listed.name().equals("Planets"))) {
                Thread.sleep(20); // told as soon as the third node has heard of it
            }
            ben.join("Planets", "Ben", null);
            anna.say("Hello over there");
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("Hello over there");
        }
    }

    private static Client connect(int port, Listener listener) throws IOException {
        Address address = new Address("127.0.0.1", port);
        return Client.connect(List.of(address), Options.of("try"), listener);
    }

    private static boolean runs(long process) {
        return ProcessHandle.of(process).isPresent();
    }
}
