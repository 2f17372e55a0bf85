package chatroom.sim;

import chatroom.server.sessions.Loop;
import java.util.ArrayDeque;

/// A loop of the simulation: its tasks run one after another in their order, and between those of
/// other loops at times that the seed decides. Until its node crashes: then nothing runs any more.
final class SeededLoop implements Loop {
    private final Scheduler scheduler;
    private final Dice dice;
    private final int number;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private boolean planned;
    private boolean running;
    private boolean dead;

    SeededLoop(Scheduler scheduler, Dice dice, int number) {
        this.scheduler = scheduler;
        this.dice = dice;
        this.number = number;
    }

    @Override
    public boolean inLoop() {
        return running;
    }

    @Override
    public void execute(Runnable task) {
        if (!dead) {
            tasks.add(task);
            plan();
        }
    }

    private void plan() {
        if (!planned && !tasks.isEmpty()) {
            planned = true;
            scheduler.in(hop(), this::turn);
        }
    }

    /// Mostly at once; sometimes the machine is busy with something else.
    private long hop() {
        return dice.chance(5) ? dice.between(1, 20) * Scheduler.MILLI : dice.below(50);
    }

    private void turn() {
        planned = false;
        if (dead) {
            return;
        }
        running = true;
        int most = 1 + dice.below(4);
        for (int i = 0; i < most && !tasks.isEmpty() && !dead; i++) {
            tasks.remove().run();
        }
        running = false;
        plan();
    }

    @Override
    public Timer after(long millis, Runnable task) {
        Waiting waiting = new Waiting(task);
        scheduler.in(millis * Scheduler.MILLI + dice.below(1_000), () -> execute(waiting));
        return waiting;
    }

    /// Its node is no more.
    void die() {
        dead = true;
        tasks.clear();
    }

    boolean dead() {
        return dead;
    }

    /// The same in every run, as the order of a map must be that has loops as its keys.
    @Override
    public int hashCode() {
        return number;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    private static final class Waiting implements Timer, Runnable {
        private final Runnable task;
        private boolean cancelled;

        Waiting(Runnable task) {
            this.task = task;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }
}
