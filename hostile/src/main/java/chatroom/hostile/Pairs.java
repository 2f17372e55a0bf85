package chatroom.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// By how much something changes what is measured in pairs: the median of their ratios, and between
/// what it lies with a confidence of 95 % or more, whatever the distribution (the order statistics
/// of the sign test). Immutable; any thread.
///
/// @param low of the interval; not a number where there are too few pairs for any
record Pairs(int count, double median, double low, double high) {
    private static final double TAIL = 0.025;

    /// @param with and `without` are as long as each other
    static Pairs of(List<Double> with, List<Double> without) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            ratios.add(with.get(i) / without.get(i));
        }
        Collections.sort(ratios);
        int count = ratios.size();
        int out = outside(count);
        return new Pairs(
                count,
                median(ratios),
                out == 0 ? Double.NaN : ratios.get(out - 1),
                out == 0 ? Double.NaN : ratios.get(count - out));
    }

    private static double median(List<Double> sorted) {
        int count = sorted.size();
        return count == 0 ? Double.NaN : (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
    }

    /// So many at each end, and one less, are less often on the wrong side of the median than
    /// [#TAIL].
    private static int outside(int count) {
        double[] row = new double[count + 1]; // the binomial distribution of a fair coin
        row[0] = 1;
        for (int n = 1; n <= count; n++) {
            for (int k = n; k > 0; k--) {
                row[k] = (row[k] + row[k - 1]) / 2;
            }
            row[0] /= 2;
        }
        int out = 0;
        double tail = row[0];
        while (out < count / 2 && tail <= TAIL) {
            out++;
            tail = Arrays.stream(row, 0, out + 1).sum();
        }
        return out;
    }

    /// Whether it is certain enough that it is at most so much more.
    boolean atMost(double more) {
        return high <= 1 + more;
    }

    @Override
    public String toString() {
        return Double.isNaN(low)
                ? "%+.0f %% (too few pairs: %d)".formatted(100 * (median - 1), count)
                : "%+.0f %% (%+.0f to %+.0f)"
                        .formatted(100 * (median - 1), 100 * (low - 1), 100 * (high - 1));
    }
}
