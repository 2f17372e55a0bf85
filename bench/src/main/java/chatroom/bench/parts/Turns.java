package chatroom.bench.parts;

import chatroom.server.sessions.Loop;
import java.util.ArrayDeque;

/// A loop that runs when it is told to, on the thread that tells it. Nothing ever falls due on it.
/// For one thread.
final class Turns implements Loop {
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    @Override
    public boolean inLoop() {
        return true;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /// Runs what waits, and what comes of that, until nothing waits.
    void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Override
    public Timer after(long millis, Runnable task) {
        return () -> {};
    }
}
