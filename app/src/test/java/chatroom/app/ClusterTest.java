package chatroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.client.Client;
import chatroom.client.NewSession;
import chatroom.client.News;
import chatroom.client.Place;
import chatroom.client.Refused;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Refusal;
import chatroom.log.nats.NatsServer;
import chatroom.wire.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Server processes that share an engine are one server to those who talk.
@Tag("e2e")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Longer than it takes to be dropped by a server that sees no connection.
    private static final Duration SOME_TIME = Duration.ofSeconds(14);

    @TempDir private Path folder = Path.of("");

    private NatsServer engine;
    private ServerProcess one;
    private ServerProcess other;
    private String atOne;
    private String atOther;

    @BeforeEach
    void start() throws Exception {
        engine = new NatsServer();
        one = server("one");
        atOne = "127.0.0.1:" + one.port();
        Path key = Path.of("data", "chatroom", "key.pem");
        Files.createDirectories(folder.resolve("other").resolve(key).getParent());
        Files.copy(folder.resolve("one").resolve(key), folder.resolve("other").resolve(key));
        other = server("other");
        atOther = "127.0.0.1:" + other.port();
        until(
                () -> {
                    try (Person looking = new Person(atOne)) {
                        return looking.client.server().nodes().contains(atOther);
                    }
                },
                () -> "the servers know of each other");
    }

    private ServerProcess server(String name) throws IOException {
        return new ServerProcess(
                folder.resolve(name),
                "--port",
                "0",
                "--name",
                name,
                "--host",
                "127.0.0.1",
                "--unlimited", // people here say more than one can type
                "--cluster",
                engine.url());
    }

    @AfterEach
    void stop() throws Exception {
        Stream.of(one, other).forEach(ServerProcess::close);
        engine.close();
    }

    /// Somebody at one of the servers, and all that they heard.
    private static final class Person implements AutoCloseable {
        private final List<News> heard = new CopyOnWriteArrayList<>();
        private final Client client;

        Person(String address) throws IOException {
            client = Client.connect(address, heard::add);
        }

        /// All entries told, in order.
        Stream<Entry> entries() {
            return heard.stream()
                    .flatMap(n -> n instanceof News.Told told ? Stream.of(told.entry()) : null);
        }

        <E extends Event> List<E> events(Class<E> type) {
            return entries().map(Entry::event).filter(type::isInstance).map(type::cast).toList();
        }

        void until(Predicate<Person> is) throws InterruptedException, IOException {
            ClusterTest.until(() -> is.test(this), heard::toString);
        }

        Optional<Frame.Why> out() {
            return heard.stream()
                    .flatMap(n -> n instanceof News.Out out ? Stream.of(out.why()) : null)
                    .findFirst();
        }

        @Override
        public void close() {
            client.close();
        }
    }

    private interface Condition {
        boolean holds() throws InterruptedException, IOException;
    }

    private static void until(Condition is, Supplier<String> otherwise)
            throws InterruptedException, IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!is.holds()) {
            assertThat(System.nanoTime()).as(otherwise).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private String printed() {
        return one.printed() + other.printed();
    }

    private static void untilListed(Person by, String session, int members)
            throws InterruptedException, IOException {
        until(
                () ->
                        by.client.list().stream()
                                .anyMatch(l -> l.name().equals(session) && l.members() == members),
                () -> session + " with " + members + " members");
    }

    @Test
    void sessions_names_words_kicks_and_ends_are_the_same_at_both() throws Exception {
        try (Person anna = new Person(atOne);
                Person ben = new Person(atOther);
                Person carla = new Person(atOther)) {
            anna.client.create(NewSession.of("Planets").withCode("12345"), "Anna");
            untilListed(ben, "Planets", 1);
            assertThatThrownBy(() -> ben.client.create(NewSession.of("planets"), "Ben"))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.is(Refusal.Code.NAME_TAKEN)).isTrue());
            assertThatThrownBy(() -> ben.client.join("Planets", "Ben", "99999"))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.is(Refusal.Code.CODE_WRONG)).isTrue());
            ben.client.join("Planets", "Ben", "12345");
            carla.client.join("Planets", "Carla", "12345");
            try (Person looking = new Person(atOne)) {
                untilListed(looking, "Planets", 3);
                assertThat(looking.client.list().stream().map(Frame.Listed::name))
                        .containsExactlyInAnyOrder("Lobby", "Planets");
            }

            CompletableFuture<Void> talking = CompletableFuture.runAsync(() -> talk(anna, 60));
            talk(ben, 60);
            talking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            anna.until(p -> p.events(Event.Said.class).size() == 120);
            ben.until(p -> p.events(Event.Said.class).size() == 120);
            assertThat(ben.events(Event.Said.class)).isEqualTo(anna.events(Event.Said.class));

            anna.client.say("/kick Ben enough");
            ben.until(p -> p.out().isPresent());
            assertThat(ben.out()).contains(Frame.Why.KICKED);
            assertThatThrownBy(() -> ben.client.join("Planets", "Ben", "12345"))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.is(Refusal.Code.KICKED)).isTrue());
            anna.client.say("/close");
            carla.until(p -> p.out().isPresent());
            assertThat(carla.out()).contains(Frame.Why.CLOSED);
            until(
                    () -> carla.client.list().stream().noneMatch(l -> l.name().equals("Planets")),
                    () -> "no Planets any more");
            carla.client.create(NewSession.of("Planets"), "Carla");
        }
    }

    private static void talk(Person who, int count) {
        try {
            for (int i = 0; i < count; i++) {
                who.client.say("words " + i);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void who_is_at_a_server_that_goes_or_dies_goes_on_at_the_other_and_nobody_notices()
            throws Exception {
        try (Person anna = new Person(atOne);
                Person ben = new Person(atOther);
                Person carla = new Person(atOne)) {
            anna.client.create(NewSession.of("Planets"), "Anna");
            untilListed(ben, "Planets", 1);
            ben.client.join("Planets", "Ben", null);
            carla.client.join("Planets", "Carla", null);
            anna.client.say("before");
            one.terminate();
            assertThat(one.status()).isZero();
            anna.client.say("after");
            carla.client.say("me too");
            ben.until(p -> p.events(Event.Said.class).size() == 3);
            anna.until(p -> p.events(Event.Said.class).size() == 3);
            assertThat(anna.events(Event.Said.class)).isEqualTo(ben.events(Event.Said.class));
            assertThat(ben.events(Event.Dropped.class)).isEmpty();
            assertThat(anna.heard).noneMatch(n -> n instanceof News.Over);

            one = server("one");
            String again = "127.0.0.1:" + one.port();
            until(
                    () -> {
                        try (Person looking = new Person(again)) {
                            return looking.client.server().nodes().contains(atOther);
                        }
                    },
                    () -> "the servers know of each other");
            try (Person dave = new Person(again)) {
                dave.client.join("Planets", "Dave", null);
                one.kill();
                dave.client.say("still here");
                ben.until(p -> p.events(Event.Said.class).size() == 4);
                assertThat(ben.events(Event.Dropped.class)).isEmpty();
            }
        }
    }

    @Test
    void without_the_engine_all_are_told_so_and_what_was_on_its_way_arrives_once_when_it_is_back()
            throws Exception {
        try (Person anna = new Person(atOne);
                Person ben = new Person(atOther)) {
            anna.client.create(NewSession.of("Planets"), "Anna");
            untilListed(ben, "Planets", 1);
            ben.client.join("Planets", "Ben", null);
            ben.client.say("before");
            engine.kill();
            CompletableFuture<Void> annas = CompletableFuture.runAsync(() -> talk(anna, 1));
            CompletableFuture<Void> bens = CompletableFuture.runAsync(() -> talk(ben, 1));
            anna.until(p -> p.heard.contains(new News.ReadOnly(true)));
            ben.until(p -> p.heard.contains(new News.ReadOnly(true)));
            assertThatThrownBy(() -> ben.client.say("now?"))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.is(Refusal.Code.READ_ONLY)).isTrue());
            assertThat(ben.client.list()).hasSize(2);

            engine.start();
            until(() -> annas.isDone() && bens.isDone(), this::printed);
            anna.until(p -> p.heard.contains(new News.ReadOnly(false)));
            ben.until(p -> p.heard.contains(new News.ReadOnly(false)));
            anna.client.say("after");
            anna.until(p -> p.events(Event.Said.class).size() == 4);
            ben.until(p -> p.events(Event.Said.class).size() == 4);
            assertThat(anna.events(Event.Said.class)).isEqualTo(ben.events(Event.Said.class));
            assertThat(anna.events(Event.Dropped.class)).isEmpty();
        }
    }

    @Test
    void the_exit_code_of_one_ends_all_where_that_is_asked_for() throws Exception {
        String code = one.await("Exit code +(\\d{8})\\b");
        try (Person anna = new Person(atOne);
                Person ben = new Person(atOther)) {
            anna.client.create(NewSession.of("Planets"), "Anna");
            untilListed(ben, "Planets", 1);
            ben.client.join("Planets", "Ben", null);
            assertThatThrownBy(() -> anna.client.exit(code, null))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.is(Refusal.Code.EXIT_WHICH)).isTrue());
            anna.client.exit(code, true);
            assertThat(one.status()).isZero();
            assertThat(other.status()).isZero();
            ben.until(p -> p.heard.stream().anyMatch(News.Over.class::isInstance));
        }
    }

    @Test
    void who_is_at_a_server_that_dies_is_missed_once_and_takes_their_place_at_the_other()
            throws Exception {
        try (Person anna = new Person(atOne);
                Person ben = new Person(atOther)) {
            anna.client.create(NewSession.of("Planets"), "Anna");
            untilListed(ben, "Planets", 1);
            ben.client.join("Planets", "Ben", null);
            long begun = System.nanoTime();
            for (int i = 0; System.nanoTime() - begun < SOME_TIME.toNanos(); i++) {
                anna.client.say("still here " + i);
                Thread.sleep(500);
            }
            Place place = anna.client.place().orElseThrow();
            int said = anna.events(Event.Said.class).size();
            one.kill();
            anna.client.close(); // as when her computer went with it
            ben.client.say("Anna?");
            ben.until(p -> !p.events(Event.Dropped.class).isEmpty());
            assertThat(ben.events(Event.Dropped.class))
                    .containsExactly(new Event.Dropped(place.member()));
            try (Person again = new Person(atOther)) {
                again.client.resume(place.next());
                again.client.say("back");
                ben.until(p -> p.events(Event.Said.class).size() == said + 2);
                assertThat(ben.events(Event.Resumed.class)).hasSize(1);
                assertThat(ben.events(Event.Dropped.class)).hasSize(1);
            }
        }
    }
}
