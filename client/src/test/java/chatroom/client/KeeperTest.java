package chatroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Leaders;
import chatroom.core.Past;
import chatroom.core.Refusal;
import chatroom.core.Refusal.Code;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.core.WhenAdminLeaves;
import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a client makes of what a server does, connection after connection.
@Timeout(60)
class KeeperTest {
    private static final SessionId ID = TinyServer.ID;

    /// A server whose connections each run the next of the scripts, the last one again and again.
    private static Peer peer(Peer.Script... scripts) {
        AtomicInteger next = new AtomicInteger();
        return Peer.shaken(socket -> {
            socket.next();
            socket.send(TinyServer.welcome());
            scripts[Math.min(next.getAndIncrement(), scripts.length - 1)].run(socket);
        });
    }

    private static Client connect(Peer peer, Listener listener) throws IOException {
        return connect(peer, listener, ResumeTest.QUICK);
    }

    private static Client connect(Peer peer, Listener listener, Pace pace) throws IOException {
        Options options = Options.of("test").withPace(pace);
        return Client.connect(List.of(Address.parse(peer.address())), options, listener);
    }

    private static void idle(PeerSocket socket) throws IOException {
        while (socket.read() != null) {
            // Whatever comes is of no interest.
        }
    }

    private static Frame.Ok ok(Request request, Frame.Body body) {
        return new Frame.Ok(request.id(), body);
    }

    private static Frame.State state(long seq, Entry... past) {
        Frame.Person anna = new Frame.Person(1, "Anna", "anna", Door.ENCRYPTED, 10, 10, 0, false);
        return new Frame.State(
                ID,
                "Planets",
                "planets",
                "12345",
                seq,
                10,
                1,
                "Anna",
                WhenAdminLeaves.PASS_ON,
                240_000,
                Past.ALL,
                false,
                false,
                Leaders.ANY,
                2,
                1,
                List.of(anna),
                List.of(past),
                false);
    }

    /// Answers a join with place 1 and the state as of that seq.
    private static void seat(PeerSocket socket, long seq) throws IOException {
        Request join = socket.next();
        socket.send(ok(join, new Frame.Body.Place(ID, 1, "token")));
        socket.send(state(seq));
    }

    private static Frame.Told said(long seq, long id) {
        return new Frame.Told(new Entry(seq, 20, new Event.Said(1, id, Text.of("text " + seq))));
    }

    private static Request.Resume resume(PeerSocket socket) throws IOException {
        if (socket.next() instanceof Request.Resume resume) {
            return resume;
        }
        throw new IOException("that is no resume");
    }

    @Test
    void a_client_that_is_told_to_stay_away_stays_away() throws Exception {
        for (CloseCode code : List.of(CloseCode.STOPPED, CloseCode.TAKEN_OVER)) {
            Heard heard = new Heard();
            Peer.Script script = socket -> socket.send(new Frame.Bye(code));
            try (Peer peer = peer(script);
                    Client client = connect(peer, heard)) {
                Gone why = heard.until(News.Over.class).why();
                assertThat(why.code()).contains(code);
                assertThatThrownBy(client::list)
                        .isInstanceOfSatisfying(
                                Gone.class, g -> assertThat(g.code()).contains(code));
                assertThat(heard.all()).hasSize(1);
            }
        }
    }

    @Test
    void the_code_of_the_socket_counts_where_no_frame_said_it() throws Exception {
        Heard heard = new Heard();
        Peer.Script script =
                socket -> socket.raw(PeerSocket.framed(0x88, new byte[] {0x0F, (byte) 0xA0}));
        try (Peer peer = peer(script);
                Client _ = connect(peer, heard)) {
            assertThat(heard.until(News.Over.class).why().code()).contains(CloseCode.STOPPED);
        }
    }

