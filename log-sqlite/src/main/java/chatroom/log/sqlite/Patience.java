package chatroom.log.sqlite;

import java.time.Duration;

/// Sees to it that nobody waits for ever where the disk does: now and then tells the writer's
/// overdue appends that nobody knows what becomes of them. A thread of its own, because the
/// writer's is the one that hangs.
final class Patience implements AutoCloseable {
    private final Writer writer;
    private final Duration patience;
    private final Thread thread;

    Patience(Writer writer, Duration patience) {
        this.writer = writer;
        this.patience = patience;
        this.thread = Thread.ofPlatform().name("log-patience").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(patience.dividedBy(4));
                writer.giveUp(System.nanoTime() - patience.toNanos());
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
