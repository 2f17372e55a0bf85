package chatroom.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How much is measured, and of what. Immutable; any thread.
///
/// @param home the project's folder, with the program built
/// @param runs how often what happens once is done
/// @param warmUp how long the server works before anything counts
/// @param time how long what goes on is measured
/// @param stored how many messages are in the log before, where that matters
/// @param options more options for the server
/// @param javaOptions more options for the server's JVM, divided by spaces
/// @param cycles how many sessions come and go, where they do
/// @param bun the command that starts Bun, to compare with; empty for no comparison
record Plan(
        Path home,
        int runs,
        Duration warmUp,
        Duration time,
        long stored,
        List<String> options,
        String javaOptions,
        int cycles,
        String bun) {
    Plan {
        options = List.copyOf(options);
    }

    /// Whether there is something to compare with.
    boolean compares() {
        return !bun.isEmpty();
    }

    /// The same with more options for the server.
    Plan with(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new Plan(home, runs, warmUp, time, stored, all, javaOptions, cycles, bun);
    }

    /// The same with other options for the server's JVM.
    Plan withJava(String others) {
        return new Plan(home, runs, warmUp, time, stored, options, others, cycles, bun);
    }
}
