package chatroom.desktop.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The picture that the program is known by, as pixels of any size: for the corner of windows, and
/// for the icons that packaging makes. Understands of SVG what `icon.svg` is drawn with, and no
/// more: `rect`, `circle` and `polygon`, each of one colour. Immutable; any thread.
public final class Emblem {
    /// Units of the drawing each way.
    private static final double UNITS = 64;

    /// Points looked at in each pixel, each way: so edges are smooth.
    private static final int FINE = 4;

    private static final Pattern ELEMENT = Pattern.compile("<(rect|circle|polygon)\\s([^>]*)/>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

    private final List<Shape> fromTheTop;

    /// Whether a point is in something.
    private interface Area {
        boolean has(double x, double y);
    }

    private record Shape(int colour, Area area) {}

    private Emblem(List<Shape> fromTheTop) {
        this.fromTheTop = fromTheTop;
    }

    /// That of this program.
    public static Emblem ours() {
        return of(source());
    }

    /// The drawing itself, as SVG.
    public static String source() {
        try (InputStream in = Emblem.class.getResourceAsStream("/chatroom/desktop/look/icon.svg")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException where it is drawn with something else
    static Emblem of(String svg) {
        List<Shape> shapes = new ArrayList<>();
        Matcher element = ELEMENT.matcher(svg);
        while (element.find()) {
            Map<String, String> is = new HashMap<>();
            ATTRIBUTE
                    .matcher(element.group(2))
                    .results()
                    .forEach(found -> is.put(found.group(1), found.group(2)));
            shapes.add(new Shape(colour(is), area(element.group(1), is)));
        }
        if (shapes.size() != svg.split("<(?!/|svg)", -1).length - 1) {
            throw new IllegalArgumentException("drawn with more than is understood here");
        }
        return new Emblem(shapes.reversed());
    }

    private static int colour(Map<String, String> is) {
        return Integer.parseInt(is.getOrDefault("fill", "#000000").substring(1), 16);
    }

    private static double number(Map<String, String> is, String name) {
        return Double.parseDouble(is.getOrDefault(name, "0"));
    }

    private static Area area(String kind, Map<String, String> is) {
        return switch (kind) {
            case "rect" ->
                    rectangle(
                            number(is, "x"),
                            number(is, "y"),
                            number(is, "width"),
                            number(is, "height"),
                            number(is, "rx"));
            case "circle" -> circle(number(is, "cx"), number(is, "cy"), number(is, "r"));
            default -> polygon(is.getOrDefault("points", "").strip().split("[\\s,]+", -1));
        };
    }

    /// With round corners: as near to the rectangle of their centres as they are round.
    private static Area rectangle(double left, double top, double width, double height, double r) {
        return (x, y) -> {
            double dx = x - Math.clamp(x, left + r, left + width - r);
            double dy = y - Math.clamp(y, top + r, top + height - r);
            return dx * dx + dy * dy <= r * r;
        };
    }

    private static Area circle(double cx, double cy, double r) {
        return (x, y) -> (x - cx) * (x - cx) + (y - cy) * (y - cy) <= r * r;
    }

    /// A line from there to the right crosses its edges an odd number of times.
    private static Area polygon(String[] points) {
        int n = points.length / 2;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int i = 0; i < n; i++) {
            xs[i] = Double.parseDouble(points[2 * i]);
            ys[i] = Double.parseDouble(points[2 * i + 1]);
        }
        return (x, y) -> {
            boolean inside = false;
            for (int i = 0, j = n - 1; i < n; j = i++) {
                boolean crosses = ys[i] > y != ys[j] > y;
                if (crosses && x < (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
                    inside = !inside;
                }
            }
            return inside;
        };
    }

    /// Its pixels, row by row, each as alpha, red, green and blue from the highest byte down.
    ///
    /// @param size how many there are each way
    public int[] pixels(int size) {
        int[] pixels = new int[size * size];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixel(i % size, i / size, UNITS / size);
        }
        return pixels;
    }

    private int pixel(int column, int row, double unit) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int covered = 0;
        for (int i = 0; i < FINE * FINE; i++) {
            int across = i % FINE;
            int down = i / FINE;
            int colour =
                    at((column + (across + 0.5) / FINE) * unit, (row + (down + 0.5) / FINE) * unit);
            if (colour >= 0) {
                red += colour >> 16;
                green += (colour >> 8) & 0xff;
                blue += colour & 0xff;
                covered++;
            }
        }
        if (covered == 0) {
            return 0;
        }
        int alpha = 255 * covered / (FINE * FINE);
        return (alpha << 24)
                | ((red / covered) << 16)
                | ((green / covered) << 8)
                | (blue / covered);
    }

    /// The colour there; -1 where there is none.
    private int at(double x, double y) {
        for (Shape shape : fromTheTop) {
            if (shape.area().has(x, y)) {
                return shape.colour();
            }
        }
        return -1;
    }
}
