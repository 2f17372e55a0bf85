package chatroom.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class SpliceTest {
    private static List<String> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i).toList();
    }

    private static List<String> and(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /// Makes one of the other; how many changes that took.
    private static int changes(List<String> seen, List<String> next, int same) {
        ObservableList<String> list = FXCollections.observableArrayList(seen);
        List<Object> changes = new ArrayList<>();
        list.addListener((ListChangeListener<String>) changes::add);
        Splice.apply(list, next, same);
        assertThat(list).isEqualTo(next);
        return changes.size();
    }

    @Test
    void a_page_before_what_is_seen_whose_end_is_let_go_takes_a_few_changes() {
        List<String> seen = and(List.of("today", "named line"), lines(101, 1_500));
        List<String> next = and(and(List.of("today"), lines(0, 101)), lines(101, 1_000));
        assertThat(changes(seen, next, 0)).isLessThanOrEqualTo(4);
    }

    @Test
    void a_page_after_what_is_seen_whose_beginning_is_let_go_takes_a_few_changes() {
        List<String> seen = and(List.of("today"), lines(0, 1_500));
        List<String> next = and(List.of("today", "named line"), lines(600, 1_600));
        assertThat(changes(seen, next, 0)).isLessThanOrEqualTo(4);
    }

    @Test
    void another_place_altogether_takes_two_changes() {
        assertThat(changes(lines(0, 1_000), lines(5_000, 5_100), 0)).isEqualTo(2);
    }

    @Test
    void one_more_at_the_end_takes_one() {
        assertThat(changes(lines(0, 900), lines(0, 901), 899)).isEqualTo(1);
    }

    @Test
    void whatever_was_seen_becomes_what_is_to_be_seen() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            int most = 1 + random.nextInt(60);
            changes(drawn(random, most), drawn(random, most), 0);
        }
    }

    private static List<String> drawn(Random random, int most) {
        int from = random.nextInt(most);
        List<String> lines = new ArrayList<>(lines(from, from + random.nextInt(most)));
        for (int i = random.nextInt(3); i > 0 && !lines.isEmpty(); i--) {
            lines.set(random.nextInt(lines.size()), "line " + random.nextInt(most));
        }
        return lines;
    }
}
