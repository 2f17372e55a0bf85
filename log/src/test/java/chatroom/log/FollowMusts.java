package chatroom.log;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.Entry;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// MUSTs 10 and 11: following a session, and the directory.
public interface FollowMusts extends Musts {
    private static List<Long> seqs(List<Batch> batches) {
        return batches.stream().flatMap(b -> b.entries().stream()).map(Entry::seq).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    default void must_10_a_follower_is_told_what_was_and_what_comes_once_and_in_order()
            throws Exception {
        SessionId session = session("planets");
        append(session, 3, Musts.said(1), Musts.said(2));
        Told<Batch> told = new Told<>();
        try (var _ = log().follow(session, 4, told)) {
            append(session, 5, Musts.said(3));
            append(session, 6, Musts.said(4), Musts.said(5));
            List<Batch> all = told.await(store().patience(), t -> seqs(t).contains(8L));
            assertThat(seqs(all)).isEqualTo(range(5, 8));
            assertThat(all.getLast()).isEqualTo(batches(session).getLast());
        }
    }

    @Test
    default void must_10_followers_that_come_amid_appends_miss_nothing_and_double_nothing()
            throws Exception {
        SessionId session = session("planets");
        Race racing = new Race(this, session, 4, 60);
        List<Told<Batch>> followers = new ArrayList<>();
        List<SessionLog.Subscription> subscriptions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Told<Batch> told = new Told<>();
            followers.add(told);
            subscriptions.add(log().follow(session, i, told));
            racing.awaitEntry(3 + 2L * i);
        }
        racing.won();
        long end = entries(session).size();
        for (int i = 0; i < 30; i++) {
            List<Batch> all =
                    followers.get(i).await(store().patience(), t -> seqs(t).contains(end));
            assertThat(seqs(all)).isEqualTo(range(i + 1, end));
        }
        subscriptions.forEach(SessionLog.Subscription::close);
    }

    @Test
    default void must_10_a_closed_follower_is_told_nothing_more() throws Exception {
        SessionId session = session("planets");
        Told<Batch> told = new Told<>();
        SessionLog.Subscription subscription = log().follow(session, 0, told);
        told.await(store().patience(), t -> seqs(t).contains(3L));
        subscription.close();
        subscription.ended().get(store().patience().toMillis(), TimeUnit.MILLISECONDS);
        append(session, 3, Musts.said(1));
        // Another, told later than the first would have been.
        Told<Batch> later = new Told<>();
        try (var _ = log().follow(session, 3, later)) {
            assertThat(seqs(later.await(store().patience(), t -> !t.isEmpty()))).contains(4L);
        }
        assertThat(seqs(told.all())).isEqualTo(range(1, 3));
    }

    @Test
    default void must_10_a_follower_that_meets_damage_is_told_so_by_its_end() throws Exception {
        SessionId session = session("planets");
        talk(session, 3);
        store().damage(session, 5);
        try (var following = log().follow(session, 0, new Told<>())) {
            assertThat(following.ended())
                    .failsWithin(store().patience())
                    .withThrowableThat()
                    .withCauseInstanceOf(DamagedLog.class);
        }
    }

    @Test
    default void must_11_the_directory_tells_what_there_is_then_every_change() throws Exception {
        SessionId one = session("planets");
        SessionId two = session("rivers");
        Told<Change> told = new Told<>();
        try (var _ = log().followDirectory(told)) {
            SessionId three = session("towns");
            answer(log().remove(one));
            answer(log().remove(one));
            List<Change> all = told.await(store().patience(), t -> t.size() >= 4);
            assertThat(all)
                    .containsExactly(
                            opened(one, "planets"),
                            opened(two, "rivers"),
                            opened(three, "towns"),
                            new Change.Removed(one));
        }
    }

    @Test
    default void must_11_the_directory_outlives_the_log() throws Exception {
        SessionId one = session("planets");
        SessionId two = session("rivers");
        answer(log().remove(one));
        reopened();
        assertThat(answer(log().directory()))
                .containsExactly(new Listed(two, new NameKey("rivers"), NOON));
        Told<Change> told = new Told<>();
        try (var _ = log().followDirectory(told)) {
            told.await(store().patience(), t -> !t.isEmpty());
            assertThat(told.all()).containsExactly(opened(two, "rivers"));
        }
    }

    private static Change opened(SessionId id, String key) {
        return new Change.Opened(new Listed(id, new NameKey(key), NOON));
    }
}
