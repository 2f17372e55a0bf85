package chatroom.client;

import static chatroom.client.Scripts.connect;
import static chatroom.client.Scripts.idle;
import static chatroom.client.Scripts.ok;
import static chatroom.client.Scripts.peer;
import static chatroom.client.Scripts.resume;
import static chatroom.client.Scripts.said;
import static chatroom.client.Scripts.seat;
import static chatroom.client.Scripts.state;
import static chatroom.client.TinyServer.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Door;
import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.Refusal;
import chatroom.core.Refusal.Code;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of somebody's place in a session when the connection that had it is gone.
@Timeout(60)
class PlaceTest {
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
}
