package dev.anneal.report.chart;

import java.util.List;

/** Several charts beside each other, under one title and with one legend. */
public final class Panels {
    private static final ChartSize SIZE = new ChartSize(380, 270);
    private static final ChartSize SQUARE_SIZE = new ChartSize(380, 408);
    private static final double MARGIN = 16;
    private static final double TITLE_FONT_SIZE = 16;
    private static final double LEGEND_WIDTH = 180;
    private static final double TALLEST_BAR = 320;

    private final String title;
    private final ChartSize size;
    private final SideColumn side;
    private final List<Panel> charts;

    private Panels(String title, ChartSize size, SideColumn side, List<Panel> charts) {
        this.title = title;
        this.size = size;
        this.side = side;
        this.charts = List.copyOf(charts);
    }

    /**
     * Charts with series.
     *
     * @param title what they show together; empty for none
     * @param names the names of the legend that they share; there is none for a single one
     * @param marks what the names stand beside
     * @param charts the charts, each drawn without a legend of its own
     */
    public static Panels of(String title, List<String> names, Marks marks, List<Panel> charts) {
        return new Panels(title, SIZE, marks.legend(names), charts);
    }

    /** What a series looks like. */
    public enum Marks {
        LINES {
            @Override
            Legend legend(List<String> names) {
                return Legend.of(names, LEGEND_WIDTH);
            }
        },
        POINTS {
            @Override
            Legend legend(List<String> names) {
                return Legend.ofPoints(names, LEGEND_WIDTH);
            }
        },
        AREAS {
            @Override
            Legend legend(List<String> names) {
                return Legend.ofBoxes(names, LEGEND_WIDTH);
            }
        };

        abstract Legend legend(List<String> names);
    }

    /**
     * Charts whose colours show the same values.
     *
     * @param color what the colours show, and its limits in all of the charts
     */
    public static Panels ofColors(String title, Axis color, List<Panel> charts) {
        Extent none = new Extent(color.scale());
        SideColumn bar = AxisRange.tight(color, none)
                .<SideColumn>map(range -> new ColorBar(range, color.title(), LEGEND_WIDTH))
                .orElseGet(Legend::none);
        return new Panels(title, SIZE, bar, charts);
    }

    /** Line charts whose series look as those of one of them do. */
    public static Panels of(String title, LineChart one, List<Panel> charts) {
        return new Panels(title, SIZE, one.legend(LEGEND_WIDTH), charts);
    }

    /** Density maps, of which this is one. */
    public static Panels of(String title, DensityMap one, List<Panel> charts) {
        return new Panels(title, SQUARE_SIZE, one.legend(LEGEND_WIDTH), charts);
    }

    /** A chart that can be drawn at a size. */
    @FunctionalInterface
    public interface Panel {
        /** The chart laid out on a page of a size. */
        Drawing draw(ChartSize size);
    }

    /** All charts on one page. */
    public Drawing draw() {
        int columns = charts.size() < 2 ? 1 : charts.size() == 3 || charts.size() > 4 ? 3 : 2;
        int rows = (charts.size() + columns - 1) / columns;
        TextBlock heading = TextBlock.wrap(title, TITLE_FONT_SIZE, 0.9 * columns * size.width(), 2);
        double top = heading.lines().isEmpty() ? 0 : MARGIN + heading.height();
        double width = columns * size.width() + (side.isEmpty() ? 0 : side.width() + 2 * MARGIN);
        double height = Math.max(top + rows * size.height(), top + MARGIN + side.height());
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
        side.draw(
                svg,
                columns * size.width() + MARGIN,
                top + MARGIN,
                Math.min(height - MARGIN, top + MARGIN + TALLEST_BAR));
        svg.close();
        return svg.finish();
    }
}
