package chatroom.client;

import java.time.Instant;

/// A process of this machine, so that another can tell whether it still runs: numbers of processes
/// are used again, so its start counts too. Immutable; any thread.
///
/// @param since when it started, epoch milliseconds, 0 where the system does not say
public record Holder(long process, long since) {
    /// Clocks of systems differ from their own by so much.
    private static final long SLACK = 2_000;

    /// This process.
    public static Holder self() {
        ProcessHandle self = ProcessHandle.current();
        return new Holder(self.pid(), start(self));
    }

    /// Whether it still runs; in doubt it does.
    boolean lives() {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(p -> since == 0 || Math.abs(start(p) - since) <= SLACK)
                .orElse(false);
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
