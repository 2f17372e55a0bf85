package chatroom.log.sqlite;

import chatroom.log.Appended;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The one thread that writes. Everything that is waiting goes into one transaction and reaches the
/// disk by one fsync; then all who asked are told. Between two of these it erases a slice of what
/// is to be erased. Jobs may be added from any thread; everything else belongs to its own.
final class Writer implements AutoCloseable {
    /// What may wait, and what one transaction takes, in jobs and bytes.
    private static final int WAITING = 100_000;

    private static final int GROUP = 4_096;
    private static final long GROUP_BYTES = 16 * 1024 * 1024;

    /// How long to wait for new work while something is to be tried again.
    private static final long AGAIN_MILLIS = 20;

    private static final long CLOSE_MILLIS = 4_000;

    /// Wakes the thread.
    private static final Job NOTHING = new ChangeJob(_ -> true);

    private final Database database;
    private final DataFolder folder;
    private final Checkpoints checkpoints;
    private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>(WAITING);
    private final Deque<SliceJob> slices = new ArrayDeque<>();
    private final List<SliceJob> erased = new ArrayList<>();
    private final Ends ends = new Ends();
    private final Thread thread;
    private @Nullable Tables tables;
    private volatile boolean closing;
    private volatile boolean ended;

    Writer(Database database, DataFolder folder, Checkpoints checkpoints) {
        this.database = database;
        this.folder = folder;
        this.checkpoints = checkpoints;
        this.thread = Thread.ofPlatform().name("log-writer").daemon().unstarted(this::run);
    }

    /// Begins with a connection that was already tried.
    void start(Tables opened, List<SliceJob> unfinished) {
        tables = opened;
        slices.addAll(unfinished);
        thread.start();
    }

    void add(Job job) {
        if (closing) {
            job.failed(new Appended.Broken("the log is closed"));
        } else if (!waiting.offer(job)) {
            job.failed(new Appended.Broken("the disk does not keep up"));
        } else if (ended) {
            refuseWaiting();
        }
    }

    /// From the writer's own thread only: an erasing that has begun.
    void erase(SliceJob job) {
        slices.add(job);
    }

    private void run() {
        List<Job> group = new ArrayList<>();
        while (next(group)) {
            if (!group.isEmpty()) {
                write(group);
                group.clear();
            }
            eraseSlice();
            tidy();
        }
        end();
    }

    /// Takes what is waiting; false when there is nothing and there will be nothing.
    private boolean next(List<Job> group) {
        long bytes = 0;
        Job job = first();
        while (job != null) {
            group.add(job);
            bytes += job.bytes();
            job = group.size() < GROUP && bytes < GROUP_BYTES ? waiting.poll() : null;
        }
        return !group.isEmpty() || !closing;
    }

    private @Nullable Job first() {
        try {
            if (!slices.isEmpty()) {
                return waiting.poll();
            }
            return erased.isEmpty() && !closing
                    ? waiting.take()
                    : waiting.poll(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing = true;
            return null;
        }
    }

    /// All in one transaction; where that fails before its commit, each in its own, so that one
    /// session's trouble is not everybody's.
    private void write(List<? extends Job> group) {
        Tables open = connected();
        if (open == null) {
            group.forEach(j -> j.failed(new Appended.Broken("the database cannot be opened")));
            return;
        }
        try {
            open.begin();
            for (Job job : group) {
                job.write(new Transaction(open, ends));
            }
        } catch (SQLException | RuntimeException e) {
            rollBack(open, e);
            if (group.size() == 1) {
                group.getFirst().failed(Faults.beforeCommit(e, folder));
            } else {
                group.forEach(j -> write(List.of(j)));
            }
            return;
        }
        commit(open, group);
    }

    private void commit(Tables open, List<? extends Job> group) {
        try {
            open.commit();
        } catch (SQLException e) {
            rollBack(open, e);
            group.forEach(j -> j.failed(Faults.atCommit(e)));
            return;
        }
        ends.commit();
        group.forEach(Job::done);
        checkpoints.wrote(group.stream().mapToLong(Job::bytes).sum());
    }

    private void rollBack(Tables open, Exception why) {
        ends.rollback();
        boolean good = why instanceof SQLException e && Faults.harmless(e);
        try {
            open.rollback();
        } catch (SQLException e) {
            // SQLite has rolled back by itself; anything else shows with the next transaction.
        }
        if (!good) {
            disconnect(open);
        }
    }

    private void disconnect(Tables open) {
        ends.forget();
        tables = null;
        try {
            open.close();
        } catch (SQLException e) {
            // It is given up either way.
        }
    }

    /// The connection, opened anew where the last one failed, and proven by a write of its own.
    private @Nullable Tables connected() {
        if (tables == null) {
            try {
                tables = new Tables(database.writer());
                tables.prove();
            } catch (SQLException e) {
                if (tables != null) {
                    disconnect(tables);
                }
            }
        }
        return tables;
    }

    private void eraseSlice() {
        SliceJob slice = slices.poll();
        if (slice != null) {
            write(List.of(slice));
            if (slice.more()) {
                slices.add(slice);
            } else {
                erased.add(slice);
            }
        }
    }

    /// What was erased is told when it stands in no file any more.
    private void tidy() {
        boolean scrub = slices.isEmpty() && !erased.isEmpty();
        if ((scrub || checkpoints.behind()) && scrubbed()) {
            checkpoints.caughtUp();
            erased.forEach(j -> j.answer.complete(true));
            erased.clear();
        }
    }

    private boolean scrubbed() {
        Tables open = connected();
        try {
            return open != null && open.scrub();
        } catch (SQLException e) {
            if (open != null && !Faults.harmless(e)) {
                disconnect(open);
            }
            return false;
        }
    }

    private void end() {
        slices.forEach(s -> s.failed(new Appended.Broken("the log is closed")));
        boolean clean = scrubbed();
        erased.forEach(s -> s.answer.complete(clean));
        if (tables != null) {
            disconnect(tables);
        }
        ended = true;
        refuseWaiting();
    }

    private void refuseWaiting() {
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            job.failed(new Appended.Broken("the log is closed"));
        }
    }

    /// Finishes what was added before, and nothing after.
    @Override
    public void close() {
        closing = true;
        waiting.offer(NOTHING);
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
