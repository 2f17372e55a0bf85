package chatroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("server", "find", "list", "join", "stop");

    @ParameterizedTest
    @CsvSource({"srver, server", "jion, join", "lists, list", "fnd, find", "stpo, stop"})
    void the_word_that_was_probably_meant_is_found(String typed, String meant) {
        assertThat(Nearest.to(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"frobnicate", "x", "--help"})
    void a_word_that_is_like_none_has_no_nearest(String typed) {
        assertThat(Nearest.to(typed, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, abcd, 1",
        "abc, ac, 1",
        "abc, abx, 1",
        "abc, acb, 1",
        "'', abc, 3"
    })
    void each_slip_counts_once(String a, String b, int slips) {
        assertThat(Nearest.slips(a, b)).isEqualTo(slips);
        assertThat(Nearest.slips(b, a)).isEqualTo(slips);
    }

    @Test
    void where_two_are_as_near_the_first_wins() {
        assertThat(Nearest.to("lost", List.of("list", "last"))).contains("list");
    }

    @Test
    void the_nearer_wins_though_it_comes_later() {
        assertThat(Nearest.to("list", List.of("lost", "list"))).contains("list");
    }

    @Test
    void a_third_of_the_word_may_be_wrong_and_no_more() {
        assertThat(Nearest.to("abx", List.of("abc"))).contains("abc");
        assertThat(Nearest.to("abxx", List.of("abcc"))).isEmpty();
    }
}
