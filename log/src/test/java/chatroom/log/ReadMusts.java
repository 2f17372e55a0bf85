package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.core.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// MUSTs 9, 15 and 17: reading, damage, and that sessions have nothing to do with each other.
public interface ReadMusts extends Musts {
    @Test
    default void must_09_pages_follow_each_other_in_order_without_gaps() throws Exception {
        SessionId session = session("planets");
        for (int i = 0; i < 20; i++) {
            append(session, 3 + i, new Event.Said(1, i + 1, new Text("x".repeat(1000))));
        }
        List<Entry> read = new ArrayList<>();
        List<Batch> page = answer(log().read(session, 0, 4_000));
        while (!page.isEmpty()) {
            assertThat(page.size()).as("batches of one page").isLessThanOrEqualTo(4);
            page.forEach(b -> read.addAll(b.entries()));
            page = answer(log().read(session, read.getLast().seq(), 4_000));
        }
        assertThat(read)
                .extracting(Entry::seq)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 23).boxed().toList());
    }

    @Test
    default void must_09_there_is_at_least_one_batch_where_there_is_one() throws Exception {
        SessionId session = session("planets");
        append(session, 3, new Event.Said(1, 1, new Text("x".repeat(8_000))));
        assertThat(answer(log().read(session, 3, 1))).hasSize(1);
        assertThat(answer(log().read(session, 4, 1))).isEmpty();
        assertThat(answer(log().read(session, 99, 1))).isEmpty();
    }

    @Test
    default void must_09_a_batch_that_straddles_the_seq_is_given_from_there() throws Exception {
        SessionId session = session("planets");
        append(session, 3, Musts.said(1), Musts.said(2), Musts.said(3));
        Batch whole = batches(session).getLast();
        Batch rest = answer(log().read(session, 4, PAGE)).getFirst();
        assertThat(rest.entries()).isEqualTo(whole.entries().subList(1, 3));
        assertThat(rest.id()).isEqualTo(whole.id());
        assertThat(rest.end()).isEqualTo(whole.end());
    }

    @Test
    default void must_09_what_was_before_comes_oldest_first_until_there_is_enough()
            throws Exception {
        SessionId session = session("planets");
        append(session, 3, Musts.said(1), new Event.Active(1), Musts.said(2));
        append(session, 6, new Event.Active(1));
        append(session, 7, Musts.said(3), Musts.said(4));
        assertThat(before(session, 10, 2, 100)).containsExactly(8L, 9L);
        assertThat(before(session, 10, 3, 100)).containsExactly(6L, 7L, 8L, 9L);
        assertThat(before(session, 9, 2, 100)).containsExactly(6L, 7L, 8L);
        assertThat(before(session, 9, 50, 2)).containsExactly(7L, 8L);
        assertThat(before(session, 99, 50, 100)).hasSize(9).startsWith(1L);
        assertThat(before(session, 1, 50, 100)).isEmpty();
    }

    private List<Long> before(SessionId session, long seq, int messages, int entries)
            throws Exception {
        return answer(log().before(session, seq, messages, entries)).stream()
                .map(Entry::seq)
                .toList();
    }

    @Test
    default void must_15_a_damaged_batch_is_reported_by_every_read_that_meets_it()
            throws Exception {
        SessionId session = session("planets");
        talk(session, 5);
        store().damage(session, 6);
        assertThatThrownBy(() -> answer(log().read(session, 0, PAGE)))
                .hasCauseInstanceOf(DamagedLog.class);
        assertThatThrownBy(() -> answer(log().read(session, 5, PAGE)))
                .hasCauseInstanceOf(DamagedLog.class);
        assertThatThrownBy(() -> answer(log().before(session, 9, 50, 100)))
                .hasCauseInstanceOf(DamagedLog.class);
        SessionLog again = reopened();
        assertThatThrownBy(() -> answer(again.read(session, 0, PAGE)))
                .hasCauseInstanceOf(DamagedLog.class);
    }

    @Test
    default void must_17_what_happens_to_one_session_leaves_the_others_alone() throws Exception {
        SessionId one = session("planets");
        SessionId other = session("rivers");
        talk(one, 3);
        talk(other, 3);
        answer(log().putKeep(other, new Keep(Map.of("code", "12345"))));
        List<Batch> before = batches(other);
        answer(log().eraseTexts(one, 5));
        store().damage(one, 6);
        assertThat(batches(other)).isEqualTo(before).hasSize(4);
        answer(log().remove(one));
        assertThat(batches(other)).isEqualTo(before);
        assertThat(answer(log().keep(other)).records()).isEqualTo(Map.of("code", "12345"));
        assertThat(append(other, 6, Musts.said(9))).isInstanceOf(Appended.Done.class);
    }
}