    @Test
    void a_client_told_to_come_later_comes_at_once_when_something_is_asked() throws Exception {
        Heard heard = new Heard();
        Pace slow =
                new Pace(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1));
        Peer.Script later = socket -> socket.send(new Frame.Bye(CloseCode.IDLE));
        Peer.Script lists =
                socket -> socket.send(ok(socket.next(), new Frame.Body.Sessions(List.of())));
        try (Peer peer = peer(later, lists);
                Client client = connect(peer, heard, slow)) {
            heard.until(News.Away.class);
            assertThat(client.list()).isEmpty();
        }
    }

    @Test
    void a_silent_server_counts_as_dead() throws Exception {
        Pace impatient =
                new Pace(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(50),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        Duration.ofDays(1));
        Heard heard = new Heard();
        try (Peer peer = peer(KeeperTest::idle);
                Client _ = connect(peer, heard, impatient)) {
            heard.until(News.Away.class);
            heard.until(News.Back.class);
        }
    }

    @Test
    void patience_has_an_end() throws Exception {
        Heard heard = new Heard();
        Pace impatient = ResumeTest.QUICK.withPatience(Duration.ofMillis(50));
        try (Peer peer = peer(KeeperTest::idle);
                Client client = connect(peer, heard, impatient)) {
            peer.gone();
            assertThat(heard.until(News.Over.class).why().code()).isEmpty();
            assertThatThrownBy(client::list).isInstanceOf(Gone.class);
        }
    }

    @Test
    void a_place_that_is_gone_is_told_with_its_reason_and_what_needs_it_is_refused()
            throws Exception {
        Heard heard = new Heard();
        Peer.Script drops =
                socket -> {
                    seat(socket, 5);
                    socket.next(); // the message, which is not answered
                };
        Peer.Script refuses =
                socket -> {
                    Request.Resume resume = resume(socket);
                    socket.send(new Frame.No(resume.id(), Refusal.of(Code.KICKED, "120")));
                    idle(socket);
                };
        try (Peer peer = peer(drops, refuses);
                Client client = connect(peer, heard)) {
            client.join("Planets", "Anna", "12345");
            assertThatThrownBy(() -> client.say("anybody?"))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.is(Code.KICKED)).isTrue());
            News.Out out = heard.until(News.Out.class);
            assertThat(out.why()).isEqualTo(Frame.Why.KICKED);
            assertThat(out.until()).isGreaterThan(System.currentTimeMillis() + 60_000);
            assertThat(client.place()).isEmpty();
        }
    }

    @Test
    void leaving_while_away_has_left() throws Exception {
        Peer.Script drops =
                socket -> {
                    seat(socket, 5);
                    socket.next(); // the leave, which is done but not answered
                };
        Peer.Script refuses =
                socket -> {
                    socket.send(new Frame.No(resume(socket).id(), Refusal.of(Code.PLACE_GONE)));
                    idle(socket);
                };
        try (Peer peer = peer(drops, refuses);
                Client client = connect(peer, Listener.NOBODY)) {
            client.join("Planets", "Anna", null);
            client.leave();
        }
    }

    @Test
    void a_server_that_cannot_give_the_place_now_is_asked_again() throws Exception {
        Heard heard = new Heard();
        Peer.Script drops = socket -> seat(socket, 5);
        Peer.Script stops =
                socket -> {
                    socket.send(new Frame.No(resume(socket).id(), Refusal.of(Code.LOG_BROKEN)));
                    idle(socket);
                };
        Peer.Script gives =
                socket -> {
                    Request.Resume resume = resume(socket);
                    socket.send(ok(resume, new Frame.Body.Place(ID, 1, null)));
                    socket.send(said(6, 1));
                    idle(socket);
                };
        try (Peer peer = peer(drops, stops, stops, gives);
                Client client = connect(peer, heard)) {
            client.join("Planets", "Anna", null);
            heard.untilSeq(6);
            assertThat(heard.all()).noneMatch(News.Out.class::isInstance);
        }
    }

    @Test
    void a_gap_is_asked_for_and_a_mirror_that_stays_wrong_is_made_anew() throws Exception {
        Heard heard = new Heard();
        BlockingQueue<Long> after = new LinkedBlockingQueue<>();
        Peer.Script gap =
                socket -> {
                    seat(socket, 5);
                    socket.send(said(6, 1));
                    socket.send(said(8, 2));
                    idle(socket);
                };
        Peer.Script wrongAgain =
                socket -> {
                    Request.Resume resume = resume(socket);
                    after.add(resume.after());
                    socket.send(ok(resume, new Frame.Body.Place(ID, 1, null)));
                    socket.send(said(8, 2));
                    idle(socket);
                };
        Peer.Script anew =
                socket -> {
                    Request.Resume resume = resume(socket);
                    after.add(resume.after());
                    socket.send(ok(resume, new Frame.Body.Place(ID, 1, null)));
                    socket.send(
                            state(8, said(6, 1).entry(), said(7, 2).entry(), said(8, 3).entry()));
                    socket.send(said(9, 4));
                    idle(socket);
                };
        try (Peer peer = peer(gap, wrongAgain, anew);
                Client client = connect(peer, heard)) {
            client.join("Planets", "Anna", null);
            heard.untilSeq(9);
            assertThat(heard.entries()).map(Entry::seq).containsExactly(6L, 7L, 8L, 9L);
            assertThat(after.take()).isEqualTo(6);
            assertThat(after.take()).isGreaterThan(1L << 50);
        }
    }

    @Test
    void another_server_at_the_same_address_gets_not_a_word() throws Exception {
        PeerKey known = new PeerKey();
        PeerKey other = new PeerKey();
        AtomicInteger connections = new AtomicInteger();
        List<String> told = new CopyOnWriteArrayList<>();
        Peer.Script script =
                socket -> {
                    int connection = connections.get();
                    String opening = socket.shake();
                    if (connection == 2) {
                        told.add(opening);
                    }
                    socket.next();
                    socket.send(TinyServer.welcome());
                    if (connection == 1) {
                        seat(socket, 5);
                    } else {
                        Request.Resume resume = resume(socket);
                        socket.send(ok(resume, new Frame.Body.Place(ID, 1, null)));
                        idle(socket);
                    }
                };
        Heard heard = new Heard();
        try (Peer peer =
                        new Peer(
                                () -> connections.getAndIncrement() == 1 ? other : known, script);
                Client client = connect(peer, heard)) {
            assertThat(client.identity()).isEqualTo(known.identity());
            client.join("Planets", "Anna", null);
            heard.until(News.Back.class);
            assertThat(connections).hasValue(3);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void where_no_token_was_given_one_comes_back_by_name() throws Exception {
        Heard heard = new Heard();
        BlockingQueue<Request> asked = new LinkedBlockingQueue<>();
        Peer.Script script =
                socket -> {
                    Request join = socket.next();
                    asked.add(join);
                    socket.send(ok(join, new Frame.Body.Place(ID, 1, null)));
                    if (asked.size() == 1) {
                        socket.send(state(5, said(5, 1).entry()));
                    } else {
                        socket.send(state(6, said(5, 1).entry(), said(6, 2).entry()));
                        idle(socket);
                    }
                };
        try (Peer peer = peer(script);
                Client client = connect(peer, heard)) {
            client.join("Planets", "Anna", "12345");
            heard.untilSeq(6);
            assertThat(asked)
                    .allSatisfy(request ->
                            assertThat(request)
                                    .isInstanceOfSatisfying(
                                            Request.Join.class,
                                            j -> assertThat(j.code()).isEqualTo("12345")));
            assertThat(heard.entries()).map(Entry::seq).containsExactly(5L, 6L);
        }
    }

    @Test
    void after_a_timeout_the_place_is_taken_again_and_what_was_missed_is_told() throws Exception {
        Heard heard = new Heard();
        Peer.Script script =
                socket -> {
                    seat(socket, 5);
                    socket.send(new Frame.Told(new Entry(6, 20, new Event.TimedOut(1))));
                    socket.send(new Frame.Push.Out(Frame.Why.TIMED_OUT, 0, ""));
                    Request.Resume resume = resume(socket);
                    assertThat(resume.after()).isEqualTo(6);
                    socket.send(ok(resume, new Frame.Body.Place(ID, 1, null)));
                    socket.send(
                            new Frame.Told(new Entry(7, 30, new Event.Resumed(1, Door.ENCRYPTED))));
                    idle(socket);
                };
        try (Peer peer = peer(script);
                Client client = connect(peer, heard)) {
            client.join("Planets", "Anna", null);
            assertThat(heard.until(News.Out.class).why()).isEqualTo(Frame.Why.TIMED_OUT);
            client.again();
            heard.untilSeq(7);
            assertThat(client.mirror().orElseThrow().self()).isNotNull();
        }
    }

    @Test
    void the_place_of_a_program_that_died_can_be_taken_by_the_next() throws Exception {
        Heard heard = new Heard();
        Peer.Script first =
                socket -> {
                    seat(socket, 5);
                    socket.next();
                };
        Peer.Script second =
                socket -> {
                    Request.Resume resume = resume(socket);
                    socket.send(ok(resume, new Frame.Body.Place(ID, 1, null)));
                    socket.send(state(6, said(6, 1).entry()));
                    Request say = socket.next();
                    assertThat(say.id()).isGreaterThan(1L << 32);
                    socket.send(ok(say, new Frame.Body.Seq(7, false)));
                    idle(socket);
                };
        try (Peer peer = peer(first, second)) {
            Place place;
            try (Client client = connect(peer, Listener.NOBODY)) {
                client.join("Planets", "Anna", null);
                place = client.place().orElseThrow();
            }
            try (Client client = connect(peer, heard)) {
                assertThat(client.resume(place.next()).me()).isEqualTo(1);
                assertThat(client.say("back")).isEqualTo(new Frame.Body.Seq(7, false));
                assertThat(client.place().orElseThrow().ids()).isEqualTo(1L << 32);
            }
        }
    }

    @Test
    void stopping_the_server_has_worked_when_it_is_gone() throws Exception {
        Peer.Script script =
                socket -> {
                    socket.next();
                    socket.send(new Frame.Push.Stopping(5_000));
                    socket.send(new Frame.Bye(CloseCode.STOPPED));
                };
        try (Peer peer = peer(script);
                Client client = connect(peer, Listener.NOBODY)) {
            client.exit("12345678");
        }
    }

    @Test
    void the_listener_may_ask_while_news_pile_up() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CompletableFuture<Client> connected = new CompletableFuture<>();
        Listener listener =
                news -> {
                    try {
                        if (news instanceof News.Warned && answered.getCount() == 1) {
                            connected.join().list();
                            answered.countDown();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        Peer.Script script =
                socket -> {
                    for (int i = 0; i < 5_000; i++) {
                        socket.send(new Frame.Push.Warning(i));
                    }
                    socket.send(ok(socket.next(), new Frame.Body.Sessions(List.of())));
                    idle(socket);
                };
        try (Peer peer = peer(script);
                Client client = connect(peer, listener)) {
            connected.complete(client);
            answered.await();
        }
    }

    @Test
    void a_listener_that_throws_hears_on() throws Exception {
        Heard heard = new Heard();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> uncaught.add(e));
        Listener listener =
                news -> {
                    heard.hear(news);
                    throw new IllegalStateException("on purpose");
                };
        Peer.Script script =
                socket -> {
                    socket.send(new Frame.Push.Warning(1));
                    socket.send(new Frame.Push.Warning(2));
                    idle(socket);
                };
        try (Peer peer = peer(script);
                Client _ = connect(peer, listener)) {
            heard.until(new News.Warned(2)::equals);
            assertThat(uncaught.take()).hasMessage("on purpose");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void the_list_is_kept_up_to_date_and_watched_again_after_a_drop() throws Exception {
        Heard heard = new Heard();
        Frame.Listed one = listed("b", "One");
        Frame.Listed two = listed("c", "Two");
        Peer.Script first =
                socket -> {
                    socket.send(ok(socket.next(), new Frame.Body.Sessions(List.of(one))));
                    socket.send(new Frame.Push.Sessions(List.of(two), List.of()));
                    socket.send(new Frame.Push.Sessions(List.of(), List.of(one.id())));
                };
        Peer.Script second =
                socket -> {
                    socket.send(ok(socket.next(), new Frame.Body.Sessions(List.of())));
                    idle(socket);
                };
        try (Peer peer = peer(first, second);
                Client client = connect(peer, heard)) {
            assertThat(client.watch()).containsExactly(one);
            heard.until(new News.Sessions(List.of(one, two))::equals);
            heard.until(new News.Sessions(List.of(two))::equals);
            heard.until(new News.Sessions(List.of())::equals);
        }
    }

    private static Frame.Listed listed(String digit, String name) {
        return new Frame.Listed(
                new SessionId(digit.repeat(26)), name, 1, 1, "Anna", false, false, false, true);
    }

    @Test
    void a_drop_between_the_place_and_the_state_is_no_refusal() throws Exception {
        Peer.Script half =
                socket -> socket.send(ok(socket.next(), new Frame.Body.Place(ID, 1, "token")));
        Peer.Script whole =
                socket -> {
                    Request.Resume resume = resume(socket);
                    socket.send(ok(resume, new Frame.Body.Place(ID, 1, null)));
                    socket.send(state(5));
                    idle(socket);
                };
        try (Peer peer = peer(half, whole);
                Client client = connect(peer, Listener.NOBODY)) {
            assertThat(client.join("Planets", "Anna", null).session().seq()).isEqualTo(5);
        }
    }

    @Test
    void a_refusal_that_only_a_newer_server_knows_keeps_its_sentence() throws Exception {
        Peer.Script script =
                socket -> {
                    Request asked = socket.next();
                    String no =
                            "{\"t\":\"no\",\"id\":%d,\"code\":\"moon-full\",\"args\":[],\"text\":\"Not at full moon.\"}"
                                    .formatted(asked.id());
                    socket.raw(
                            PeerSocket.framed(
                                    0x81, no.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                    idle(socket);
                };
        try (Peer peer = peer(script);
                Client client = connect(peer, Listener.NOBODY)) {
            assertThatThrownBy(client::list)
                    .isInstanceOf(Refused.class)
                    .hasMessage("Not at full moon.");
        }
    }

    @Test
    void what_no_frame_can_hold_is_refused_without_asking() throws Exception {
        try (Peer peer = peer(KeeperTest::idle);
                Client client = connect(peer, Listener.NOBODY)) {
            assertThatThrownBy(() -> client.say("x".repeat(8_001)))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.is(Code.MESSAGE_LONG)).isTrue());
            assertThatThrownBy(() -> client.join("Planets", "x".repeat(100_000), null))
                    .isInstanceOfSatisfying(
                            Refused.class, r -> assertThat(r.is(Code.NAME_LONG)).isTrue());
        }
    }

    @Test
    void no_more_is_outstanding_than_the_server_can_tell_apart() throws Exception {
        BlockingQueue<Request> got = new LinkedBlockingQueue<>();
        CountDownLatch answer = new CountDownLatch(1);
        Peer.Script script =
                socket -> {
                    for (int i = 0; i < 64; i++) {
                        got.add(socket.next());
                    }
                    answer.await();
                    for (Request request : got) {
                        socket.send(ok(request, new Frame.Body.Seq(1, false)));
                    }
                    Request last = socket.next();
                    socket.send(ok(last, new Frame.Body.Seq(1, false)));
                    idle(socket);
                };
        try (Peer peer = peer(script);
                Client client = connect(peer, Listener.NOBODY)) {
            List<Thread> all =
                    java.util.stream.IntStream.range(0, 65)
                            .mapToObj(i ->
                                    Thread.startVirtualThread(() -> {
                                        try {
                                            client.say("message " + i);
                                        } catch (InterruptedException e) {
                                            Thread.currentThread().interrupt();
                                        }
                                    }))
                            .toList();
            while (got.size() < 64) {
                Thread.sleep(Duration.ofMillis(1));
            }
            assertThat(all).filteredOn(Thread::isAlive).hasSize(65);
            answer.countDown();
            for (Thread thread : all) {
                thread.join();
            }
        }
    }
}
