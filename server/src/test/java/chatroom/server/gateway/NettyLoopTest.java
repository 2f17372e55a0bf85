package chatroom.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NettyLoopTest {
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final NettyLoop loop = new NettyLoop((EventLoop) group.iterator().next());

    @AfterEach
    void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void tasks_run_on_it_in_their_order() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        loop.execute(both::countDown);
        loop.after(1, both::countDown);
        assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_is_asked_of_it_when_it_has_ended_is_left_undone_and_disturbs_nobody() {
        end();
        AtomicBoolean ran = new AtomicBoolean();
        assertThatCode(
                        () -> {
                            loop.execute(() -> ran.set(true));
                            loop.run(() -> ran.set(true));
                            loop.after(0, () -> ran.set(true)).cancel();
                        })
                .doesNotThrowAnyException();
        assertThat(ran).isFalse();
    }

    @Test
    void what_was_to_be_given_back_is_given_back_when_it_has_ended() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        AtomicBoolean undone = new AtomicBoolean();
        loop.run(ran::countDown, () -> undone.set(true));
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(undone).isFalse();
        end();
        loop.run(ran::countDown, () -> undone.set(true));
        assertThat(undone).isTrue();
    }
}
