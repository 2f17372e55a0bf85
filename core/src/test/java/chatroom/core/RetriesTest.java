package chatroom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    @Test
    void at_first_nothing_was_done() {
        assertThat(Retries.NONE.highest()).isZero();
        assertThat(Retries.NONE.seqs()).isEmpty();
        assertThat(Retries.NONE.seqOf(1)).isZero();
        assertThat(Retries.NONE.tooOld(1)).isFalse();
    }

    @Test
    void numbers_begin_at_one() {
        for (long id : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThat(Retries.NONE.tooOld(id)).isTrue();
            assertThat(Retries.NONE.seqOf(id)).isZero();
            assertThat(Retries.NONE.with(3, 9).tooOld(id)).isTrue();
            assertThat(Retries.NONE.with(3, 9).seqOf(id)).isZero();
        }
    }

    @Test
    void the_last_sixty_four_are_remembered() {
        Retries done = Retries.NONE;
        for (long id = 1; id <= 100; id++) {
            done = done.with(id, 1000 + id);
        }
        assertThat(done.highest()).isEqualTo(100);
        assertThat(done.tooOld(36)).isTrue();
        assertThat(done.seqOf(36)).isZero();
        assertThat(done.tooOld(37)).isFalse();
        assertThat(done.seqOf(37)).isEqualTo(1037);
        assertThat(done.seqOf(100)).isEqualTo(1100);
        assertThat(done.seqOf(101)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 63, 64, 65, 66, 127, 128, 129, 1_000_000})
    void what_is_left_out_was_not_done(long leap) {
        Retries done = Retries.NONE;
        for (long id = 1; id <= 64; id++) {
            done = done.with(id, id);
        }
        done = done.with(64 + leap, 999);
        for (long id = 65; id < 64 + leap && id < 300; id++) {
            assertThat(done.seqOf(id)).as("request %s", id).isZero();
        }
        assertThat(done.seqOf(64 + leap)).isEqualTo(999);
    }

    @Test
    void the_largest_numbers_there_are_do_no_harm() {
        Retries done = Retries.NONE.with(Long.MAX_VALUE, 5).with(Long.MAX_VALUE - 1, 6);
        assertThat(done.seqOf(Long.MAX_VALUE)).isEqualTo(5);
        assertThat(done.seqOf(Long.MAX_VALUE - 1)).isEqualTo(6);
        assertThat(done.highest()).isEqualTo(Long.MAX_VALUE);
    }

    /// Against a model that remembers everything; the seed is in the failure.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void is_as_if_everything_were_remembered(long seed) {
        Random random = new Random(seed);
        Map<Long, Long> model = new TreeMap<>();
        Retries done = Retries.NONE;
        long highest = 0;
        for (long seq = 1; seq <= 3_000; seq++) {
            int step = random.nextInt(10) == 0 ? random.nextInt(200) : random.nextInt(5);
            long id = Math.max(1, highest + step - random.nextInt(70));
            boolean tooOld = id <= highest - Limits.OUTSTANDING;
            assertThat(done.tooOld(id)).as("seed %s, request %s", seed, id).isEqualTo(tooOld);
            assertThat(done.seqOf(id))
                    .as("seed %s, request %s", seed, id)
                    .isEqualTo(tooOld ? 0 : model.getOrDefault(id, 0L));
            if (!tooOld && !model.containsKey(id)) {
                Retries before = done;
                long[] slots = before.seqs();
                done = done.with(id, seq);
                assertThat(before.seqs()).as("what was is not changed").isEqualTo(slots);
                model.put(id, seq);
                highest = Math.max(highest, id);
            }
            assertThat(done.highest()).isEqualTo(highest);
        }
    }

    @Test
    void a_window_is_rebuilt_from_what_it_told() {
        Retries done = Retries.NONE.with(3, 30).with(70, 31);
        Retries again = Retries.of(done.highest(), done.seqs());
        assertThat(again).isEqualTo(done).hasSameHashCodeAs(done);
        assertThat(again.seqOf(70)).isEqualTo(31);
        assertThat(Retries.of(0, new long[0])).isEqualTo(Retries.NONE);
    }

    @Test
    void what_no_window_told_makes_none() {
        assertThatThrownBy(() -> Retries.of(-1, new long[64]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Retries.of(0, new long[64]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Retries.of(1, new long[63]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Retries.of(1, new long[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_changes_it_from_outside() {
        long[] slots = Retries.NONE.with(1, 10).seqs();
        Retries done = Retries.of(1, slots);
        slots[1] = 99;
        done.seqs()[1] = 98;
        assertThat(done.seqOf(1)).isEqualTo(10);
    }

    @Test
    void two_windows_are_the_same_by_what_they_remember() {
        Retries done = Retries.NONE.with(2, 5);
        assertThat(done)
                .isEqualTo(Retries.NONE.with(2, 5))
                .isNotEqualTo(Retries.NONE.with(2, 6))
                .isNotEqualTo(Retries.NONE.with(3, 5))
                .isNotEqualTo(Retries.of(3, done.seqs()))
                .isNotEqualTo("a window");
        assertThat(done.hashCode()).isNotEqualTo(Retries.NONE.with(3, 5).hashCode());
        assertThat(done).hasToString("Retries[highest=2]");
    }
}
