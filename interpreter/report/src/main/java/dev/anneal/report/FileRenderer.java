package dev.anneal.report;

import dev.anneal.run.SavedFile;

/** What a script saves, in the form that the name of the file asks for. */
public final class FileRenderer {
    private FileRenderer() {}

    /** The text of a file; an {@link IllegalArgumentException} for a form that cannot hold the content. */
    public static String text(SavedFile file) {
        SavedFile.Content content = file.content();
        if (content instanceof SavedFile.Content.OfTable table) {
            return file.form().equals("csv") ? TableCsv.of(table.table()) : TableJson.of(table.table());
        }
        if (content instanceof SavedFile.Content.OfFit fit) {
            return FitJson.of(fit.fit());
        }
        if (content instanceof SavedFile.Content.OfChart chart) {
            return ChartRenderer.svg(chart.chart());
        }
        throw new IllegalArgumentException("nothing writes " + content.getClass());
    }
}
