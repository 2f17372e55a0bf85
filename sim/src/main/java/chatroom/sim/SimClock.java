package chatroom.sim;

import chatroom.server.sessions.Clock;

/// A node's clock in simulated time. It begins at the wall's time and then only runs, but for
/// [#notBefore]; the wall's may be set by people.
final class SimClock implements Clock {
    private final Wall wall;
    private long base;

    SimClock(Wall wall) {
        this.wall = wall;
        this.base = wall.time() - wall.elapsed();
    }

    @Override
    public long now() {
        return base + wall.elapsed();
    }

    @Override
    public void notBefore(long at) {
        base = Math.max(base, at - wall.elapsed());
    }

    @Override
    public long wall() {
        return wall.time();
    }

    /// The clock on the wall of the machine, which all nodes see.
    static final class Wall {
        private final Scheduler scheduler;
        private long set = 1_900_000_000_000L;

        Wall(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        private long elapsed() {
            return scheduler.now() / Scheduler.MILLI;
        }

        /// Epoch milliseconds.
        long time() {
            return set + elapsed();
        }

        void jump(long millis) {
            set += millis;
        }
    }
}
