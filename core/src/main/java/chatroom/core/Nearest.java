package chatroom.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that somebody who mistyped probably meant. Stateless.
public final class Nearest {
    private Nearest() {}

    /// The known word with the fewest slips between it and what was typed; none when even that
    /// would take more than a third of the longer word.
    public static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> slips(typed, word) * 3 <= Math.max(typed.length(), word.length()))
                .min(Comparator.comparingInt(word -> slips(typed, word)));
    }

    /// How many letters to leave out, put in, change or swap with their neighbour (the optimal
    /// string alignment distance).
    static int slips(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : fewest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int fewest(int[][] d, String a, String b, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int fewest = Math.min(d[i - 1][j - 1] + same, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, d[i - 2][j - 2] + 1) : fewest;
    }
}
