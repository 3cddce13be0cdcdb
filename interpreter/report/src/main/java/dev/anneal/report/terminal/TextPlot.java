package dev.anneal.report.terminal;

import dev.anneal.evaluate.ValueText;
import dev.anneal.report.chart.Tick;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/** Puts axes and their labels around rows of characters. */
final class TextPlot {
    private static final int GAP = 2;

    private final Terminal terminal;
    private final List<String> labels = new ArrayList<>();
    private final int labelWidth;
    private final int columns;

    private TextPlot(Terminal terminal, List<String> labels, int labelWidth, int columns) {
        this.terminal = terminal;
        this.labels.addAll(labels);
        this.labelWidth = labelWidth;
        this.columns = columns;
    }

    /**
     * For a plot of so many rows.
     *
     * @param rowLabels the labels of the rows from the top, empty for those without
     */
    TextPlot(Terminal terminal, List<String> rowLabels) {
        this.terminal = terminal;
        int widest = 0;
        for (String label : rowLabels) {
            String shown = terminal.cut(label, terminal.width() / 4);
            labels.add(shown);
            widest = Math.max(widest, length(shown));
        }
        labelWidth = widest;
        columns = terminal.width() - GAP - labelWidth - 2;
    }

    /** The labels of rows that show an axis. */
    static List<String> rowLabels(TextAxis axis, int rows) {
        List<String> labels = new ArrayList<>(Collections.nCopies(rows, ""));
        for (Tick tick : axis.ticks(Math.max(2, rows / 3))) {
            int row = rows - 1 - axis.place(tick.value(), rows);
            if (row >= 0 && row < rows) {
                labels.set(row, tick.label());
            }
        }
        return labels;
    }

    /** The same with fewer characters for the plot. */
    TextPlot narrowed(int fewer) {
        return new TextPlot(terminal, labels, labelWidth, fewer);
    }

    /** How many characters are left for the plot. */
    int columns() {
        return columns;
    }

    /** The rows between their axes, and the horizontal axis below them. */
    List<String> around(IntFunction<String> row, List<String> below) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            String edge = terminal.unicode() ? label.isEmpty() ? "│" : "┤" : "|";
            lines.add(
                    (" ".repeat(GAP + labelWidth - length(label)) + label + " " + edge + row.apply(i)).stripTrailing());
        }
        String corner = terminal.unicode() ? "└" + "─".repeat(columns) : "+" + "-".repeat(columns);
        lines.add(" ".repeat(GAP + labelWidth + 1) + corner);
        below.forEach(line -> lines.add(" ".repeat(GAP + labelWidth + 2) + line));
        return lines;
    }

    /** The labels below a horizontal axis, and its title. */
    List<String> below(TextAxis axis) {
        StringBuilder line = new StringBuilder();
        for (Tick tick : axis.ticks(Math.max(2, columns / 10))) {
            String label = terminal.readable(tick.label());
            int start = Math.max(0, axis.place(tick.value(), columns) - length(label) / 2);
            int from = Math.min(start, columns - length(label));
            if (from >= line.length() + (line.length() == 0 ? 0 : 2)) {
                line.append(" ".repeat(from - line.length())).append(label);
            }
        }
        return List.of(line.toString(), centred(axis.title()));
    }

    /** A text in the middle below the plot. */
    String centred(String text) {
        String shown = terminal.cut(text, columns);
        return " ".repeat(Math.max(0, (columns - length(shown)) / 2)) + shown;
    }

    /** A number with three significant digits. */
    static String brief(double value) {
        return Double.isFinite(value)
                ? ValueText.number(
                        new BigDecimal(value).round(new MathContext(3)).doubleValue())
                : ValueText.number(value);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
