package chatroom.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReachedTest {
    private final CountDownLatch said = new CountDownLatch(1);
    private final StringWriter out =
            new StringWriter() {
                @Override
                public void flush() {
                    said.countDown();
                }
            };
    private final Face face =
            new Face(new PrintWriter(out), Paint.PLAIN, () -> LocalTime.of(9, 5, 7));
    private final Reached reached = new Reached(face);

    @Test
    void the_first_other_device_is_told_and_then_there_is_no_hint() throws Exception {
        reached.by(InetAddress.getByName("203.0.113.7"));
        assertThat(said.await(10, TimeUnit.SECONDS)).isTrue();
        reached.by(InetAddress.getByName("203.0.113.8"));
        reached.hint(Duration.ZERO, 24280, "java");
        face.close();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "09:05:07  The first other device has reached me: 203.0.113.7\n");
    }

    @Test
    void ones_own_connections_do_not_count() throws Exception {
        reached.by(InetAddress.getLoopbackAddress());
        reached.hint(Duration.ZERO, 24280, "java");
        face.close();
        assertThat(out.toString()).startsWith("09:05:07  No other device has reached me yet.");
    }
}
