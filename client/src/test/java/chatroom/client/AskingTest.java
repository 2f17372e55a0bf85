package chatroom.client;

import static chatroom.client.Scripts.connect;
import static chatroom.client.Scripts.idle;
import static chatroom.client.Scripts.ok;
import static chatroom.client.Scripts.peer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Refusal.Code;
import chatroom.wire.Frame;
import chatroom.wire.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is asked, and what is refused before or after it is.
@Timeout(60)
class AskingTest {
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
        try (Peer peer = peer(Scripts::idle);
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
