package chatroom.server.sessions;

import java.util.concurrent.Executor;

/// Runs tasks one after another, in the order they were given: the owner of a session's state, or
/// of a connection's. In the server an event loop of the network, in the simulation a seeded
/// scheduler. Tasks never block.
public interface Loop extends Executor {
    /// Whether the caller runs on this loop.
    boolean inLoop();

    /// Runs `task` on this loop in `millis` milliseconds, unless cancelled before.
    Timer after(long millis, Runnable task);

    /// Runs `task` now if the caller is on this loop, else as soon as its turn comes.
    default void run(Runnable task) {
        if (inLoop()) {
            task.run();
        } else {
            execute(task);
        }
    }

    /// Runs `task` when its turn comes, or `undone` now where this loop has ended, as all do when
    /// the server stops: for who has to give something back.
    default void execute(Runnable task, Runnable undone) {
        execute(task);
    }

    /// As [#run(Runnable)]; and as [#execute(Runnable, Runnable)] where this loop has ended.
    default void run(Runnable task, Runnable undone) {
        if (inLoop()) {
            task.run();
        } else {
            execute(task, undone);
        }
    }

    /// A task that waits for its time.
    interface Timer {
        void cancel();
    }
}
