package dev.anneal.report;

import dev.anneal.report.chart.Axis;
import dev.anneal.report.chart.BarChart;
import dev.anneal.report.chart.ChartSize;
import dev.anneal.report.chart.DensityMap;
import dev.anneal.report.chart.Drawing;
import dev.anneal.report.chart.Heatmap;
import dev.anneal.report.chart.LineChart;
import dev.anneal.report.chart.Panels;
import dev.anneal.report.chart.Series;
import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Draws the charts of a run. The same chart is the same text, to the byte. */
public final class ChartRenderer {
    private ChartRenderer() {}

    /** A chart as an SVG document. */
    public static String svg(Chart chart) {
        return draw(chart).toSvg();
    }

    /** A chart laid out on a page. */
    static Drawing draw(Chart chart) {
        if (chart instanceof Chart.Lines lines) {
            return lines(lines, axis(lines.y())).draw();
        }
        if (chart instanceof Chart.Heatmap map) {
            return heatmap(map).draw(ChartSize.STANDARD);
        }
        if (chart instanceof Chart.Bars bars) {
            return bars(bars, Axis.linear(bars.y())).draw();
        }
        if (chart instanceof Chart.DensityMap map) {
            return densityMap(map).draw();
        }
        if (chart instanceof Chart.Panels panels) {
            return panels(panels).draw();
        }
        throw new IllegalArgumentException("nothing draws " + chart.getClass());
    }

    /** Panels can be compared only if their vertical axes are the same. */
    private static Panels panels(Chart.Panels chart) {
        String title = chart.title().orElse("");
        List<DensityMap> maps = new ArrayList<>();
        for (Chart.Panel panel : chart.panels()) {
            if (panel.chart() instanceof Chart.DensityMap map) {
                maps.add(densityMap(map));
            }
        }
        if (!maps.isEmpty()) {
            return Panels.ofDensityMaps(title, maps);
        }
        List<String> names = new ArrayList<>();
        List<Panels.Panel> panels = new ArrayList<>();
        Optional<double[]> limits = limits(chart);
        for (Chart.Panel panel : chart.panels()) {
            if (panel.chart() instanceof Chart.Lines lines) {
                LineChart drawn = lines(lines, limited(axis(lines.y()), limits));
                drawn.series().stream()
                        .map(Series::name)
                        .filter(n -> !names.contains(n))
                        .forEach(names::add);
                panels.add(drawn::drawWithoutLegend);
            } else if (panel.chart() instanceof Chart.Bars bars) {
                BarChart drawn = bars(bars, limited(Axis.linear(bars.y()), limits));
                drawn.sets().stream()
                        .map(BarChart.Bars::name)
                        .filter(n -> !names.contains(n))
                        .forEach(names::add);
                panels.add(drawn::drawWithoutLegend);
            } else if (panel.chart() instanceof Chart.Heatmap map) {
                panels.add(heatmap(map)::draw);
            }
        }
        return Panels.of(title, names, panels);
    }

    /** What the vertical axes of all panels run between; empty where that cannot be told. */
    private static Optional<double[]> limits(Chart.Panels chart) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Chart.Panel panel : chart.panels()) {
            for (double value : heights(panel.chart())) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        double room = 0.04 * (high - low);
        return low < high ? Optional.of(new double[] {low - (low == 0 ? 0 : room), high + room}) : Optional.empty();
    }

    private static List<Double> heights(Chart chart) {
        List<Double> heights = new ArrayList<>();
        if (chart instanceof Chart.Lines lines && !lines.y().logarithmic()) {
            for (Chart.Curve curve : lines.curves()) {
                add(heights, curve.y());
                curve.band().ifPresent(band -> add(heights, band.low(), band.high()));
            }
        } else if (chart instanceof Chart.Bars bars) {
            heights.add(0.0);
            bars.sets()
                    .forEach(set -> add(
                            heights, set.heights(), set.band().low(), set.band().high()));
        }
        return heights;
    }

    private static void add(List<Double> all, double[]... some) {
        for (double[] values : some) {
            for (double value : values) {
                all.add(value);
            }
        }
    }

    private static Axis limited(Axis axis, Optional<double[]> limits) {
        return limits.map(ends -> axis.withLimits(ends[0], ends[1])).orElse(axis);
    }

    private static LineChart lines(Chart.Lines chart, Axis y) {
        LineChart.Builder builder = LineChart.builder().x(axis(chart.x())).y(y);
        chart.title().ifPresent(builder::title);
        for (Chart.Curve curve : chart.curves()) {
            Series series = Series.of(curve.name(), curve.x(), curve.y());
            builder.add(curve.band()
                    .map(band -> series.withBand(band.low(), band.high()))
                    .orElse(series));
        }
        return builder.build();
    }

    private static BarChart bars(Chart.Bars chart, Axis y) {
        List<BarChart.Bars> sets = new ArrayList<>();
        for (Chart.BarSet set : chart.sets()) {
            List<BarChart.Bar> bars = new ArrayList<>();
            for (int i = 0; i < set.heights().length; i++) {
                bars.add(new BarChart.Bar(
                        set.heights()[i], set.band().low()[i], set.band().high()[i]));
            }
            sets.add(new BarChart.Bars(set.name(), bars));
        }
        return new BarChart(chart.title().orElse(""), chart.x(), y, chart.categories(), sets);
    }

    private static Heatmap heatmap(Chart.Heatmap chart) {
        return new Heatmap(
                chart.title().orElse(""),
                axis(chart.x()),
                axis(chart.y()),
                chart.color(),
                chart.points().stream()
                        .map(point -> new Heatmap.Point(point.x(), point.y(), point.value()))
                        .toList(),
                chart.contour());
    }

    private static DensityMap densityMap(Chart.DensityMap chart) {
        return new DensityMap(
                chart.title().orElse(""),
                axis(chart.x()),
                axis(chart.y()),
                grid(chart.target()),
                grid(chart.fit()),
                places(chart.samples()),
                places(chart.means()),
                chart.notes());
    }

    private static DensityMap.Grid grid(Chart.Grid grid) {
        return new DensityMap.Grid(grid.x(), grid.y(), grid.logs());
    }

    private static List<DensityMap.Place> places(double[][] points) {
        return Arrays.stream(points)
                .map(point -> new DensityMap.Place(point[0], point[1]))
                .toList();
    }

    private static Axis axis(Chart.Axis axis) {
        return axis.logarithmic() ? Axis.logarithmic(axis.title()) : Axis.linear(axis.title());
    }
}
