package chatroom.bench;

/// One line of the results. Immutable; any thread.
///
/// @param target what was promised, empty where nothing was
/// @param met whether the promise is kept; of no meaning without one
record Figure(String what, String target, String measured, boolean met) {
    private static final String ROW = "| %-62s | %-11s | %-36s | %-4s |";

    static Figure promised(String what, String target, String measured, boolean met) {
        return new Figure(what, target, measured, met);
    }

    /// What helps to understand the others.
    static Figure beside(String what, String measured) {
        return new Figure(what, "", measured, true);
    }

    /// The head of the table, in Markdown as its rows.
    static String head() {
        return ROW.formatted("Figure", "Target", "Measured", "Met")
                + "\n"
                + ROW.formatted("---", "---", "---", "---");
    }

    /// One that was printed as a row by another process.
    static Figure parsed(String row) {
        String[] cells = row.split("\\|", -1);
        return new Figure(
                cells[1].strip(),
                cells[2].strip(),
                cells[3].strip(),
                !cells[4].strip().equals("no"));
    }

    String row() {
        return ROW.formatted(what, target, measured, target.isEmpty() ? "" : met ? "yes" : "no");
    }
}
