package chatroom.hostile;

import java.util.List;

/// One line of the results, as Markdown. Immutable; any thread.
///
/// @param expected what was promised, empty where nothing was
/// @param holds whether the promise is kept; of no meaning without one
record Row(String what, String expected, String seen, boolean holds) {
    private static final String FORM = "| %-66s | %-22s | %-44s | %-5s |";

    static Row promised(String what, String expected, String seen, boolean holds) {
        return new Row(what, expected, seen, holds);
    }

    /// What helps to understand the others.
    static Row beside(String what, String seen) {
        return new Row(what, "", seen, true);
    }

    /// What became of those who talked all the while.
    static Row honest(Pair.Account account) {
        return promised(
                "… two honest members: messages; lost; twice",
                "0; 0",
                "%,d; %d; %d".formatted(account.said(), account.lost(), account.twice()),
                account.lost() + account.twice() == 0);
    }

    /// How long they took, with the attack and before it.
    static Row delay(Pair.Account before, Pair.Account during) {
        return promised(
                "… their slowest from say to told, beyond what it is without",
                "< 100 ms",
                "%.0f ms, without %.0f (median %.1f, without %.1f)"
                        .formatted(
                                during.slowest(),
                                before.slowest(),
                                during.median(),
                                before.median()),
                during.slowest() - before.slowest() < 100);
    }

    static Row faults(List<String> faults) {
        return promised(
                "… faults in the server's output",
                "0",
                faults.isEmpty() ? "0" : faults.size() + ": " + faults.getFirst(),
                faults.isEmpty());
    }

    /// The head of the table.
    static String head() {
        return FORM.formatted("What", "Expected", "Seen", "Holds")
                + "\n"
                + FORM.formatted("---", "---", "---", "---");
    }

    @Override
    public String toString() {
        return FORM.formatted(what, expected, seen, expected.isEmpty() ? "" : holds ? "yes" : "no");
    }
}
