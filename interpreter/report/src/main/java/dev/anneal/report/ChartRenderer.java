package dev.anneal.report;

import dev.anneal.report.chart.Drawing;
import dev.anneal.run.Chart;
import java.io.IOException;

/** Draws the charts of a run. The same chart is the same text, to the byte. */
public final class ChartRenderer {
    private ChartRenderer() {}

    /** A chart as an SVG document. */
    public static String svg(Chart chart) {
        return draw(chart).toSvg();
    }

    /**
     * A chart as a PNG file, with two pixels for each of the page's.
     *
     * @throws IOException if this Java cannot draw text; the message says what it lacks
     */
    public static byte[] png(Chart chart) throws IOException {
        return draw(chart).toPng(2);
    }

    private static Drawing draw(Chart chart) {
        return chart instanceof Chart.Panels panels
                ? PanelRenderer.draw(panels)
                : Drawables.of(chart, PanelScales.NONE).draw();
    }
}
