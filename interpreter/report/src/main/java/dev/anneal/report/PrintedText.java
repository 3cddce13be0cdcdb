package dev.anneal.report;

import dev.anneal.run.Printed;

/** What a {@code print} shows, as a text. */
public final class PrintedText {
    private PrintedText() {}

    /**
     * The text, with a newline at its end.
     *
     * @param width the number of columns that tables may take
     */
    public static String of(Printed value, int width) {
        if (value instanceof Printed.OfFit fit) {
            return FitSummary.of(fit.fit());
        } else if (value instanceof Printed.OfTable table) {
            return table.title().map(title -> title + "\n").orElse("") + TableText.of(table.table(), width);
        }
        return ((Printed.Text) value).text() + "\n";
    }
}
