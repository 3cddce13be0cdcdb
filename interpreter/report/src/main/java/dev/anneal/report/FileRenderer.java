package dev.anneal.report;

import dev.anneal.run.SavedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a script saves, in the form that the name of the file asks for. */
public final class FileRenderer {
    private FileRenderer() {}

    /**
     * The bytes of a file; an {@link IllegalArgumentException} for a form that cannot hold the content.
     *
     * @throws IOException if this Java cannot make them; the message says what it lacks
     */
    public static byte[] bytes(SavedFile file) throws IOException {
        return file.content() instanceof SavedFile.Content.OfChart chart
                        && file.form().equals("png")
                ? ChartRenderer.png(chart.chart())
                : text(file).getBytes(StandardCharsets.UTF_8);
    }

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
