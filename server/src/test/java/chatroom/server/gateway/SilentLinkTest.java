package chatroom.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.server.RealServer;
import chatroom.server.sessions.Connection;
import chatroom.wire.Protocol;
import chatroom.wire.Request;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilentLinkTest {
    private final MockTicker ticker = Ticker.newMockTicker();
    private final EmbeddedChannel channel = new Socket(EmbeddedChannel.builder().ticker(ticker));

    private static final class Socket extends EmbeddedChannel {
        Socket(Builder builder) {
            super(builder);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress("192.0.2.7", 5_000);
        }
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void greet(RealServer server) {
        Turnstile turnstile = new Turnstile(true);
        NettyLink link =
                new WebSocketLink(
                        Passage.into(channel.pipeline()),
                        new NettyLoop(channel.eventLoop()),
                        turnstile,
                        false);
        turnstile.enter(link.source(), channel);
        Connection connection = new Connection(link, server.sessions());
        link.alive(connection);
        connection.received(new Request.Hello(Protocol.VERSION, "silent", "", null));
    }

    private void pass(long millis) {
        for (long t = 0; t < millis; t += Limits.PING_EVERY) {
            ticker.advance(Limits.PING_EVERY, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
            channel.runPendingTasks();
        }
    }

    @Test
    void who_answers_no_ping_is_gone_soon() {
        try (RealServer server = new RealServer()) {
            greet(server);
            pass(2 * Limits.PING_EVERY);
            assertThat(channel.isOpen()).isTrue();
            pass(Limits.PING_EVERY);
            assertThat(channel.isOpen()).isFalse();
        }
    }

    @Test
    void who_does_not_read_cannot_answer_and_is_given_time() {
        try (RealServer server = new RealServer()) {
            greet(server);
            Objects.requireNonNull(channel.unsafe().outboundBuffer())
                    .setUserDefinedWritability(1, false);
            pass(Limits.BEHIND_FOR);
            assertThat(channel.isOpen()).isTrue();
            pass(2 * Limits.PING_EVERY);
            assertThat(channel.isOpen()).isFalse();
        }
    }
}
