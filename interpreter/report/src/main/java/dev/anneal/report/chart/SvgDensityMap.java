package dev.anneal.report.chart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a {@link DensityMap}: the target's regions as areas, on them samples, then the fit's regions, then means. */
final class SvgDensityMap {
    private static final double LEGEND_SHARE = 0.24;

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

    /** The regions of a density as data of paths, the smallest first. */
    private static List<String> regions(DensityMap.Grid grid, AxisMapping x, AxisMapping y) {
        return DensityRegions.of(grid, x::toPixel, y::toPixel).stream()
                .map(lines -> lines.stream().map(Contour::path).collect(Collectors.joining()))
                .toList();
    }

    private String description() {
        return "Map of a target and of a fit to it over " + chart.x().title() + " and "
                + chart.y().title() + ", each by the regions that hold " + DensityLevels.words() + " of its mass";
    }
}
