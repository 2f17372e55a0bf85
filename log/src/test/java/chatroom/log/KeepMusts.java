package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.Session;
import chatroom.core.SessionId;
import chatroom.log.SessionLog.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// MUSTs 7, 8 and 12: what stands beside the entries: keep, name and snapshot.
public interface KeepMusts extends Musts {
    private CompletableFuture<Appended> create(SessionId id, String key, Keep keep) {
        List<Event> events = Samples.founding("planets");
        return log().create(id, new NameKey(key), UUID.randomUUID(), NOON, events, keep);
    }

    @Test
    default void must_07_a_keep_given_with_a_batch_is_there_with_its_entries() throws Exception {
        SessionId session = Samples.id();
        answer(create(session, "planets", new Keep(Map.of("code", "12345"))));
        Position end = batches(session).getLast().end();
        Keep token = new Keep(Map.of("place.2", "hash"));
        List<Event> words = List.of(Musts.said(1));
        answer(log().append(session, end, UUID.randomUUID(), NOON, words, token));
        assertThat(answer(log().keep(session)).records())
                .isEqualTo(Map.of("code", "12345", "place.2", "hash"));
        reopened();
        assertThat(answer(log().keep(session)).records())
                .isEqualTo(Map.of("code", "12345", "place.2", "hash"));
    }

    @Test
    default void must_07_records_replace_those_of_the_same_name_and_empty_ones_go()
            throws Exception {
        SessionId session = Samples.id();
        answer(create(session, "planets", new Keep(Map.of("a", "1", "b", "2", "c", "3"))));
        assertThat(answer(log().putKeep(session, new Keep(Map.of("b", "two", "c", ""))))).isTrue();
        assertThat(answer(log().keep(session)).records()).isEqualTo(Map.of("a", "1", "b", "two"));
    }

    @Test
    default void must_08_of_many_creations_with_one_name_one_is_done() throws Exception {
        List<CompletableFuture<Appended>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(create(Samples.id(), "planets", Keep.NONE));
        }
        int done = 0;
        for (CompletableFuture<Appended> one : asked) {
            done += answer(one) instanceof Appended.Done ? 1 : 0;
        }
        assertThat(done).isEqualTo(1);
        assertThat(answer(log().directory())).hasSize(1);
        assertThat(answer(create(Samples.id(), "planets", Keep.NONE)))
                .isEqualTo(new Appended.Overtaken());
        assertThat(answer(create(Samples.id(), "rivers", Keep.NONE)))
                .isInstanceOf(Appended.Done.class);
    }

    @Test
    default void must_08_a_creation_with_an_id_in_use_leaves_nothing_behind() throws Exception {
        SessionId session = session("planets");
        Keep secret = new Keep(Map.of("code", "1"));
        assertThat(answer(create(session, "rivers", secret))).isEqualTo(new Appended.Overtaken());
        assertThat(answer(log().keep(session))).isEqualTo(Keep.NONE);
        assertThat(entries(session)).hasSize(3);
        assertThat(answer(create(Samples.id(), "rivers", Keep.NONE)))
                .isInstanceOf(Appended.Done.class);
    }

    @Test
    default void must_12_the_newest_snapshot_is_given_back_equal_or_none() throws Exception {
        SessionId session = session("planets");
        talk(session, 5);
        Snapshot older = snapshot(session, 4);
        Snapshot newer = snapshot(session, 7);
        answer(log().putSnapshot(newer));
        assertThat(answer(log().snapshot(session))).isIn(Optional.empty(), Optional.of(newer));
        answer(log().putSnapshot(older));
        assertThat(answer(log().snapshot(session))).isIn(Optional.empty(), Optional.of(newer));
        reopened();
        assertThat(answer(log().snapshot(session))).isIn(Optional.empty(), Optional.of(newer));
    }

    @Test
    default void must_12_entries_do_not_depend_on_a_snapshot() throws Exception {
        SessionId session = session("planets");
        talk(session, 5);
        List<Batch> before = batches(session);
        answer(log().putSnapshot(snapshot(session, 8)));
        assertThat(batches(session)).isEqualTo(before).hasSize(6);
    }

    /// The state as of that entry, which ends a batch.
    private Snapshot snapshot(SessionId session, long seq) throws Exception {
        Session state = Session.begin(session, entries(session).getFirst());
        for (int i = 1; i < seq; i++) {
            state = state.apply(entries(session).get(i));
        }
        return new Snapshot(state, new Position(seq, tokenOf(session, seq)));
    }
}
