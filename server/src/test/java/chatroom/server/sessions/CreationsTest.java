package chatroom.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Limits;
import chatroom.core.Refusal;
import chatroom.core.SessionId;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreationsTest {
    private static final String CLASS = "10.0.0.1";

    private final Creations creations = new Creations();

    private static SessionId id(int number) {
        String digits = Integer.toString(number, 4).replace('0', '6').replace('1', '7');
        return new SessionId("a".repeat(26 - digits.length()) + digits);
    }

    private Refusal.@Nullable Code take(int number, String source, long now) {
        Refusal refusal = creations.take(id(number), source, now);
        return refusal == null ? null : refusal.code();
    }

    @Test
    void who_asks_for_many_at_once_gets_no_more_than_who_asks_for_one_after_the_other() {
        for (int i = 0; i < Limits.SESSIONS_PER_SOURCE; i++) {
            assertThat(take(i, CLASS, 0)).isNull();
        }
        assertThat(take(100, CLASS, 0)).isEqualTo(Refusal.Code.SERVER_FULL);
        assertThat(take(100, "10.0.0.2", 0)).isNull();
    }

    @Test
    void one_that_ended_or_did_not_come_to_be_makes_room_for_another() {
        IntStream.range(0, Limits.SESSIONS_PER_SOURCE).forEach(i -> take(i, CLASS, 0));
        creations.gone(id(0));
        assertThat(take(100, CLASS, 0)).isNull();
    }

    @Test
    void one_that_is_refused_does_not_count() {
        IntStream.range(0, Limits.SESSIONS_PER_SOURCE).forEach(i -> take(i, CLASS, 0));
        IntStream.range(100, 200).forEach(i -> take(i, CLASS, 0));
        creations.gone(id(0));
        assertThat(take(200, CLASS, 0)).isNull();
    }

    @Test
    void those_that_were_there_before_count_for_the_house_and_for_nobody() {
        IntStream.range(0, Limits.SESSIONS - 1).forEach(i -> creations.add(id(i)));
        assertThat(take(Limits.SESSIONS, CLASS, 0)).isNull();
        assertThat(take(Limits.SESSIONS + 1, "10.0.0.2", 0)).isEqualTo(Refusal.Code.SERVER_FULL);
    }

    @Test
    void one_that_is_added_when_it_lives_keeps_its_source() {
        for (int i = 0; i < Limits.SESSIONS_PER_SOURCE; i++) {
            take(i, CLASS, 0);
            creations.add(id(i));
        }
        assertThat(take(100, CLASS, 0)).isEqualTo(Refusal.Code.SERVER_FULL);
    }

    @Test
    void so_many_in_an_hour_and_no_more_however_soon_they_are_closed() {
        for (int i = 0; i < Limits.CREATIONS_PER_SOURCE; i++) {
            assertThat(take(i, CLASS, 0)).isNull();
            creations.gone(id(i));
        }
        assertThat(take(100, CLASS, 0)).isEqualTo(Refusal.Code.CREATIONS_THROTTLED);
        assertThat(take(100, CLASS, 3_600_000)).isNull();
    }
}
