package chatroom.log.sqlite;

import chatroom.core.SessionId;
import chatroom.log.DamagedLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads, on threads and connections of its own, beside the writer and without ever waiting for it.
/// May be asked from any thread.
final class Reader implements AutoCloseable {
    /// Reads that go on at the same time: a page is microseconds from memory, and milliseconds from
    /// a slow disk, which two of them keep busy.
    private static final int THREADS = 2;

    private final Database database;
    private final Notices notices;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().name("log-reader-", 1).daemon().factory());

    /// What is asked: sees one state of the database throughout.
    interface Query<T> {
        T ask(Connection connection) throws SQLException;
    }

    Reader(Database database, Notices notices) {
        this.database = database;
        this.notices = notices;
    }

    /// Asks; `session` and `afterSeq` say where the answer was to come from, should it be damaged.
    <T> CompletableFuture<T> ask(SessionId session, long afterSeq, Query<T> query) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> answer(session, afterSeq, query, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new IllegalStateException("the log is closed"));
        }
        return answer;
    }

    private <T> void answer(
            SessionId session, long afterSeq, Query<T> query, CompletableFuture<T> answer) {
        T found;
        try {
            found = within(query);
        } catch (SQLException e) {
            fail(answer, Faults.reading(e, session, afterSeq));
            return;
        } catch (RuntimeException e) {
            fail(answer, e);
            return;
        }
        answer.complete(found);
    }

    private void fail(CompletableFuture<?> answer, RuntimeException why) {
        if (why instanceof DamagedLog damaged) {
            notices.of(damaged.damage());
        }
        answer.completeExceptionally(why);
    }

    private <T> T within(Query<T> query) throws SQLException {
        Connection connection = idle.poll();
        if (connection == null) {
            connection = database.reader();
        }
        boolean good = false;
        try (Statement control = connection.createStatement()) {
            control.execute("BEGIN");
            T found;
            try {
                found = query.ask(connection);
            } finally {
                control.execute("COMMIT");
            }
            good = true;
            return found;
        } catch (DamagedLog e) {
            good = true;
            throw e;
        } finally {
            giveBack(connection, good);
        }
    }

    private void giveBack(Connection connection, boolean good) throws SQLException {
        if (good && !threads.isShutdown()) {
            idle.add(connection);
        } else {
            connection.close();
        }
    }

    /// Lets what is being read finish, and no more.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (@Nullable Connection c = idle.poll(); c != null; c = idle.poll()) {
            try {
                c.close();
            } catch (SQLException e) {
                // Nothing was written by it; there is nothing to lose.
            }
        }
    }
}
