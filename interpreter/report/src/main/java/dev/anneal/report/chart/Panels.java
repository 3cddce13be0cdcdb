package dev.anneal.report.chart;

import java.util.List;

/** Several charts beside each other, under one title and with one legend. */
public final class Panels {
    private static final ChartSize SIZE = new ChartSize(380, 270);
    private static final ChartSize SQUARE_SIZE = new ChartSize(380, 408);
    private static final double MARGIN = 16;
    private static final double TITLE_FONT_SIZE = 16;
    private static final double LEGEND_WIDTH = 180;

    private final String title;
    private final ChartSize size;
    private final Legend legend;
    private final List<Panel> charts;

    private Panels(String title, ChartSize size, Legend legend, List<Panel> charts) {
        this.title = title;
        this.size = size;
        this.legend = legend;
        this.charts = List.copyOf(charts);
    }

    /**
     * Charts with series.
     *
     * @param title what they show together; empty for none
     * @param names the names of the legend that they share; one or none for no legend
     * @param charts the charts, each drawn without a legend of its own
     */
    public static Panels of(String title, List<String> names, List<Panel> charts) {
        Legend legend = names.size() > 1 ? Legend.of(names, LEGEND_WIDTH) : Legend.none();
        return new Panels(title, SIZE, legend, charts);
    }

    /** Density maps, at least one. */
    public static Panels ofDensityMaps(String title, List<DensityMap> maps) {
        return new Panels(
                title,
                SQUARE_SIZE,
                maps.get(0).legend(LEGEND_WIDTH),
                maps.stream().<Panel>map(map -> map::drawWithoutLegend).toList());
    }

    /** A chart that can be drawn at a size. */
    @FunctionalInterface
    public interface Panel {
        /** The chart laid out on a page of a size. */
        Drawing draw(ChartSize size);
    }

    /** All charts on one page. */
    public Drawing draw() {
        int columns = charts.size() < 2 ? 1 : charts.size() % 3 == 0 && charts.size() > 3 ? 3 : 2;
        int rows = (charts.size() + columns - 1) / columns;
        TextBlock heading = TextBlock.wrap(title, TITLE_FONT_SIZE, 0.9 * columns * size.width(), 2);
        double top = heading.lines().isEmpty() ? 0 : MARGIN + heading.height();
        double width = columns * size.width() + (legend.isEmpty() ? 0 : legend.width() + 2 * MARGIN);
        double height = Math.max(top + rows * size.height(), top + MARGIN + legend.height());
        SvgWriter svg = new SvgWriter();
        String name = title.isBlank() ? "Charts" : title;
        svg.open("svg")
                .attribute("xmlns", "http://www.w3.org/2000/svg")
                .attribute("width", width)
                .attribute("height", height)
                .attribute("viewBox", "0 0 " + SvgWriter.number(width) + " " + SvgWriter.number(height))
                .attribute("role", "img")
                .attribute("aria-label", name)
                .attribute("font-family", Frame.FONT);
        svg.open("title").text(name).close();
        svg.open("rect").attribute("width", width).attribute("height", height).attribute("fill", "#ffffff");
        svg.close();
        heading.draw(svg, MARGIN, MARGIN, TextStyle.TITLE);
        for (int i = 0; i < charts.size(); i++) {
            svg.nested(charts.get(i).draw(size), i % columns * size.width(), top + i / columns * size.height());
        }
        legend.draw(svg, columns * size.width() + MARGIN, top + MARGIN, height);
        svg.close();
        return svg.finish();
    }
}
