package chatroom.log.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatroom.core.Event;
import chatroom.core.SessionId;
import chatroom.core.Text;
import chatroom.log.Appended;
import chatroom.log.DamagedLog;
import chatroom.log.Keep;
import chatroom.log.Musts;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import chatroom.log.Store;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What goes beyond the contract: erasing that was interrupted, long erasing, and checking a log.
class SqliteErasingTest implements Musts {
    private final SqliteStore store;
    private SqliteLog log;

    SqliteErasingTest() throws IOException {
        store = new SqliteStore();
        log = SqliteLog.open(store.folder);
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
        log = SqliteLog.open(store.folder);
        return log;
    }

    private SessionId longSession() throws Exception {
        SessionId session = session("planets");
        CompletableFuture<Appended> last = new CompletableFuture<>();
        for (int i = 0; i < 1_200; i++) {
            Event[] words = new Event[3];
            Arrays.setAll(words, n -> new Event.Said(1, n + 1, new Text("secret walrus " + n)));
            Position after = new Position(3 + i * 3L, 0);
            UUID batch = UUID.randomUUID();
            last = log.append(session, after, batch, NOON, List.of(words), Keep.NONE);
        }
        assertThat(answer(last)).isInstanceOf(Appended.Done.class);
        return session;
    }

    @Override
    public long tokenOf(SessionId session, long seq) {
        return 0;
    }

    /// The first step of an erasing, as the log itself takes it.
    private void interrupted(SessionId session, String column, String value) throws Exception {
        String seal = Seals.SESSION.replace(column, value);
        store.change(
                "UPDATE session SET "
                        + (column + " = " + value + ", seal = " + seal)
                        + " WHERE id = ? AND ? = 0",
                session,
                0);
    }

    @Test
    void erasing_that_was_interrupted_goes_on_when_the_log_is_opened() throws Exception {
        SessionId session = longSession();
        log.close();
        interrupted(session, "erased", "3602");
        log = SqliteLog.open(store.folder);
        // The last of them is the third of its batch, and stays.
        awaitGone("secret walrus 0");
        awaitGone("secret walrus 1");
        assertThat(store.contains("secret walrus 2")).isTrue();
        assertThat(answer(log.verify(session))).isEqualTo(3603);
        assertThat(answer(log.erasedThrough(session))).isEqualTo(3602);
    }

    @Test
    void removing_that_was_interrupted_goes_on_when_the_log_is_opened() throws Exception {
        SessionId session = longSession();
        log.close();
        interrupted(session, "name_key", "NULL");
        log = SqliteLog.open(store.folder);
        assertThat(answer(log.directory())).isEmpty();
        assertThat(entries(session)).isEmpty();
        awaitGone("secret walrus");
        session("planets");
    }

    @Test
    void what_was_released_is_erased_when_the_log_is_opened_again() throws Exception {
        SessionId session = longSession();
        answer(log.release(session));
        assertThat(answer(log.verify(session))).isEqualTo(3603);
        reopened();
        assertThat(entries(session)).isEmpty();
        awaitGone("secret walrus");
    }

    /// Polls the files, since nobody is told of what was begun in another life.
    private void awaitGone(String text) throws Exception {
        long deadline = System.nanoTime() + store.patience().toNanos();
        while (store.contains(text) && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(store.contains(text)).isFalse();
    }

    @Test
    void texts_of_many_slices_are_erased_and_the_chain_holds() throws Exception {
        SessionId session = longSession();
        assertThat(answer(log.verify(session))).isEqualTo(3603);
        assertThat(answer(log.eraseTexts(session, 3603))).isTrue();
        assertThat(store.contains("secret walrus")).isFalse();
        assertThat(answer(log.verify(session))).isEqualTo(3603);
    }

    @Test
    void verifying_finds_what_was_changed_left_out_or_taken_away() throws Exception {
        SessionId session = session("planets");
        talk(session, 9);
        assertThat(answer(log.verify(session))).isEqualTo(12);
        broken(session, "UPDATE batch SET at = at + 1 WHERE (place & 0xFFFFFF) = 7");
        broken(session, "UPDATE batch SET texts = NULL WHERE (place & 0xFFFFFF) = 8");
        broken(session, "DELETE FROM batch WHERE (place & 0xFFFFFF) = 5");
    }

    private void broken(SessionId session, String sql) throws Exception {
        store.change(sql + " AND (SELECT key FROM session WHERE id = ?) > ?", session, 0);
        assertThatThrownBy(() -> answer(log.verify(session))).hasCauseInstanceOf(DamagedLog.class);
    }
}
