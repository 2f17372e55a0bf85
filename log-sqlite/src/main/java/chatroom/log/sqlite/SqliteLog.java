package chatroom.log.sqlite;

import chatroom.core.Entry;
import chatroom.core.Event;
import chatroom.core.NameKey;
import chatroom.core.SessionId;
import chatroom.log.Appended;
import chatroom.log.Batch;
import chatroom.log.Change;
import chatroom.log.Damage;
import chatroom.log.DamagedLog;
import chatroom.log.Keep;
import chatroom.log.Listed;
import chatroom.log.Position;
import chatroom.log.SessionLog;
import chatroom.log.follow.Directory;
import chatroom.log.follow.Followers;
import chatroom.log.format.EncodedEvents;
import chatroom.log.format.SnapshotCodec;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the sessions of one server in a data folder, in one SQLite file. One thread writes: what
/// is waiting goes to the disk together, with one fsync, before anybody is told that it is done.
/// Safe for any thread; answers come on the log's own.
public final class SqliteLog implements SessionLog {
    /// An append that has no answer after this long is Unknown: a disk that stalls this long may
    /// stall for good.
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);

    private static final int PAGE_BYTES = 256 * 1024;

    /// Between two pages of the check in the background, about as long as one takes.
    private static final Duration PAGE_RESTS = Duration.ofMillis(10);

    private final DataFolder folder;
    private final Database database;
    private final Notices notices;
    private final Set<String> unsafe;
    private final Reader reader;
    private final Writer writer;
    private final Checkpoints checkpoints;
    private final Directory directory;
    private final Patience patience;
    private final Followers followers = new Followers();
    private final SecureRandom salts = new SecureRandom();
    private volatile boolean closed;

    /// Opens the log in a folder, which is made where it is missing.
    ///
    /// @throws LogUnavailable where that cannot be, with a sentence for the operator
    public static SqliteLog open(Path folder) {
        return open(folder, _ -> {});
    }

    /// Opens the log in a folder, which is made where it is missing.
    ///
    /// @param told is told once of each thing that is found damaged, now or when it is read, on any
    ///   thread
    /// @throws LogUnavailable where that cannot be, with a sentence for the operator
    public static SqliteLog open(Path folder, Consumer<Damage> told) {
        return open(folder, Database::in, ANSWER_WITHIN, told);
    }

    static SqliteLog open(
            Path path,
            Function<Path, Database> databases,
            Duration answerWithin,
            Consumer<Damage> told) {
        DataFolder folder = DataFolder.claim(path);
        try {
            Notices notices = new Notices(told);
            return open(folder, databases.apply(folder.database()), answerWithin, notices);
        } catch (SQLException e) {
            LogUnavailable sentence = Faults.opening(e, folder);
            folder.close();
            throw sentence;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static SqliteLog open(
            DataFolder folder, Database database, Duration answerWithin, Notices notices)
            throws SQLException {
        Tables tables = Opening.tables(database, folder, notices);
        try {
            Set<String> unsafe = look(database, notices);
            Directory directory = new Directory();
            List<SliceJob> unfinished = Opening.load(database, directory);
            Commits commits = new Commits(database, folder, tables);
            SqliteLog log =
                    new SqliteLog(
                            folder, database, commits, directory, answerWithin, notices, unsafe);
            log.writer.start(unfinished);
            log.checkpoints.start();
            log.patience.start();
            return log;
        } catch (SQLException | RuntimeException e) {
            tables.close();
            throw e;
        }
    }

    private static Set<String> look(Database database, Notices notices) throws SQLException {
        try (Connection connection = database.reader()) {
            FirstLook.Seen seen = FirstLook.at(connection);
            seen.found().forEach(notices::of);
            return seen.unsafe();
        }
    }

    private SqliteLog(
            DataFolder folder,
            Database database,
            Commits commits,
            Directory directory,
            Duration answerWithin,
            Notices notices,
            Set<String> unsafe) {
        this.folder = folder;
        this.database = database;
        this.notices = notices;
        this.unsafe = unsafe;
        this.reader = new Reader(database, notices);
        this.checkpoints = new Checkpoints(database);
        this.writer = new Writer(commits, checkpoints);
        this.directory = directory;
        this.patience = new Patience(writer, answerWithin);
    }

    @Override
    public CompletableFuture<Appended> create(
            SessionId session, NameKey key, UUID batch, long at, List<Event> events, Keep keep) {
        return append(new AppendJob.Wanted(session, 0, batch, at, events, keep), key);
    }

    @Override
    public CompletableFuture<Appended> append(
            SessionId session, Position after, UUID batch, long at, List<Event> events, Keep keep) {
        return append(new AppendJob.Wanted(session, after.seq(), batch, at, events, keep), null);
    }

    private CompletableFuture<Appended> append(AppendJob.Wanted wanted, @Nullable NameKey name) {
        EncodedEvents encoded = EncodedEvents.of(wanted.events(), salts);
        AppendJob job = new AppendJob(wanted, encoded, name, directory, followers);
        writer.add(job);
        return job.answer;
    }

    @Override
    public CompletableFuture<List<Batch>> read(SessionId session, long afterSeq, int maxBytes) {
        return reader.ask(session, afterSeq, c -> Reads.after(c, session, afterSeq, maxBytes));
    }

    @Override
    public CompletableFuture<List<Entry>> before(
            SessionId session, long beforeSeq, int maxMessages, int maxEntries) {
        return reader.ask(
                session, 0, c -> Reads.before(c, session, beforeSeq, maxMessages, maxEntries));
    }

    /// Reads all of a session's log and checks the chain of its hashes and all texts.
    ///
    /// @return how many entries were read; fails with [chatroom.log.DamagedLog]
    public CompletableFuture<Long> verify(SessionId session) {
        return reader.ask(
                session,
                0,
                c -> {
                    Reads.Checked page = Reads.Checked.nothing(session);
                    while (page.more()) {
                        page = Reads.check(c, session, page);
                        if (!page.damage().isEmpty()) {
                            Damage first = page.damage().getFirst();
                            throw new DamagedLog(session, first.from(), first.to(), first.what());
                        }
                    }
                    return page.last();
                });
    }

    /// Checks everything in the background, with rests, and tells of what is damaged whoever is
    /// told.
    ///
    /// @return what it came to; fails where the database cannot be read, or is closed meanwhile
    public CompletableFuture<Audited> checkAll() {
        CompletableFuture<Audited> answer = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("log-check")
                .daemon()
                .start(() -> {
                    try (Connection connection = database.reader()) {
                        answer.complete(new Audit(connection, notices::of, this::rested).all());
                    } catch (SQLException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer;
    }

    /// Gives the disk to others; false once the log is closed.
    private boolean rested() {
        try {
            Thread.sleep(PAGE_RESTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !closed;
    }

    @Override
    public Subscription follow(SessionId session, long afterSeq, Consumer<Batch> told) {
        Subscription following =
                followers.follow(
                        session,
                        afterSeq,
                        told,
                        seq -> read(session, seq, PAGE_BYTES),
                        Runnable::run);
        return unlessClosed(following);
    }

    @Override
    public CompletableFuture<List<Listed>> directory() {
        return unlessClosed(() -> CompletableFuture.completedFuture(directory.all()));
    }

    @Override
    public Subscription followDirectory(Consumer<Change> told) {
        return unlessClosed(directory.follow(told, Runnable::run));
    }

    private Subscription unlessClosed(Subscription following) {
        if (closed) {
            following.close();
        }
        return following;
    }

    @Override
    public CompletableFuture<Optional<Snapshot>> snapshot(SessionId session) {
        return reader.ask(session, 0, c -> Reads.snapshot(c, session));
    }

    @Override
    public CompletableFuture<Boolean> putSnapshot(Snapshot snapshot) {
        byte[] state = SnapshotCodec.encode(snapshot);
        long seq = snapshot.position().seq();
        return change(
                snapshot.state().id(),
                (tables, key) -> {
                    tables.putSnapshot(key, seq, state);
                    return true;
                },
                () -> {});
    }

    @Override
    public CompletableFuture<Keep> keep(SessionId session) {
        if (unsafe.contains(session.value())) {
            return CompletableFuture.failedFuture(
                    new DamagedLog(session, 1, Long.MAX_VALUE, "its codes and places are damaged"));
        }
        return reader.ask(session, 0, c -> Reads.keep(c, session));
    }

    @Override
    public CompletableFuture<Boolean> putKeep(SessionId session, Keep records) {
        return change(
                session,
                (tables, key) -> {
                    tables.put(key, records);
                    return true;
                },
                () -> {});
    }

    /// Its name is free; until [#remove], or the next time the log is opened, it can be read.
    @Override
    public CompletableFuture<Boolean> release(SessionId session) {
        return change(
                session,
                (tables, key) -> tables.erasing.release(key),
                () -> directory.remove(session));
    }

    /// A change beside the entries of the session with that key; false where there was nothing to
    /// change.
    private interface Beside {
        boolean make(Tables tables, long key) throws SQLException;
    }

    private CompletableFuture<Boolean> change(SessionId session, Beside beside, Runnable then) {
        return unlessClosed(() -> {
            ChangeJob job =
                    new ChangeJob(
                            transaction -> {
                                long key = transaction.tables().key(session);
                                return key != 0 && beside.make(transaction.tables(), key);
                            },
                            then);
            writer.add(job);
            return job.answer;
        });
    }

    @Override
    public CompletableFuture<Boolean> eraseTexts(SessionId session, long throughSeq) {
        return erase(session, new EraseJob.Kind.Texts(throughSeq));
    }

    @Override
    public CompletableFuture<Long> erasedThrough(SessionId session) {
        return reader.ask(session, 0, c -> Reads.erasedThrough(c, session));
    }

    @Override
    public CompletableFuture<Boolean> remove(SessionId session) {
        return erase(session, new EraseJob.Kind.Everything(() -> directory.remove(session)));
    }

    private CompletableFuture<Boolean> erase(SessionId session, EraseJob.Kind kind) {
        return unlessClosed(() -> {
            EraseJob job = new EraseJob(session, kind, writer);
            writer.add(job);
            return job.answer;
        });
    }

    private <T> CompletableFuture<T> unlessClosed(Supplier<CompletableFuture<T>> question) {
        return closed
                ? CompletableFuture.failedFuture(new IllegalStateException("the log is closed"))
                : question.get();
    }

    /// Finishes what was asked for; what was to be erased goes on when the log is opened again.
    /// Where the disk hangs, it gives up after a few seconds and leaves the folder locked until the
    /// process ends, since something may yet be written.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        followers.close();
        directory.close();
        reader.close();
        checkpoints.close();
        boolean ended = writer.close();
        patience.close();
        writer.giveUp(System.nanoTime());
        if (ended) {
            folder.close();
        }
    }
}
