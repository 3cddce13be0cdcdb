package dev.anneal.report.chart;

import java.util.List;

/**
 * Several charts beside each other, under one title and with one legend.
 *
 * @param title what they show together; empty for none
 * @param names the names of the legend that they share; none for no legend
 * @param charts the charts, each drawn without a legend of its own
 */
public record Panels(String title, List<String> names, List<Panel> charts) {
    private static final ChartSize SIZE = new ChartSize(380, 270);
    private static final double MARGIN = 16;
    private static final double TITLE_FONT_SIZE = 16;
    private static final double LEGEND_WIDTH = 180;

    public Panels {
        names = List.copyOf(names);
        charts = List.copyOf(charts);
    }

    /** A chart that can be drawn at a size. */
    @FunctionalInterface
    public interface Panel {
        /** The chart as a complete SVG document. */
        String toSvg(ChartSize size);
    }

    /** All charts as one complete SVG document; the same charts give the same text. */
    public String toSvg() {
        int columns = charts.size() < 2 ? 1 : charts.size() % 3 == 0 && charts.size() > 3 ? 3 : 2;
        int rows = (charts.size() + columns - 1) / columns;
        Legend legend = names.size() > 1 ? Legend.of(names, LEGEND_WIDTH) : Legend.none();
        TextBlock heading = TextBlock.wrap(title, TITLE_FONT_SIZE, 0.9 * columns * SIZE.width(), 2);
        double top = heading.lines().isEmpty() ? 0 : MARGIN + heading.height();
        double width = columns * SIZE.width() + (legend.isEmpty() ? 0 : legend.width() + 2 * MARGIN);
        double height = Math.max(top + rows * SIZE.height(), top + MARGIN + legend.height());
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
            svg.nested(charts.get(i).toSvg(SIZE), i % columns * SIZE.width(), top + i / columns * SIZE.height());
        }
        legend.draw(svg, columns * SIZE.width() + MARGIN, top + MARGIN, height);
        svg.close();
        return svg.finish();
    }
}
