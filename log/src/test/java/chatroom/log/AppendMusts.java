package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.SessionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// MUSTs 1 to 6: what an append does, and what its answer means.
public interface AppendMusts extends Musts {
    @Test
    default void must_01_an_append_lands_whole_with_the_seqs_after_its_position() throws Exception {
        SessionId session = session("planets");
        UUID id = UUID.randomUUID();
        Appended answer = append(session, 3, id, Musts.said(1), Musts.said(2), Musts.said(3));
        assertThat(answer).isInstanceOf(Appended.Done.class);
        assertThat(((Appended.Done) answer).end().seq()).isEqualTo(6);
        Batch batch = batches(session).getLast();
        assertThat(batch.id()).isEqualTo(id);
        assertThat(batch.end()).isEqualTo(((Appended.Done) answer).end());
        assertThat(batch.entries())
                .containsExactly(
                        new Entry(4, NOON, Musts.said(1)),
                        new Entry(5, NOON, Musts.said(2)),
                        new Entry(6, NOON, Musts.said(3)));
    }

    @Test
    default void must_01_a_creation_begins_the_log_at_seq_1() throws Exception {
        SessionId session = session("planets");
        assertThat(entries(session)).extracting(Entry::seq).containsExactly(1L, 2L, 3L);
        assertThat(events(session)).isEqualTo(Samples.founding("planets"));
    }

    @Test
    default void must_02_of_two_appends_after_one_position_one_is_done() throws Exception {
        SessionId session = session("planets");
        assertThat(append(session, 3, Musts.said(1))).isInstanceOf(Appended.Done.class);
        assertThat(append(session, 3, Musts.said(2))).isEqualTo(new Appended.Overtaken());
        assertThat(events(session)).hasSize(4).endsWith(Musts.said(1));
    }

    @Test
    default void must_02_an_append_after_what_is_not_the_end_is_overtaken() throws Exception {
        SessionId session = session("planets");
        assertThat(append(session, 2, Musts.said(1))).isEqualTo(new Appended.Overtaken());
        assertThat(append(session, 9, Musts.said(1))).isEqualTo(new Appended.Overtaken());
        assertThat(append(session, 0, Musts.said(1))).isEqualTo(new Appended.Overtaken());
        assertThat(entries(session)).hasSize(3);
    }

    @Test
    default void must_02_of_many_threads_after_one_position_one_is_done_each_time()
            throws Exception {
        SessionId session = session("planets");
        List<Race.Won> won = new Race(this, session, 8, 40).won();
        assertThat(won.stream().map(Race.Won::after).distinct().count())
                .as("positions that were won")
                .isEqualTo(won.size());
        assertThat(batches(session).stream().skip(1).map(Batch::id))
                .containsExactlyElementsOf(
                        won.stream().sorted(Race.BY_PLACE).map(Race.Won::batch).toList());
    }

    @Test
    default void must_03_what_is_done_is_read_at_once_and_after_opening_again() throws Exception {
        SessionId session = session("planets");
        append(session, 3, Musts.said(1), Musts.said(2));
        List<Batch> before = batches(session);
        assertThat(before).hasSize(2);
        reopened();
        assertThat(batches(session)).isEqualTo(before);
        assertThat(append(session, 5, Musts.said(3))).isInstanceOf(Appended.Done.class);
        assertThat(events(session)).hasSize(6).endsWith(Musts.said(3));
    }

    @Test
    default void must_04_time_never_decreases_and_the_batch_says_which() throws Exception {
        SessionId session = session("planets");
        Position three = new Position(3, tokenOf(session, 3));
        List<Event> words = List.of(Musts.said(1), Musts.said(2));
        answer(log().append(session, three, UUID.randomUUID(), NOON + 500, words, Keep.NONE));
        append(session, 5, Musts.said(3));
        reopened();
        append(session, 6, Musts.said(4));
        assertThat(entries(session))
                .extracting(Entry::at)
                .containsExactly(NOON, NOON, NOON, NOON + 500, NOON + 500, NOON + 500, NOON + 500);
    }

    @Test
    default void must_05_an_overtaken_append_leaves_neither_entries_nor_keep() throws Exception {
        SessionId session = session("planets");
        Keep secret = new Keep(Map.of("code", "12345"));
        Appended answer =
                answer(
                        log().append(
                                        session,
                                        Position.START,
                                        UUID.randomUUID(),
                                        NOON,
                                        List.of(Musts.said(1)),
                                        secret));
        assertThat(answer).isEqualTo(new Appended.Overtaken());
        assertThat(entries(session)).hasSize(3);
        assertThat(answer(log().keep(session))).isEqualTo(Keep.NONE);
    }

    @Test
    default void must_06_every_append_is_answered_and_there_exactly_if_it_is_done()
            throws Exception {
        SessionId session = session("planets");
        Map<UUID, CompletableFuture<Appended>> asked = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            long after = 3L + i % 7;
            Position position = new Position(after, tokenOf(session, after));
            List<Event> words = List.of(Musts.said(i));
            UUID id = UUID.randomUUID();
            asked.put(id, log().append(session, position, id, NOON, words, Keep.NONE));
        }
        Set<UUID> done = new HashSet<>();
        for (Map.Entry<UUID, CompletableFuture<Appended>> one : asked.entrySet()) {
            if (answer(one.getValue()) instanceof Appended.Done) {
                done.add(one.getKey());
            }
        }
        assertThat(done).isNotEmpty();
        assertThat(batches(session).stream().skip(1).map(Batch::id))
                .containsExactlyInAnyOrderElementsOf(done);
    }
}
