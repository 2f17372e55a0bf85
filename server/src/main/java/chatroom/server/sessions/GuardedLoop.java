package chatroom.server.sessions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// The loop of one session, on which a fault of one task is caught: the session is told of it, and
/// until it is whole again its tasks wait. State is owned by the loop it runs on.
final class GuardedLoop implements Loop {
    private final Loop inner;
    private final Consumer<RuntimeException> fault;
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    GuardedLoop(Loop inner, Consumer<RuntimeException> fault) {
        this.inner = inner;
        this.fault = fault;
    }

    @Override
    public void execute(Runnable task) {
        inner.execute(() -> guard(task));
    }

    @Override
    public boolean inLoop() {
        return inner.inLoop();
    }

    @Override
    public Timer after(long millis, Runnable task) {
        return inner.after(millis, () -> guard(task));
    }

    @Override
    public void run(Runnable task) {
        if (inLoop()) {
            guard(task);
        } else {
            execute(task);
        }
    }

    /// Runs `task` even while the others wait.
    void executeNow(Runnable task) {
        inner.execute(task);
    }

    Timer afterNow(long millis, Runnable task) {
        return inner.after(millis, task);
    }

    /// From now on tasks wait. On the loop.
    void hold() {
        holding = true;
    }

    /// Those that waited run, in their order. On the loop.
    void release() {
        holding = false;
        while (!holding && !held.isEmpty()) {
            guard(held.poll());
        }
    }

    private void guard(Runnable task) {
        if (holding) {
            held.add(task);
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            fault.accept(e);
        }
    }
}
