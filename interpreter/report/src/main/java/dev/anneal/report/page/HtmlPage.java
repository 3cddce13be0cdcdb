package dev.anneal.report.page;

import dev.anneal.report.Drawables;
import dev.anneal.report.PanelScales;
import dev.anneal.run.Chart;
import dev.anneal.run.Table;
import java.util.List;
import java.util.Map;

/**
 * Writes a report as one HTML file. All that it needs is in it, and it may not ask the network for anything: a policy in
 * its head says so to the browser. The same report is the same text, to the byte.
 */
public final class HtmlPage {
    private static final String PLOTLY = "plotly-cartesian-4.1.1.min.js";

    private final ReportPage page;
    private final StringBuilder out = new StringBuilder();
    private int figures;

    private HtmlPage(ReportPage page) {
        this.page = page;
    }

    /** The text of the file. */
    public static String of(ReportPage page) {
        return new HtmlPage(page).write();
    }

    private String write() {
        PageFrame.open(out, page.title(), "");
        out.append("<header><h1>").append(PageText.html(page.title())).append("</h1>\n");
        if (!page.lead().isEmpty()) {
            out.append("<p class=\"lead\">").append(PageText.html(page.lead())).append("</p>\n");
        }
        out.append("</header>\n");
        warnings();
        page.items().forEach(this::item);
        expectations();
        tables();
        script();
        manifest();
        out.append("</main>\n");
        if (figures > 0) {
            out.append("<!--\n")
                    .append(PageFrame.resource("plotly-LICENSE.txt").replace("--", "- -"))
                    .append("-->\n");
            out.append("<script>\n").append(PageFrame.resource(PLOTLY)).append("\n</script>\n");
        }
        out.append("<script>\n").append(PageFrame.resource("page.js")).append("</script>\n</body>\n</html>\n");
        return out.toString();
    }

    private void warnings() {
        if (page.warnings().isEmpty()) {
            return;
        }
        out.append("<section class=\"warnings\" aria-label=\"Warnings\">\n<h2>Warnings</h2>\n");
        page.warnings().forEach(this::preformatted);
        out.append("</section>\n");
    }

    private void item(ReportPage.Item item) {
        if (item instanceof ReportPage.Item.Heading heading) {
            out.append("<h2>").append(PageText.html(heading.text())).append("</h2>\n");
        } else if (item instanceof ReportPage.Item.Paragraph paragraph) {
            out.append("<p>").append(PageText.html(paragraph.text())).append("</p>\n");
        } else if (item instanceof ReportPage.Item.Printed printed) {
            preformatted(printed.text());
        } else if (item instanceof ReportPage.Item.OfTable table) {
            if (!table.title().isEmpty()) {
                out.append("<h3>").append(PageText.html(table.title())).append("</h3>\n");
            }
            HtmlTable.write(out, table.table());
        } else if (item instanceof ReportPage.Item.OfChart chart) {
            chart(chart.chart());
        }
    }

    private void preformatted(String text) {
        out.append("<pre>").append(PageText.html(text.stripTrailing())).append("</pre>\n");
    }

    private void chart(Chart chart) {
        if (chart instanceof Chart.Panels panels) {
            panels(panels);
        } else {
            // A page of one chart is called as the chart is.
            String title =
                    page.items().size() == 1 ? page.title() : chart.title().orElse(chart.name());
            Figure figure = Figure.of(Drawables.of(chart, PanelScales.NONE));
            figure(title, figure, figure.notes());
        }
    }

    private void panels(Chart.Panels panels) {
        PanelScales scales = PanelScales.of(panels);
        List<Figure> shown = panels.panels().stream()
                .map(panel -> Figure.of(Drawables.of(panel.chart(), scales)))
                .toList();
        // What is to be said of all of them is said once.
        List<String> common = shown.stream()
                .map(Figure::notes)
                .reduce((some, others) -> some.stream().filter(others::contains).toList())
                .orElse(List.of());
        out.append("<section class=\"panels\">");
        panels.title()
                .ifPresent(
                        title -> out.append("<h3>").append(PageText.html(title)).append("</h3>"));
        out.append("<div class=\"grid\">\n");
        for (int i = 0; i < shown.size(); i++) {
            List<String> own = shown.get(i).notes().stream()
                    .filter(note -> !common.contains(note))
                    .toList();
            figure(panels.panels().get(i).label(), shown.get(i), own);
        }
        out.append("</div>\n");
        notes(common);
        out.append("</section>\n");
    }

    private void figure(String title, Figure figure, List<String> notes) {
        out.append("<figure>");
        if (!title.equals(page.title())) {
            out.append("<figcaption>").append(PageText.html(title)).append("</figcaption>");
        }
        out.append("\n<div class=\"chart")
                .append(figure.isSquare() ? " square" : "")
                .append("\" role=\"img\" aria-label=\"")
                .append(PageText.html(title))
                .append("\"></div>\n<script type=\"application/json\">")
                .append(PageText.script(figure.json()))
                .append("</script>\n");
        figures++;
        notes(notes);
        out.append("</figure>\n");
    }

    private void notes(List<String> notes) {
        if (!notes.isEmpty()) {
            out.append("<p class=\"note\">").append(PageText.sentences(notes)).append("</p>\n");
        }
    }

    private void expectations() {
        List<ReportPage.Expected> all = page.expectations();
        if (all.isEmpty()) {
            return;
        }
        long hold = all.stream().filter(ReportPage.Expected::holds).count();
        out.append("<section><h2>Expectations</h2>\n<p>")
                .append(hold)
                .append(" of ")
                .append(all.size());
        out.append(" hold.</p>\n<ul class=\"expectations\">\n");
        for (ReportPage.Expected one : all) {
            out.append("<li class=\"").append(one.holds() ? "holds" : "fails").append("\"><b>");
            out.append(one.holds() ? "holds" : "does not hold").append("</b> <code>");
            out.append(PageText.html(one.text())).append("</code> <span class=\"note\">");
            out.append(PageText.html(one.place())).append("</span>");
            if (!one.holds() && !one.explanation().isBlank()) {
                preformatted(one.explanation());
            }
            out.append("</li>\n");
        }
        out.append("</ul></section>\n");
    }

    private void tables() {
        if (page.tables().isEmpty()) {
            return;
        }
        out.append("<section><h2>Tables</h2>\n");
        for (Map.Entry<String, Table> table : page.tables().entrySet()) {
            int rows = table.getValue().rows();
            out.append("<details><summary>")
                    .append(PageText.html(table.getKey()))
                    .append(" <span class=\"note\">");
            out.append(rows).append(rows == 1 ? " row" : " rows").append("</span></summary>\n");
            HtmlTable.write(out, table.getValue());
            out.append("</details>\n");
        }
        out.append("</section>\n");
    }

    private void script() {
        if (!page.script().isEmpty()) {
            out.append("<section><h2>Script</h2>\n<details><summary>The script as it was run</summary>\n");
            preformatted(page.script());
            out.append("</details></section>\n");
        }
    }

    private void manifest() {
        if (page.manifest().isEmpty()) {
            return;
        }
        out.append("<section><h2>How it was made</h2>\n<dl>\n");
        page.manifest()
                .forEach((name, value) -> out.append("<dt>")
                        .append(PageText.html(name))
                        .append("</dt><dd>")
                        .append(PageText.html(value))
                        .append("</dd>\n"));
        out.append("</dl></section>\n");
    }
}
