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

import chatroom.core.Entry;
import chatroom.core.SessionId;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a listener is told, and what it may do.
@Timeout(60)
class ListenerTest {
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
}
