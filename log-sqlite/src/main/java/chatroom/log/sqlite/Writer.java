package chatroom.log.sqlite;

import chatroom.log.Appended;
import java.time.Duration;
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
final class Writer {
    /// What may wait, and what one transaction takes, in jobs and bytes.
    private static final int WAITING = 100_000;

    private static final int GROUP = 4_096;
    private static final long GROUP_BYTES = 16 * 1024 * 1024;

    /// How long to wait for new work while something is to be tried again.
    private static final long AGAIN_MILLIS = 20;

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    /// Wakes the thread.
    private static final Job NOTHING = new ChangeJob(_ -> true);

    private final Commits commits;
    private final Checkpoints checkpoints;
    private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>(WAITING);
    private final Deque<SliceJob> slices = new ArrayDeque<>();
    private final List<SliceJob> erased = new ArrayList<>();
    private final Thread thread;
    private volatile List<Job> inHand = List.of();
    private volatile boolean closing;
    private volatile boolean ended;

    Writer(Commits commits, Checkpoints checkpoints) {
        this.commits = commits;
        this.checkpoints = checkpoints;
        this.thread = Thread.ofPlatform().name("log-writer").daemon().unstarted(this::run);
    }

    /// Begins, with the erasing that an earlier life left unfinished.
    void start(List<SliceJob> unfinished) {
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

    /// Answers what was asked before that moment ([System#nanoTime]) and still is not done. It may
    /// yet be.
    void giveUp(long askedBefore) {
        inHand.forEach(j -> j.giveUp(askedBefore));
        waiting.forEach(j -> j.giveUp(askedBefore));
    }

    private void run() {
        List<Job> group = new ArrayList<>();
        while (next(group)) {
            if (!group.isEmpty()) {
                inHand = List.copyOf(group);
                commits.write(inHand);
                checkpoints.wrote(group.stream().mapToLong(Job::bytes).sum());
                inHand = List.of();
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

    private void eraseSlice() {
        SliceJob slice = slices.poll();
        if (slice != null) {
            commits.write(List.of(slice));
            checkpoints.wrote(slice.bytes());
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
        if ((scrub || checkpoints.behind()) && commits.scrub()) {
            checkpoints.caughtUp();
            erased.forEach(j -> j.answer.complete(true));
            erased.clear();
        }
    }

    private void end() {
        slices.forEach(s -> s.failed(new Appended.Broken("the log is closed")));
        boolean clean = commits.scrub();
        erased.forEach(s -> s.answer.complete(clean));
        commits.close();
        ended = true;
        refuseWaiting();
    }

    private void refuseWaiting() {
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            job.failed(new Appended.Broken("the log is closed"));
        }
    }

    /// Finishes what was added before, and nothing after.
    ///
    /// @return whether it came to its end; where the disk hangs it does not
    boolean close() {
        closing = true;
        waiting.offer(NOTHING);
        try {
            return thread.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
