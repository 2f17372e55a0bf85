package chatroom.sim;

import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs simulations from the command line and says how to run a failed one again; see
/// `docs/simulation.md`.
public final class Main {
    private Main() {}

    /// `--seeds N` runs that many, `--from S` says from which seed on (1), `--seed S` runs one.
    /// Exits with 1 where one failed, with 2 where the arguments are wrong.
    public static void main(String[] args) {
        long from = 1;
        long seeds = 20;
        @Nullable Consumer<String> watcher = null;
        try {
            for (int i = 0; i < args.length; i += 2) {
                if (args[i].equals("--trace")) {
                    watcher = System.out::println;
                    i--;
                    continue;
                }
                long number = Long.parseLong(args[i + 1]);
                switch (args[i]) {
                    case "--seeds" -> seeds = number;
                    case "--from" -> from = number;
                    case "--seed" -> {
                        from = number;
                        seeds = 1;
                    }
                    default -> throw new IllegalArgumentException(args[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("usage: [--seeds N] [--from S] [--seed S] (" + e.getMessage() + ")");
            System.exit(2);
        }
        System.exit(run(from, seeds, watcher) ? 0 : 1);
    }

    private static boolean run(long from, long seeds, @Nullable Consumer<String> watcher) {
        long failed = 0;
        long entries = 0;
        long begun = System.nanoTime();
        for (long seed = from; seed < from + seeds; seed++) {
            Simulation.Outcome outcome = Simulation.run(seed, Plant.NONE, watcher);
            entries += outcome.entries();
            if (outcome.failure() != null) {
                failed++;
                System.out.println(report(outcome));
            } else if (seeds == 1) {
                System.out.printf("seed %d: trace %016x%n", seed, outcome.hash());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d seeds from %d: %d failed, %d entries, %.1f s%n",
                seeds,
                from,
                failed,
                entries,
                (System.nanoTime() - begun) / 1e9);
        return failed == 0;
    }

    /// What a failed run leaves for people: what happened last, what was broken, and how to see it
    /// again.
    static String report(Simulation.Outcome outcome) {
        StringBuilder out = new StringBuilder();
        outcome.last().forEach(line -> out.append(line).append('\n'));
        out.append("seed ").append(outcome.seed()).append(": ").append(outcome.failure());
        Throwable failure = outcome.failure();
        if (failure != null) {
            StackTraceElement[] stack = failure.getStackTrace();
            for (int i = 0; i < Math.min(12, stack.length); i++) {
                out.append("\n    at ").append(stack[i]);
            }
            if (failure.getCause() != null) {
                out.append("\n  because of ").append(failure.getCause());
            }
        }
        return out.append("\nagain: java -cp ")
                .append(System.getProperty("java.class.path"))
                .append(" chatroom.sim.Main --seed ")
                .append(outcome.seed())
                .toString();
    }
}
