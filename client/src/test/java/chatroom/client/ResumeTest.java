package chatroom.client;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a drop does to a conversation: nothing that anybody notices.
class ResumeTest {
    static final Pace QUICK =
            new Pace(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(1),
                    Duration.ofMillis(20),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(20));

    private static Client connect(TinyServer server, Listener listener) throws IOException {
        Options options = Options.of("test").withPace(QUICK);
        return Client.connect(List.of(Address.parse(server.peer.address())), options, listener);
    }

    @ParameterizedTest
    @EnumSource
    void a_message_is_said_once_wherever_the_connection_is_cut(TinyServer.Step where)
            throws Exception {
        AtomicInteger cuts = new AtomicInteger();
        Heard heard = new Heard();
        TinyServer.Scissors scissors =
                (request, step) ->
                        request instanceof Request.Say
                                && step == where
                                && cuts.getAndIncrement() == 0;
        try (TinyServer server = new TinyServer(scissors);
                Client client = connect(server, heard)) {
            client.join("Lobby", "Anna", null);

            Frame.Body body = client.say("once");

            long seq = server.log().getLast().seq();
            assertThat(body)
                    .isInstanceOfSatisfying(
                            Frame.Body.Seq.class, s -> assertThat(s.seq()).isEqualTo(seq));
            assertThat(client.say("twice")).isNotNull();
            heard.untilSeq(seq + 1);
            assertThat(texts(server.log())).containsExactly("once", "twice");
            assertThat(heard.entries()).isEqualTo(server.log());
            assertThat(client.mirror().orElseThrow().session().members().size()).isEqualTo(1);
            assertThat(cuts).hasPositiveValue();
            heard.until(News.Back.class);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_is_cut_everything_is_said_and_heard_once_and_in_order(long seed)
            throws Exception {
        Random random = new Random(seed);
        TinyServer.Scissors scissors =
                (request, _) -> {
                    if (request instanceof Request.Join || request instanceof Request.Hello) {
                        return false;
                    }
                    synchronized (random) {
                        return random.nextInt(40) == 0;
                    }
                };
        Heard annas = new Heard();
        Heard bertas = new Heard();
        try (TinyServer server = new TinyServer(scissors);
                Client anna = connect(server, annas);
                Client berta = connect(server, bertas)) {
            anna.join("Lobby", "Anna", null);
            berta.join("Lobby", "Berta", null);

            var acknowledged = new ConcurrentHashMap<String, Long>();
            say(List.of(anna, berta), acknowledged);

            List<Entry> log = server.log();
            annas.untilSeq(log.getLast().seq());
            bertas.untilSeq(log.getLast().seq());
            assertThat(texts(log)).doesNotHaveDuplicates().hasSize(acknowledged.size());
            acknowledged.forEach((text, seq) ->
                    assertThat(log.get((int) (seq - 1)).event())
                            .isInstanceOfSatisfying(
                                    Event.Said.class,
                                    said -> assertThat(said.text().value()).isEqualTo(text)));
            assertThat(annas.entries()).isEqualTo(log);
            assertThat(bertas.entries()).isEqualTo(log);
            for (Client client : List.of(anna, berta)) {
                assertThat(client.mirror().orElseThrow().session().seq()).isEqualTo(log.size());
            }
        }
    }

    /// Three threads for each client, ten messages each.
    private static void say(List<Client> clients, ConcurrentHashMap<String, Long> acknowledged)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int sender = 0; sender < 3 * clients.size(); sender++) {
                Client client = clients.get(sender % clients.size());
                String name = "s" + sender;
                all.add(
                        threads.submit(() -> {
                            for (int i = 0; i < 10; i++) {
                                String text = name + " " + i;
                                if (client.say(text) instanceof Frame.Body.Seq seq) {
                                    acknowledged.put(text, seq.seq());
                                }
                            }
                            return null;
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(acknowledged).hasSize(30 * clients.size());
    }

    private static List<String> texts(List<Entry> log) {
        return log.stream()
                .map(Entry::event)
                .filter(Event.Said.class::isInstance)
                .map(e -> ((Event.Said) e).text().value())
                .toList();
    }
}
