package dev.anneal.report.file;

import dev.anneal.report.ChartRenderer;
import dev.anneal.report.FitJson;
import dev.anneal.report.FitSummary;
import dev.anneal.report.TableCsv;
import dev.anneal.report.TableJson;
import dev.anneal.report.page.HtmlPage;
import dev.anneal.report.page.ReportPage;
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
        boolean isPage = file.form().equals("html");
        if (content instanceof SavedFile.Content.OfTable table) {
            return isPage
                    ? HtmlPage.of(ReportPage.of(file.name(), new ReportPage.Item.OfTable("", table.table())))
                    : file.form().equals("csv") ? TableCsv.of(table.table()) : TableJson.of(table.table());
        }
        if (content instanceof SavedFile.Content.OfFit fit) {
            return isPage
                    ? HtmlPage.of(ReportPage.of(file.name(), new ReportPage.Item.Printed(FitSummary.of(fit.fit()))))
                    : FitJson.of(fit.fit());
        }
        if (content instanceof SavedFile.Content.OfChart chart) {
            return isPage
                    ? HtmlPage.of(ReportPage.of(
                            chart.chart().title().orElse(file.name()), new ReportPage.Item.OfChart(chart.chart())))
                    : ChartRenderer.svg(chart.chart());
        }
        throw new IllegalArgumentException("nothing writes " + content.getClass());
    }
}
