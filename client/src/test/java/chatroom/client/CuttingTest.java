package chatroom.client;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Member;
import chatroom.server.RealServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The library with the server that it is for, and a network between them that cuts connections.
@Timeout(60)
class CuttingTest {
    private final RealServer server = new RealServer("--unlimited");

    @AfterEach
    void stop() {
        server.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_bytes_are_cut_nothing_is_lost_and_nothing_doubled(long seed) throws Exception {
        Heard bystanders = new Heard();
        try (CuttingProxy proxy = new CuttingProxy(server.port(), seed, 12_000);
                Client bystander =
                        RealServerTest.connect(Address.parse(server.address()), bystanders)) {
            bystander.join("Lobby", "Bystander", null);
            List<Client> clients = new ArrayList<>();
            List<Heard> all = new ArrayList<>();
            Map<String, Long> acknowledged = new ConcurrentHashMap<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> talking = new ArrayList<>();
                for (String name : List.of("Anna", "Ben", "Cleo")) {
                    Heard heard = new Heard();
                    Client client = connected(proxy, heard);
                    clients.add(client);
                    all.add(heard);
                    talking.add(threads.submit(() -> talk(client, name, acknowledged)));
                }
                for (Future<?> one : talking) {
                    one.get();
                }
            }
            proxy.mercy();
            long last = acknowledged.values().stream().mapToLong(s -> s).max().orElseThrow();
            bystanders.untilSeq(last);
            List<Entry> log = bystanders.entries();
            assertThat(texts(log)).containsExactlyInAnyOrderElementsOf(acknowledged.keySet());
            for (int i = 0; i < clients.size(); i++) {
                all.get(i).untilSeq(last);
                List<Entry> heard = all.get(i).entries();
                assertThat(heard).isEqualTo(log.subList(log.size() - heard.size(), log.size()));
                assertThat(clients.get(i).mirror().orElseThrow().session().members())
                        .extracting(Member::name)
                        .isEqualTo(
                                bystander.mirror().orElseThrow().session().members().all().stream()
                                        .map(Member::name)
                                        .toList());
            }
            clients.forEach(Client::close);
            assertThat(proxy.cuts()).isPositive();
        }
    }

    /// The first connection may be cut before it stands: then there is none to come back from.
    private static Client connected(CuttingProxy proxy, Listener listener) throws Exception {
        while (true) {
            try {
                return RealServerTest.connect(proxy.address(), listener);
            } catch (IOException e) {
                Thread.sleep(Duration.ofMillis(1));
            }
        }
    }

    private static Void talk(Client client, String name, Map<String, Long> acknowledged)
            throws InterruptedException {
        client.join("Lobby", name, null);
        for (int i = 0; i < 60; i++) {
            String text = name + " says number " + i;
            acknowledged.put(text, RealServerTest.said(client, text));
        }
        return null;
    }

    private static List<String> texts(List<Entry> log) {
        return log.stream()
                .map(Entry::event)
                .filter(Event.Said.class::isInstance)
                .map(e -> ((Event.Said) e).text().value())
                .toList();
    }
}
