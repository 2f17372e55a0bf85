package chatroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Refusal.Code;
import chatroom.core.WhenAdminLeaves;
import chatroom.server.RealServer;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The library with the server that it is for.
@Timeout(60)
class RealServerTest {
    private final RealServer server = new RealServer("--unlimited");

    @AfterEach
    void stop() {
        server.close();
    }

    private Client connect(Listener listener) throws IOException {
        return connect(Address.parse(server.address()), listener);
    }

    static Client connect(Address address, Listener listener) throws IOException {
        Options options = Options.of("test").withPace(ResumeTest.QUICK);
        return Client.connect(List.of(address), options, listener);
    }

    static long said(Client client, String text) throws InterruptedException {
        if (client.say(text) instanceof Frame.Body.Seq seq) {
            return seq.seq();
        }
        throw new AssertionError("was not said: " + text);
    }

    private static boolean refused(Throwable thrown, Code code) {
        return thrown instanceof Refused refused && refused.is(code);
    }

    @Test
    void people_see_the_sessions_join_and_talk() throws Exception {
        Heard annas = new Heard();
        Heard bens = new Heard();
        try (Client anna = connect(annas);
                Client ben = connect(bens)) {
            assertThat(anna.server().server()).isEqualTo("Test");
            assertThat(ben.watch()).map(Frame.Listed::name).containsExactly("Lobby");
            Mirror created = anna.create(NewSession.of("Planets").withCode("12345"), "Anna");
            assertThat(created.code()).isEqualTo("12345");
            assertThat(created.admin()).isTrue();
            bens.until(n ->
                    n instanceof News.Sessions(var all)
                            && all.stream().anyMatch(l -> l.name().equals("Planets")));
            annas.until(News.Admin.class);

            assertThatThrownBy(() -> ben.join("Planets", "Ben", "54321"))
                    .matches(e -> refused(e, Code.CODE_WRONG));
            ben.join("Planets", "Ben", "12345");
            anna.say("Good morning");
            long seq = said(ben, "Hello");
            annas.untilSeq(seq);
            bens.untilSeq(seq);
            assertThat(annas.entries()).endsWith(bens.entries().getLast());
            assertThat(ben.history(seq, 1).entries().getLast().event())
                    .isInstanceOf(Event.Said.class);
            assertThat(ben.say("/time")).isInstanceOf(Frame.Body.Time.class);
            assertThat(ben.say("/echo a b")).isEqualTo(new Frame.Body.Echo("a b"));
            assertThat(ben.say("/help")).isInstanceOf(Frame.Body.Help.class);
            assertThat(ben.say("/quote")).isInstanceOf(Frame.Body.Quote.class);
            assertThatThrownBy(() -> ben.say("/kick Anna"))
                    .matches(e -> refused(e, Code.NOT_ADMIN));
            ben.stay();
            ben.draft();

            anna.say("/kick Ben that was enough");
            News.Out out = bens.until(News.Out.class);
            assertThat(out.why()).isEqualTo(Frame.Why.KICKED);
            assertThat(out.reason()).isEqualTo("that was enough");
            assertThatThrownBy(() -> ben.join("Planets", "Ben", "12345"))
                    .matches(e -> refused(e, Code.KICKED));
            assertThatThrownBy(() -> ben.say("still here?"))
                    .matches(e -> refused(e, Code.NOT_A_MEMBER));
        }
    }

    @Test
    void who_has_to_knock_is_let_in_or_not() throws Exception {
        Heard annas = new Heard();
        Heard bens = new Heard();
        try (Client anna = connect(annas);
                Client ben = connect(bens);
                Client cleo = connect(Listener.NOBODY);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            anna.create(NewSession.of("Planets").withCode("12345"), "Anna");
            cleo.join("Planets", "Cleo", "12345");
            anna.say("/kick Cleo");
            Future<Mirror> joining = threads.submit(() -> ben.join("Planets", "Ben", "12345"));
            bens.until(News.Waiting.class);
            News.Knocked knock = annas.until(News.Knocked.class);
            assertThat(knock.name()).isEqualTo("Ben");
            assertThatThrownBy(() -> anna.admit("other", true))
                    .matches(e -> refused(e, Code.KNOCK_OVER));
            anna.admit(knock.knock(), true);
            assertThat(joining.get().code()).isEqualTo("12345");
            assertThat(annas.until(News.KnockOver.class))
                    .isEqualTo(new News.KnockOver(knock.knock(), "Ben"));
            assertThatThrownBy(() -> ben.admit(knock.knock(), true))
                    .matches(e -> refused(e, Code.NOT_ADMIN));
        }
    }

