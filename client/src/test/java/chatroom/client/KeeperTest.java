package chatroom.client;

import static chatroom.client.Scripts.connect;
import static chatroom.client.Scripts.idle;
import static chatroom.client.Scripts.ok;
import static chatroom.client.Scripts.peer;
import static chatroom.client.Scripts.resume;
import static chatroom.client.Scripts.seat;
import static chatroom.client.TinyServer.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.wire.CloseCode;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a client makes of how its connections end, one after another.
@Timeout(60)
class KeeperTest {
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
        try (Peer peer = peer(Scripts::idle);
                Client _ = connect(peer, heard, impatient)) {
            heard.until(News.Away.class);
            heard.until(News.Back.class);
        }
    }

    @Test
    void patience_has_an_end() throws Exception {
        Heard heard = new Heard();
        Pace impatient = ResumeTest.QUICK.withPatience(Duration.ofMillis(50));
        try (Peer peer = peer(Scripts::idle);
                Client client = connect(peer, heard, impatient)) {
            peer.gone();
            assertThat(heard.until(News.Over.class).why().code()).isEmpty();
            assertThatThrownBy(client::list).isInstanceOf(Gone.class);
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
                        new Peer(() -> connections.getAndIncrement() == 1 ? other : known, script);
                Client client = connect(peer, heard)) {
            assertThat(client.identity()).isEqualTo(known.identity());
            client.join("Planets", "Anna", null);
            heard.until(News.Back.class);
            assertThat(connections).hasValue(3);
            assertThat(told).isEmpty();
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
            client.exit("12345678", null);
        }
    }
}
