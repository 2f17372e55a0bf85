package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.follow.Followers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Who follows reads as little as possible, however fast others append.
class FollowerTest {
    private static final SessionId SESSION = Samples.id();

    private final Followers followers = new Followers();
    private final List<Long> told = new ArrayList<>();

    /// Reads that were asked for, each from the entry after the one named.
    private final List<Long> asked = new ArrayList<>();

    private final List<CompletableFuture<List<Batch>>> answers = new ArrayList<>();

    private void follow() {
        var _ =
                followers.follow(
                        SESSION,
                        0,
                        batch -> told.add(batch.first()),
                        seq -> {
                            asked.add(seq);
                            answers.add(new CompletableFuture<>());
                            return answers.getLast();
                        },
                        Runnable::run);
    }

    private static Batch batch(long seq) {
        Entry entry = new Entry(seq, 0, new Event.Said(1, seq, new Text("words")));
        return new Batch(
                SESSION, UUID.randomUUID(), List.of(entry), new Position(seq, seq), Keep.NONE);
    }

    private static List<Batch> batches(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(FollowerTest::batch).toList();
    }

    private static List<Long> seqs(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void what_is_offered_while_one_reads_is_not_read_as_well() {
        follow();
        batches(4, 9).forEach(followers::offer);
        answers.getFirst().complete(batches(1, 5));
        followers.offer(batch(10));
        assertThat(told).isEqualTo(seqs(1, 10));
        assertThat(asked).containsExactly(0L);
    }

    @Test
    void where_what_was_read_does_not_reach_what_is_held_the_rest_is_read() {
        follow();
        batches(8, 9).forEach(followers::offer);
        answers.getFirst().complete(batches(1, 5));
        answers.get(1).complete(batches(6, 7));
        assertThat(told).isEqualTo(seqs(1, 9));
        assertThat(asked).containsExactly(0L, 5L);
    }

    @Test
    void what_comes_after_a_gap_is_held_until_the_gap_is_read() {
        follow();
        answers.getFirst().complete(List.of());
        followers.offer(batch(2));
        followers.offer(batch(3));
        answers.get(1).complete(batches(1, 1));
        assertThat(told).isEqualTo(seqs(1, 3));
        assertThat(asked).containsExactly(0L, 0L);
    }

    @Test
    void more_than_can_be_held_is_read() {
        follow();
        batches(2, 500).forEach(followers::offer);
        answers.getFirst().complete(batches(1, 1));
        assertThat(told).hasSizeLessThan(500);
        answers.get(1).complete(batches(told.getLast() + 1, 500));
        answers.get(2).complete(List.of());
        assertThat(told).isEqualTo(seqs(1, 500));
    }

    @Test
    void one_who_is_told_to_look_reads_even_where_what_is_held_fits() {
        follow();
        followers.offer(batch(1));
        followers.look(SESSION);
        answers.getFirst().complete(List.of());
        answers.get(1).complete(batches(2, 2));
        answers.get(2).complete(List.of());
        assertThat(told).isEqualTo(seqs(1, 2));
    }
}
