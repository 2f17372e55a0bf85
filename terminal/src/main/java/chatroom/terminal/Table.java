package chatroom.terminal;

import java.util.ArrayList;
import java.util.List;

/// Rows under headings, in columns as wide as they need to be. Owned by one thread.
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    /// Adds a row of as many cells as there are headings; they are printable.
    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /// One line for each row; the last column is as long as it is.
    List<String> lines() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], ScreenStyle.columns(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i));
            line.append(" ".repeat(widths[i] - ScreenStyle.columns(row.get(i)) + 2));
        }
        return line.toString().stripTrailing();
    }
}
