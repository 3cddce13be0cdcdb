package dev.anneal.report;

import dev.anneal.report.chart.Axis;
import dev.anneal.report.chart.BarChart;
import dev.anneal.report.chart.DensityMap;
import dev.anneal.report.chart.Drawable;
import dev.anneal.report.chart.Heatmap;
import dev.anneal.report.chart.HistogramChart;
import dev.anneal.report.chart.LineChart;
import dev.anneal.report.chart.ScatterChart;
import dev.anneal.report.chart.Series;
import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Charts of a run with their looks: which colours, which dashes, which limits. Paper and pages show the same. */
public final class Drawables {
    /** So many overlaps have an entry of their own in the legend; of more, only the modes are told apart. */
    private static final int FEW_OVERLAPS = 8;

    private Drawables() {}

    /** A chart, with what it has in common with others beside it. */
    public static Drawable of(Chart chart, PanelScales scales) {
        if (chart instanceof Chart.Lines lines) {
            return lines(lines, vertical(lines.y(), scales));
        } else if (chart instanceof Chart.Heatmap map) {
            return heatmap(map, scales.colored(map.color()));
        } else if (chart instanceof Chart.Bars bars) {
            return bars(bars, scales.vertical(Axis.linear(bars.y()), false));
        } else if (chart instanceof Chart.Scatter scatter) {
            return scatter(
                    scatter, vertical(scatter.y(), scales), scatter.color().map(scales::colored));
        } else if (chart instanceof Chart.Histogram histogram) {
            return histogram(histogram, vertical(histogram.y(), scales));
        } else if (chart instanceof Chart.Trajectory trajectory) {
            return trajectory(trajectory, vertical(trajectory.y(), scales));
        } else if (chart instanceof Chart.DensityMap map) {
            return densityMap(map);
        }
        throw new IllegalArgumentException("nothing draws " + chart.getClass());
    }

    private static Axis vertical(Chart.Axis axis, PanelScales scales) {
        return scales.vertical(axis(axis), axis.logarithmic());
    }

    private static LineChart lines(Chart.Lines chart, Axis y) {
        List<Series> series = chart.curves().stream().map(Drawables::series).toList();
        return new LineChart(chart.title().orElse(""), axis(chart.x()), y, series);
    }

    private static Series series(Chart.Curve curve) {
        Series series = Series.of(curve.name(), curve.x(), curve.y());
        return curve.band()
                .map(band -> series.withBand(band.low(), band.high()))
                .orElse(series);
    }

    /** Colours stand for modes, and dashes for components where they are few enough to be told apart. */
    private static LineChart trajectory(Chart.Trajectory chart, Axis y) {
        List<Series> series = new ArrayList<>();
        boolean few = chart.overlaps().size() <= FEW_OVERLAPS;
        for (int i = 0; i < chart.overlaps().size(); i++) {
            int component = i / chart.modes();
            int mode = i % chart.modes();
            Chart.Curve curve = chart.overlaps().get(i);
            String name = few ? curve.name() : component == 0 ? "mode " + (mode + 1) : "";
            series.add(Series.of(name, curve.x(), curve.y()).withStyle(mode, few ? component : mode / 7));
        }
        return new LineChart(chart.title().orElse(""), axis(chart.x()), y, series);
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

    private static ScatterChart scatter(Chart.Scatter chart, Axis y, Optional<Axis> color) {
        List<ScatterChart.PointSet> sets = chart.sets().stream()
                .map(set -> new ScatterChart.PointSet(
                        series(set.points()), color.isPresent() ? Optional.of(set.color()) : Optional.empty()))
                .toList();
        return new ScatterChart(chart.title().orElse(""), axis(chart.x()), y, sets, color);
    }

    private static HistogramChart histogram(Chart.Histogram chart, Axis y) {
        List<String> notes = chart.missing() == 0
                ? List.of()
                : List.of((chart.missing() == 1 ? "1 value is" : chart.missing() + " values are")
                        + " missing or infinite, and not counted.");
        return new HistogramChart(
                chart.title().orElse(""),
                axis(chart.x()),
                y,
                chart.edges(),
                chart.labels(),
                chart.sets().stream()
                        .map(set -> new HistogramChart.CountSet(set.name(), set.counts()))
                        .toList(),
                notes);
    }

    private static Heatmap heatmap(Chart.Heatmap chart, Axis color) {
        return new Heatmap(
                chart.title().orElse(""),
                axis(chart.x()),
                axis(chart.y()),
                color,
                chart.points().stream()
                        .map(point -> new Heatmap.Point(point.x(), point.y(), point.value(), point.theory()))
                        .toList(),
                chart.contour(),
                chart.theory().orElse(""),
                chart.curve().map(Drawables::series).stream().toList());
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