    @Test
    void a_changed_code_is_in_everybodys_mirror() throws Exception {
        Heard bens = new Heard();
        try (Client anna = connect(Listener.NOBODY);
                Client ben = connect(bens)) {
            anna.create(NewSession.of("Planets").withCode("12345"), "Anna");
            ben.join("Planets", "Ben", "12345");
            anna.code("54321");
            News.CodeChanged changed = bens.until(News.CodeChanged.class);
            assertThat(changed.mirror().code()).isEqualTo("54321");
            assertThat(bens.entries())
                    .last()
                    .extracting(Entry::event)
                    .isEqualTo(new Event.CodeChanged(1, true));
            assertThatThrownBy(() -> ben.code(null)).matches(e -> refused(e, Code.NOT_ADMIN));
            anna.code(null);
            bens.until(n -> n instanceof News.CodeChanged(Mirror now) && now.code() == null);
            assertThat(ben.mirror().orElseThrow().session().terms().coded()).isFalse();
        }
    }

    @Test
    void who_leaves_may_join_another_session_on_the_same_connection() throws Exception {
        Heard heard = new Heard();
        try (Client anna = connect(heard)) {
            anna.join("Lobby", "Anna", null);
            anna.leave();
            assertThat(heard.until(News.Out.class).why()).isEqualTo(Frame.Why.LEFT);
            Mirror created =
                    anna.create(
                            NewSession.of("Planets").withWhenAdminLeaves(WhenAdminLeaves.END),
                            "Anna");
            assertThat(created.session().terms().whenAdminLeaves()).isEqualTo(WhenAdminLeaves.END);
            anna.say("/quit");
            anna.join("Lobby", "Anna", null);
            assertThat(anna.mirror().orElseThrow().session().terms().name().value())
                    .isEqualTo("Lobby");
        }
    }

    @Test
    void an_admin_who_waits_is_admin_again_with_the_token() throws Exception {
        Heard heard = new Heard();
        NewSession waits = NewSession.of("Planets").withWhenAdminLeaves(WhenAdminLeaves.WAIT);
        try (Client anna = connect(heard);
                Client ben = connect(Listener.NOBODY)) {
            anna.create(waits, "Anna");
            heard.until(News.Admin.class);
            ben.join("Planets", "Ben", null);
            anna.leave();
            heard.until(News.Out.class);
            String token =
                    heard.all().stream()
                            .filter(News.Admin.class::isInstance)
                            .map(n -> ((News.Admin) n).token())
                            .reduce((_, later) -> later)
                            .orElseThrow();
            assertThat(anna.join("Planets", "Anna", null, token).admin()).isTrue();
        }
    }

    @Test
    void a_program_that_died_gives_its_place_to_the_next() throws Exception {
        Heard bens = new Heard();
        try (Client ben = connect(bens)) {
            ben.join("Lobby", "Ben", null);
            Place place;
            try (Client anna = connect(Listener.NOBODY)) {
                anna.join("Lobby", "Anna", null);
                anna.say("one");
                place = anna.place().orElseThrow();
            }
            try (Client stranger = connect(Listener.NOBODY)) {
                assertThatThrownBy(() -> stranger.join("Lobby", "Anna", null))
                        .matches(e -> refused(e, Code.NAME_TAKEN));
            }
            try (Client again = connect(Listener.NOBODY)) {
                Mirror mirror = again.resume(place.next());
                assertThat(mirror.me()).isEqualTo(place.member());
                long seq = said(again, "two");
                bens.untilSeq(seq);
            }
            assertThat(bens.entries())
                    .filteredOn(e -> e.event() instanceof Event.Joined)
                    .hasSize(2);
        }
    }

    @Test
    void the_exit_code_stops_the_server_and_tells_everybody() throws Exception {
        Heard heard = new Heard();
        try (Client anna = connect(heard);
                Client operator = connect(Listener.NOBODY)) {
            anna.join("Lobby", "Anna", null);
            assertThatThrownBy(() -> operator.exit("00000000", null))
                    .matches(e -> refused(e, Code.EXIT_WRONG));
            operator.exit(server.exitCode(), null);
            server.close();
            assertThat(heard.until(News.Over.class).why().code()).contains(CloseCode.STOPPED);
        }
    }
}
