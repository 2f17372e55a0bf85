package chatroom.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What can be said of a difference, and how surely.
class PairsTest {
    private static Pairs of(List<Double> ratios) {
        return Pairs.of(ratios, Collections.nCopies(ratios.size(), 1.0));
    }

    @Test
    void the_median_and_between_what_it_lies() {
        List<Double> ratios = IntStream.rangeClosed(1, 20).mapToObj(i -> i / 10.0).toList();
        // Tables of the sign test: of 20 the 6th and the 15th.
        assertThat(of(ratios)).isEqualTo(new Pairs(20, 1.05, 0.6, 1.5));
        assertThat(of(ratios).atMost(0.5)).isTrue();
        assertThat(of(ratios).atMost(0.4)).isFalse();
    }

    @Test
    void few_pairs_say_nothing_surely() {
        assertThat(of(List.of(1.0, 1.0, 1.0, 1.0, 1.0)).atMost(0.1)).isFalse();
        assertThat(of(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0)).atMost(0.1)).isTrue();
        assertThat(of(List.of()).toString()).contains("too few pairs: 0");
    }

    @Test
    void of_pairs_without_a_difference_hardly_any_interval_misses_that() {
        Random random = new Random(1);
        long missed =
                IntStream.range(0, 2_000)
                        .mapToObj(_ -> of(noise(random)))
                        .filter(pairs -> pairs.low() > 1 || pairs.high() < 1)
                        .count();
        assertThat(missed).isLessThan(100); // 5 %
    }

    private static List<Double> noise(Random random) {
        return Stream.generate(() -> Math.exp(random.nextGaussian())).limit(30).toList();
    }
}
