package chatroom.log.sqlite;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A real database whose commits and inserts fail on demand, as a disk makes them fail.
final class FailingDatabase implements Database {
    static final String EMPTY = "PRAGMA wal_checkpoint(TRUNCATE)";
    static final int FULL = 13;
    static final int IOERR_WRITE = 10 | 3 << 8;
    static final int IOERR_FSYNC = 10 | 4 << 8;

    private final Database database;
    final Queue<Commit> commits = new ConcurrentLinkedQueue<>();
    final Queue<Integer> begins = new ConcurrentLinkedQueue<>();

    /// What the writer's connections did: `open`, `COMMIT`, and the emptying of the write-ahead
    /// log.
    final Queue<String> did = new ConcurrentLinkedQueue<>();

    final AtomicInteger committed = new AtomicInteger();

    /// What befalls a commit.
    sealed interface Commit {
        /// It fails and is not on the disk.
        record Fails(int code) implements Commit {}

        /// It fails, but is on the disk.
        record FailsAfterwards(int code) implements Commit {}

        /// It takes until the latch opens.
        record Stalls(CountDownLatch until) implements Commit {}
    }

    FailingDatabase(Path file) {
        this.database = Database.in(file);
    }

    @Override
    public Connection writer() throws SQLException {
        Connection connection = database.writer();
        did.add("open");
        return proxy(
                Connection.class,
                (method, arguments) ->
                        method.getName().equals("createStatement")
                                ? statement((Statement) call(connection, method, arguments))
                                : call(connection, method, arguments));
    }

    @Override
    public Connection reader() throws SQLException {
        return database.reader();
    }

    private Statement statement(Statement statement) {
        return proxy(
                Statement.class,
                (method, arguments) -> {
                    if (arguments != null && arguments.length > 0 && EMPTY.equals(arguments[0])) {
                        did.add(EMPTY);
                    }
                    return call(statement, method, arguments);
                });
    }

    @Override
    public void run(String word, Connection writer) throws SQLException {
        switch (word) {
            case "COMMIT" -> {
                did.add(word);
                commit(writer);
            }
            case "BEGIN IMMEDIATE" -> {
                Integer failure = begins.poll();
                if (failure != null) {
                    throw new SQLException("failed on demand", "", failure);
                }
                database.run(word, writer);
            }
            default -> database.run(word, writer);
        }
    }

    private void commit(Connection writer) throws SQLException {
        switch (commits.poll()) {
            case Commit.Fails fails -> throw new SQLException("on demand", "", fails.code());
            case Commit.FailsAfterwards fails -> {
                database.run("COMMIT", writer);
                throw new SQLException("on demand", "", fails.code());
            }
            case Commit.Stalls stalls -> stalled(stalls);
            case null -> {}
        }
        committed.incrementAndGet();
        database.run("COMMIT", writer);
    }

    private static void stalled(Commit.Stalls stalls) throws SQLException {
        try {
            stalls.until().await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    private interface Calls {
        Object call(Method method, Object[] arguments) throws Throwable;
    }

    private static Object call(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> calls.call(method, arguments)));
    }
}
