package dev.anneal.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a {@link DensityMap}: the target's regions as areas, on them samples, then the fit's regions, then means. */
final class SvgDensityMap {
    private static final double LEGEND_SHARE = 0.24;

    /** How far below a level a place without any mass counts, in nats: a line ends close to where the mass does. */
    private static final double DEPTH = 20;

    private final DensityMap chart;
    private final Frame frame;

    SvgDensityMap(DensityMap chart, ChartSize size, boolean withLegend) {
        this.chart = chart;
        Legend legend = withLegend ? chart.legend(LEGEND_SHARE * size.width()) : Legend.none();
        frame = Frame.ofRanges(
                size,
                new Frame.Labels(chart.title(), chart.x().title(), chart.y().title(), description(), chart.notes()),
                range(chart.target().x()),
                range(chart.target().y()),
                legend);
    }

    private static Optional<AxisRange> range(double[] places) {
        return Optional.of(new AxisRange(Scale.LINEAR, places[0], places[places.length - 1]));
    }

    Drawing render() {
        SvgWriter svg = new SvgWriter();
        frame.drawBehind(svg);
        PlotArea area = frame.area();
        AxisMapping x = area.x().orElseThrow();
        AxisMapping y = area.y().orElseThrow();
        area.openClipped(svg);
        List<String> regions = regions(chart.target(), x, y);
        for (int i = regions.size() - 1; i >= 0; i--) {
            svg.open("path")
                    .attribute("d", regions.get(i))
                    .attribute("fill", DensityMarks.SHADES[i])
                    .attribute("fill-rule", "evenodd");
            svg.tooltip("target: " + share(i)).close();
        }
        for (DensityMap.Place sample : chart.samples()) {
            Pixel pixel = new Pixel(x.toPixel(sample.x()), y.toPixel(sample.y()));
            if (area.contains(pixel)) {
                DensityMarks.sample(svg, pixel.x(), pixel.y());
            }
        }
        List<String> rings = regions(chart.fit(), x, y);
        for (int i = 0; i < rings.size(); i++) {
            svg.open("path").attribute("d", rings.get(i));
            DensityMarks.outline(svg);
            svg.tooltip("fit: " + share(i)).close();
        }
        svg.close();
        for (int k = 0; k < chart.means().size(); k++) {
            DensityMap.Place mean = chart.means().get(k);
            Pixel pixel = new Pixel(x.toPixel(mean.x()), y.toPixel(mean.y()));
            if (area.contains(pixel)) {
                DensityMarks.mean(svg, pixel.x(), pixel.y(), "mean of component " + (k + 1));
            }
        }
        frame.drawInFront(svg);
        return svg.finish();
    }

    private static String share(int level) {
        return Math.round(100 * DensityLevels.SHARES[level]) + " % of the mass";
    }

    /** The regions of a density as data of paths, the smallest first; none for a density without mass. */
    private static List<String> regions(DensityMap.Grid grid, AxisMapping x, AxisMapping y) {
        double[] columns = edged(grid.x(), x);
        double[] rows = edged(grid.y(), y);
        return Arrays.stream(DensityLevels.of(grid.logs()))
                .mapToObj(level -> Contour.of(columns, rows, edged(grid.logs(), level - DEPTH), level).stream()
                        .map(Contour::path)
                        .collect(Collectors.joining()))
                .toList();
    }

    /** Places with those at both ends twice: between these two a region that reaches the edge is closed. */
    private static double[] edged(double[] places, AxisMapping axis) {
        double[] pixels = new double[places.length + 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = axis.toPixel(places[Math.max(0, Math.min(places.length - 1, i - 1))]);
        }
        return pixels;
    }

    /** Values with a row and a column around them that no region has in it. */
    private static double[][] edged(double[][] logs, double outside) {
        int columns = logs[0].length;
        double[][] values = new double[logs.length + 2][columns + 2];
        for (double[] row : values) {
            Arrays.fill(row, outside);
        }
        for (int row = 0; row < logs.length; row++) {
            for (int column = 0; column < columns; column++) {
                double log = logs[row][column];
                values[row + 1][column + 1] = log > outside ? log : outside;
            }
        }
        return values;
    }

    private String description() {
        return "Map of a target and of a fit to it over " + chart.x().title() + " and "
                + chart.y().title() + ", each by the regions that hold " + DensityLevels.words() + " of its mass";
    }
}
