package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Keep;
import chatroom.log.Musts;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import chatroom.log.Store;
import chatroom.log.sqlite.FailingDatabase.Commit;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a bad disk makes of appends: never Done where it is not certain, and afterwards all is
/// well.
class FailingDiskTest implements Musts {
    private final SqliteStore store;
    private @Nullable FailingDatabase database;
    private SqliteLog log;

    FailingDiskTest() throws IOException {
        store = new SqliteStore();
        log = open(Duration.ofSeconds(20));
    }

    private SqliteLog open(Duration answerWithin) {
        return SqliteLog.open(
                store.folder,
                file -> {
                    database = new FailingDatabase(file);
                    return database;
                },
                answerWithin,
                _ -> {});
    }

    @AfterEach
    void giveUp() throws IOException {
        log.close();
        store.close();
    }

    @Override
    public SessionLog log() {
        return log;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public SessionLog reopened() {
        log.close();
        log = open(Duration.ofSeconds(20));
        return log;
    }

    private FailingDatabase disk() {
        return Objects.requireNonNull(database);
    }

    private void goesOn(SessionId session) throws Exception {
        long end = entries(session).size();
        assertThat(append(session, end, Musts.said(99))).isInstanceOf(Appended.Done.class);
        assertThat(answer(log.verify(session))).isEqualTo(end + 1);
        reopened();
        assertThat(answer(log.verify(session))).isEqualTo(end + 1);
    }

    @Test
    void without_room_an_append_is_full_and_leaves_nothing() throws Exception {
        SessionId session = session("planets");
        disk().commits.add(new Commit.Fails(FailingDatabase.FULL));
        assertThat(append(session, 3, Musts.said(1))).isEqualTo(new Appended.Full());
        disk().begins.add(FailingDatabase.FULL);
        assertThat(append(session, 3, Musts.said(1))).isEqualTo(new Appended.Full());
        assertThat(entries(session)).hasSize(3);
        goesOn(session);
    }

    @Test
    void an_error_before_the_commit_is_broken_and_leaves_nothing() throws Exception {
        SessionId session = session("planets");
        disk().begins.add(FailingDatabase.IOERR_WRITE);
        assertThat(append(session, 3, Musts.said(1))).isInstanceOf(Appended.Broken.class);
        assertThat(entries(session)).hasSize(3);
        goesOn(session);
    }

    @Test
    void a_failed_fsync_is_never_called_good() throws Exception {
        SessionId session = session("planets");
        disk().commits.add(new Commit.Fails(FailingDatabase.IOERR_FSYNC));
        assertThat(append(session, 3, Musts.said(1))).isEqualTo(new Appended.Unknown());
        assertThat(entries(session)).hasSize(3);
        goesOn(session);
    }

    @Test
    void after_a_failed_fsync_all_is_written_once_more_by_a_new_connection() throws Exception {
        SessionId session = session("planets");
        disk().did.clear();
        disk().commits.add(new Commit.Fails(FailingDatabase.IOERR_FSYNC));
        assertThat(append(session, 3, Musts.said(1))).isEqualTo(new Appended.Unknown());
        assertThat(disk().did).containsExactly("COMMIT");
        assertThat(append(session, 3, Musts.said(1))).isInstanceOf(Appended.Done.class);
        assertThat(disk().did)
                .containsExactly("COMMIT", "open", "COMMIT", FailingDatabase.EMPTY, "COMMIT");
    }

    @Test
    void a_commit_that_failed_but_landed_is_unknown_and_its_place_is_taken() throws Exception {
        SessionId session = session("planets");
        UUID batch = UUID.randomUUID();
        disk().commits.add(new Commit.FailsAfterwards(FailingDatabase.IOERR_FSYNC));
        assertThat(append(session, 3, batch, Musts.said(1))).isEqualTo(new Appended.Unknown());
        assertThat(batches(session)).extracting(Batch::id).contains(batch);
        assertThat(append(session, 3, Musts.said(2))).isEqualTo(new Appended.Overtaken());
        goesOn(session);
    }

    @Test
    void while_the_disk_fails_everything_is_broken_then_it_goes_on_by_itself() throws Exception {
        SessionId session = session("planets");
        disk().commits.add(new Commit.Fails(FailingDatabase.IOERR_FSYNC));
        assertThat(append(session, 3, Musts.said(1))).isEqualTo(new Appended.Unknown());
        for (int i = 0; i < 3; i++) {
            disk().begins.add(FailingDatabase.IOERR_WRITE);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(append(session, 3, Musts.said(1))).isInstanceOf(Appended.Broken.class);
        }
        goesOn(session);
    }

    @Test
    void one_that_waits_too_long_is_unknown_in_time_and_lands_later() throws Exception {
        SessionId session = session("planets");
        log.close();
        log = open(Duration.ofMillis(200));
        CountDownLatch stalled = new CountDownLatch(1);
        disk().commits.add(new Commit.Stalls(stalled));
        UUID batch = UUID.randomUUID();
        Position three = new Position(3, 0);
        CompletableFuture<Appended> answer =
                log.append(session, three, batch, NOON, List.of(Musts.said(1)), Keep.NONE);
        assertThat(answer(answer)).isEqualTo(new Appended.Unknown());
        assertThat(entries(session)).hasSize(3);
        stalled.countDown();
        assertThat(append(session, 3, Musts.said(2)))
                .isIn(new Appended.Overtaken(), new Appended.Unknown());
        goesOn(session);
        assertThat(batches(session)).extracting(Batch::id).contains(batch);
    }

    @Test
    void what_waits_together_takes_one_commit() throws Exception {
        List<SessionId> sessions = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sessions.add(session("planets" + i));
        }
        CountDownLatch stalled = new CountDownLatch(1);
        disk().commits.add(new Commit.Stalls(stalled));
        CompletableFuture<Boolean> first =
                log.putKeep(sessions.getFirst(), new Keep(Map.of("a", "b")));
        List<CompletableFuture<Appended>> appends = new ArrayList<>();
        // The first may be on its way to the disk already or not.
        int before = disk().committed.get();
        for (SessionId session : sessions) {
            appends.add(
                    log.append(
                            session,
                            new Position(3, 0),
                            UUID.randomUUID(),
                            NOON,
                            List.of(Musts.said(1)),
                            Keep.NONE));
        }
        stalled.countDown();
        for (CompletableFuture<Appended> append : appends) {
            assertThat(answer(append)).isInstanceOf(Appended.Done.class);
        }
        assertThat(answer(first)).isTrue();
        assertThat(disk().committed.get() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void where_one_of_many_fails_the_others_do_not() throws Exception {
        SessionId good = session("planets");
        SessionId bad = session("rivers");
        talk(bad, 1);
        reopened();
        store.damage(bad, 4);
        CompletableFuture<Appended> broken =
                log.append(
                        bad,
                        new Position(4, 0),
                        UUID.randomUUID(),
                        NOON,
                        List.of(Musts.said(1)),
                        Keep.NONE);
        assertThat(append(good, 3, Musts.said(1))).isInstanceOf(Appended.Done.class);
        assertThat(answer(broken)).isInstanceOf(Appended.Broken.class);
    }
}
