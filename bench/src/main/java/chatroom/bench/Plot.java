package chatroom.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A line through what was measured, as an SVG picture: powers of ten to the right, the measure
/// upwards from nothing. For one thread.
final class Plot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;

    private final String title;
    private final String right;
    private final String up;
    private final List<double[]> points = new ArrayList<>();

    /// @param title what it shows
    /// @param right what grows to the right
    /// @param up the unit of what grows upwards
    Plot(String title, String right, String up) {
        this.title = title;
        this.right = right;
        this.up = up;
    }

    /// Adds a point; `x` is at least 1.
    void add(double x, double y) {
        points.add(new double[] {x, y});
    }

    String svg() {
        double most = points.stream().mapToDouble(p -> p[1]).max().orElse(1);
        double step = step(most);
        double top = Math.ceil(most / step) * step;
        double decades =
                Math.max(1, Math.ceil(points.stream().mapToDouble(p -> log(p[0])).max().orElse(1)));
        StringBuilder out = new StringBuilder();
        out.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="%d" y="22" font-size="15" fill="#1b1f24">%s</text>
                """
                        .formatted(WIDTH, HEIGHT, LEFT, title));
        for (double y = 0; y <= top + step / 2; y += step) {
            line(out, x(0, decades), y(y, top), x(decades, decades), y(y, top), "#d8dde3");
            text(out, LEFT - 8, y(y, top) + 4, "end", "%,.0f %s".formatted(y, up));
        }
        for (int decade = 0; decade <= decades; decade++) {
            text(
                    out,
                    x(decade, decades),
                    HEIGHT - BOTTOM + 20,
                    "middle",
                    "%,.0f".formatted(Math.pow(10, decade)));
        }
        text(out, LEFT + (WIDTH - LEFT - RIGHT) / 2.0, HEIGHT - 10, "middle", right);
        curve(out, top, decades);
        return out.append("</svg>\n").toString();
    }

    private void curve(StringBuilder out, double top, double decades) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            double x = x(log(point[0]), decades);
            double y = y(point[1], top);
            path.append(path.isEmpty() ? "M" : " L")
                    .append(number(x))
                    .append(' ')
                    .append(number(y));
            out.append(
                    "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"#1f6feb\"/>\n"
                            .formatted(number(x), number(y)));
        }
        out.append(
                "<path d=\"%s\" fill=\"none\" stroke=\"#1f6feb\" stroke-width=\"2\"/>\n"
                        .formatted(path));
    }

    /// 1, 2 or 5 times a power of ten, so that there are four to ten of them.
    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-9))));
        double times = most / power;
        return times > 5 ? power : times > 2 ? power / 2 : power / 5;
    }

    private static double log(double x) {
        return Math.log10(Math.max(1, x));
    }

    private static double x(double decade, double decades) {
        return LEFT + decade / decades * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
    }

    private static void line(
            StringBuilder out, double x1, double y1, double x2, double y2, String colour) {
        out.append(
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>\n"
                        .formatted(number(x1), number(y1), number(x2), number(y2), colour));
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String words) {
        out.append(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#57606a\">%s</text>\n"
                        .formatted(number(x), number(y), anchor, words));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
