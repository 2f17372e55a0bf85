package chatroom.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.server.sessions.Link.Stage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private final Turnstile turnstile = new Turnstile(false);

    private EmbeddedChannel enter(String source) {
        EmbeddedChannel channel = new EmbeddedChannel();
        assertThat(turnstile.enter(source, channel)).isTrue();
        return channel;
    }

    /// From so many sources that all places are taken by those who say nothing.
    private List<EmbeddedChannel> fill(int each) {
        return IntStream.range(0, Limits.RAW)
                .mapToObj(i -> enter(Integer.toString(i / each)))
                .toList();
    }

    private static List<EmbeddedChannel> closed(List<EmbeddedChannel> channels) {
        channels.forEach(EmbeddedChannel::runPendingTasks);
        return channels.stream().filter(channel -> !channel.isOpen()).toList();
    }

    @Test
    void one_source_has_so_many_raw_connections_and_no_more() {
        for (int i = 0; i < Limits.RAW_PER_SOURCE; i++) {
            enter("10.0.0.1");
        }
        assertThat(turnstile.enter("10.0.0.1", new EmbeddedChannel())).isFalse();
        enter("10.0.0.2");
    }

    @Test
    void who_comes_new_is_let_in_though_the_house_is_full_of_those_who_say_nothing() {
        List<EmbeddedChannel> silent = fill(Limits.RAW_PER_SOURCE);
        EmbeddedChannel honest = enter("honest");
        assertThat(closed(silent)).hasSize(1);
        assertThat(turnstile.count(Stage.RAW)).isEqualTo(Limits.RAW);
        for (int i = 0; i < 2 * Limits.RAW; i++) {
            turnstile.enter("flood" + i % 500, new EmbeddedChannel());
        }
        assertThat(turnstile.move("honest", honest, Stage.RAW, Stage.BROWSING)).isTrue();
        assertThat(turnstile.count(Stage.RAW)).isEqualTo(Limits.RAW - 1);
    }

    @Test
    void where_all_have_as_few_nobody_makes_room_for_who_has_as_many() {
        fill(1);
        assertThat(turnstile.enter("0", new EmbeddedChannel())).isFalse();
    }

    @Test
    void who_made_room_is_counted_once() {
        List<EmbeddedChannel> silent = fill(Limits.RAW_PER_SOURCE);
        enter("honest");
        EmbeddedChannel gone = closed(silent).getFirst();
        String source = Integer.toString(silent.indexOf(gone) / Limits.RAW_PER_SOURCE);
        assertThat(turnstile.move(source, gone, Stage.RAW, Stage.BROWSING)).isFalse();
        turnstile.leave(source, gone, Stage.RAW);
        assertThat(turnstile.count(Stage.RAW)).isEqualTo(Limits.RAW);
        assertThat(turnstile.count(Stage.BROWSING)).isZero();
    }
}
