package dev.anneal.report.terminal;

import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Curves and points over two axes, as dots. Of several, each has a letter where it ends, which the key below names. */
final class DotPlot {
    private static final int ROWS = 12;
    private static final int MOST_NAMED = 12;

    /** So few points are shown by more than a dot. */
    private static final int MOST_MARKED = 80;

    private final Terminal terminal;
    private final Chart.Axis x;
    private final Chart.Axis y;

    DotPlot(Terminal terminal, Chart.Axis x, Chart.Axis y) {
        this.terminal = terminal;
        this.x = x;
        this.y = y;
    }

    /** Curves, joined from point to point. */
    List<String> curves(List<Chart.Curve> curves) {
        return draw(curves, true);
    }

    /** Points, each for itself. */
    List<String> points(List<Chart.Curve> sets) {
        return draw(sets, false);
    }

    private List<String> draw(List<Chart.Curve> curves, boolean joined) {
        Optional<TextAxis> across = TextAxis.of(x, curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.x())));
        Optional<TextAxis> up = TextAxis.of(y, curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y())));
        if (across.isEmpty() || up.isEmpty()) {
            return List.of("  (no data)");
        }
        TextPlot plot = new TextPlot(terminal, TextPlot.rowLabels(up.get(), ROWS));
        DotCanvas canvas = new DotCanvas(terminal, plot.columns(), ROWS);
        for (int i = 0; i < curves.size(); i++) {
            draw(canvas, across.get(), up.get(), curves.get(i), i, joined);
        }
        boolean few =
                !joined && curves.stream().mapToLong(curve -> curve.x().length).sum() <= MOST_MARKED;
        for (int i = 0; i < curves.size() && (few || curves.size() > 1); i++) {
            char letter = curves.size() > 1 ? Palette.letter(i) : terminal.unicode() ? '\u2022' : '*';
            mark(canvas, across.get(), up.get(), curves.get(i), i, letter, joined);
        }
        List<String> lines = new ArrayList<>();
        if (!y.title().isEmpty()) {
            lines.add("  " + terminal.cut(y.title(), terminal.width() - 2));
        }
        lines.addAll(plot.around(canvas::row, plot.below(across.get())));
        if (curves.size() > 1) {
            lines.addAll(key(curves.stream().map(Chart.Curve::name).toList(), terminal));
        }
        return lines;
    }

    private static void draw(
            DotCanvas canvas, TextAxis across, TextAxis up, Chart.Curve curve, int series, boolean joined) {
        int lastX = -1;
        int lastY = -1;
        for (int i = 0; i < curve.x().length; i++) {
            if (!across.accepts(curve.x()[i]) || !up.accepts(curve.y()[i])) {
                lastX = -1;
                continue;
            }
            int atX = across.place(curve.x()[i], canvas.width());
            int atY = canvas.height() - 1 - up.place(curve.y()[i], canvas.height());
            if (joined && lastX >= 0) {
                canvas.line(lastX, lastY, atX, atY, series);
            } else {
                canvas.dot(atX, atY, series);
            }
            lastX = atX;
            lastY = atY;
        }
    }

    /** Letters: at the end of a curve, and on all points of a set. */
    private static void mark(
            DotCanvas canvas,
            TextAxis across,
            TextAxis up,
            Chart.Curve curve,
            int series,
            char letter,
            boolean joined) {
        for (int i = curve.x().length - 1; i >= 0; i--) {
            if (across.accepts(curve.x()[i]) && up.accepts(curve.y()[i])) {
                canvas.letter(
                        across.place(curve.x()[i], canvas.width()),
                        canvas.height() - 1 - up.place(curve.y()[i], canvas.height()),
                        letter,
                        series);
                if (joined) {
                    return;
                }
            }
        }
    }

    /** What the letters stand for, in as many lines as it takes. */
    static List<String> key(List<String> names, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int length = 0;
        for (int i = 0; i < Math.min(names.size(), MOST_NAMED); i++) {
            String name = terminal.cut(names.get(i), terminal.width() - 6);
            int needed = TextPlot.length(name) + 5;
            if (length > 0 && length + needed > terminal.width()) {
                lines.add(line.toString());
                line.setLength(0);
                length = 0;
            }
            line.append("  ")
                    .append(terminal.painted(Palette.of(i), Character.toString(Palette.letter(i))))
                    .append(' ')
                    .append(name)
                    .append(' ');
            length += needed;
        }
        lines.add(line.toString());
        if (names.size() > MOST_NAMED) {
            lines.add("  (and " + (names.size() - MOST_NAMED) + " more)");
        }
        return lines;
    }
}
