package org.landlord.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How long a quota check takes by the number of events in its window, both axes logarithmic.
final class QuotaPlot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 76;
    private static final int RIGHT = 28;
    private static final int TOP = 56;
    private static final int BOTTOM = 60;

    /// Powers of ten: of events, and of milliseconds.
    private static final int FROM_EVENTS = 3;

    private static final int TO_EVENTS = 7;
    private static final int FROM_MILLIS = -2;
    private static final int TO_MILLIS = 4;

    private static final List<String> EVENTS = List.of("1 k", "10 k", "100 k", "1 M", "10 M");
    private static final List<String> MILLIS = List.of("10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s", "10 s");

    /// Where the label of a curve is, from its last point.
    private static final int ABOVE = -12;

    private static final int BELOW = 22;

    private QuotaPlot() {}

    static String svg(Map<Storage, Samples> samples) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                font-family="system-ui, sans-serif" font-size="13" fill="#333">
                <title>Time of a quota check by the number of events in its 30-day window</title>
                <rect width="%1$d" height="%2$d" fill="#fff"/>
                <text x="%3$d" y="26" font-size="16" font-weight="600">Quota check over a 30-day window</text>
                """.formatted(WIDTH, HEIGHT, LEFT)
                + grid()
                + curve(samples.get(Storage.SQLITE), "check.original.", "#b4451f", "the original", ABOVE)
                + curve(samples.get(Storage.POSTGRES), "check.landlord.", "#2f8f4e", "Landlord on PostgreSQL", ABOVE)
                + curve(samples.get(Storage.SQLITE), "check.landlord.", "#1f6fb4", "Landlord on SQLite", BELOW)
                + "</svg>\n";
    }

    private static String grid() {
        String vertical = IntStream.range(0, EVENTS.size())
                .mapToObj(i -> {
                    double x = x(Math.pow(10, FROM_EVENTS + i));
                    return line(x, TOP, x, HEIGHT - BOTTOM)
                            + text(x, HEIGHT - BOTTOM + 20, "middle", "#333", EVENTS.get(i));
                })
                .collect(Collectors.joining());
        String horizontal = IntStream.range(0, MILLIS.size())
                .mapToObj(i -> {
                    double y = y(Math.pow(10, FROM_MILLIS + i));
                    return line(LEFT, y, WIDTH - RIGHT, y) + text(LEFT - 8, y + 4, "end", "#333", MILLIS.get(i));
                })
                .collect(Collectors.joining());
        double middle = (LEFT + WIDTH - RIGHT) / 2.0;
        return vertical
                + horizontal
                + text(middle, HEIGHT - 14, "middle", "#333", "events in the window (logarithmic)")
                + "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">time of a check (logarithmic)</text>\n"
                        .formatted((TOP + HEIGHT - BOTTOM) / 2);
    }

    private static String curve(@Nullable Samples samples, String prefix, String colour, String label, int shift) {
        if (samples == null) {
            return "";
        }
        long[] sizes = samples.sizes(prefix);
        if (sizes.length == 0) {
            return "";
        }
        String points = Arrays.stream(sizes)
                .mapToObj(size -> format("%.1f,%.1f", x(size), y(samples.median(prefix + size))))
                .collect(Collectors.joining(" "));
        String dots = Arrays.stream(points.split(" "))
                .map(point -> point.split(","))
                .map(it -> "<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\"/>%n".formatted(it[0], it[1], colour))
                .collect(Collectors.joining());
        long last = sizes[sizes.length - 1];
        double besideCurve = y(samples.median(prefix + last)) + shift;
        return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>%n".formatted(points, colour)
                + dots
                + text(x(last), besideCurve, "end", colour, label);
    }

    private static double x(double events) {
        return LEFT + (Math.log10(events) - FROM_EVENTS) / (TO_EVENTS - FROM_EVENTS) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double millis) {
        double share = (Math.log10(millis) - FROM_MILLIS) / (TO_MILLIS - FROM_MILLIS);
        return HEIGHT - BOTTOM - Math.clamp(share, 0, 1) * (HEIGHT - TOP - BOTTOM);
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return format("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n", x1, y1, x2, y2);
    }

    private static String text(double x, double y, String anchor, String colour, String text) {
        return format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", x, y, anchor, colour, text);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
