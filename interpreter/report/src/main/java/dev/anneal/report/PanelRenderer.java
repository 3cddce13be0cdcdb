package dev.anneal.report;

import dev.anneal.report.chart.Axis;
import dev.anneal.report.chart.DensityMap;
import dev.anneal.report.chart.Drawing;
import dev.anneal.report.chart.LineChart;
import dev.anneal.report.chart.Panels;
import dev.anneal.run.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Draws charts beside each other. They can be compared only if their vertical axes and their colours are the same. */
final class PanelRenderer {
    /** What is left free beyond the values, as a share of their range. */
    private static final double ROOM = 0.04;

    private final String title;
    private final List<Chart> charts;
    private final Optional<double[]> limits;
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Panels.Panel> panels = new ArrayList<>();

    private PanelRenderer(Chart.Panels chart) {
        this.title = chart.title().orElse("");
        this.charts = chart.panels().stream().map(Chart.Panel::chart).toList();
        this.limits = limits(charts.stream().flatMapToDouble(PanelRenderer::heights));
    }

    static Drawing draw(Chart.Panels chart) {
        return new PanelRenderer(chart).panels().draw();
    }

    private Panels panels() {
        List<DensityMap> maps = new ArrayList<>();
        List<LineChart> trajectories = new ArrayList<>();
        Panels.Marks marks = Panels.Marks.LINES;
        Optional<Axis> color = color();
        for (Chart chart : charts) {
            if (chart instanceof Chart.DensityMap map) {
                maps.add(ChartRenderer.densityMap(map));
            } else if (chart instanceof Chart.Heatmap map) {
                panels.add(ChartRenderer.heatmap(map, color.orElse(Axis.linear(map.color())))::drawWithoutLegend);
            } else if (chart instanceof Chart.Lines lines) {
                lines.curves().forEach(curve -> names.add(curve.name()));
                panels.add(ChartRenderer.lines(lines, limited(lines.y()))::drawWithoutLegend);
            } else if (chart instanceof Chart.Trajectory trajectory) {
                trajectories.add(ChartRenderer.trajectory(trajectory, limited(trajectory.y())));
            } else if (chart instanceof Chart.Bars bars) {
                marks = Panels.Marks.AREAS;
                bars.sets().forEach(set -> names.add(set.name()));
                panels.add(ChartRenderer.bars(bars, limited(new Chart.Axis(bars.y(), false)))::drawWithoutLegend);
            } else if (chart instanceof Chart.Histogram histogram) {
                marks = Panels.Marks.AREAS;
                histogram.sets().forEach(set -> names.add(set.name()));
                panels.add(ChartRenderer.histogram(histogram, limited(histogram.y()))::drawWithoutLegend);
            } else if (chart instanceof Chart.Scatter scatter) {
                marks = Panels.Marks.POINTS;
                scatter.sets().forEach(set -> names.add(set.points().name()));
                Optional<Axis> own = scatter.color().map(shown -> color.orElse(Axis.linear(shown)));
                panels.add(ChartRenderer.scatter(scatter, limited(scatter.y()), own)::drawWithoutLegend);
            }
        }
        if (!maps.isEmpty()) {
            return Panels.ofDensityMaps(title, maps);
        }
        if (!trajectories.isEmpty()) {
            return Panels.ofLines(title, trajectories);
        }
        return color.isPresent()
                ? Panels.ofColors(title, color.get(), panels)
                : Panels.of(title, List.copyOf(names), marks, panels);
    }

    /** What the colours of all charts show, with common limits; empty where they show nothing, or one value only. */
    private Optional<Axis> color() {
        Optional<String> shown = charts.stream()
                .flatMap(chart -> chart instanceof Chart.Heatmap map
                        ? Optional.of(map.color()).stream()
                        : chart instanceof Chart.Scatter scatter
                                ? scatter.color().stream()
                                : Optional.<String>empty().stream())
                .findFirst();
        double[] values = charts.stream()
                .flatMapToDouble(PanelRenderer::colored)
                .filter(Double::isFinite)
                .toArray();
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        return shown.filter(any -> low < high).map(words -> Axis.linear(words).withLimits(low, high));
    }

    private static DoubleStream colored(Chart chart) {
        if (chart instanceof Chart.Heatmap map) {
            return map.points().stream().mapToDouble(Chart.Point::value);
        }
        return chart instanceof Chart.Scatter scatter
                ? scatter.sets().stream().flatMapToDouble(set -> Arrays.stream(set.color()))
                : DoubleStream.empty();
    }

    /** What an axis runs between to show all values; empty where that cannot be told. */
    private static Optional<double[]> limits(DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(0);
        double room = ROOM * (high - low);
        return low < high ? Optional.of(new double[] {low - (low == 0 ? 0 : room), high + room}) : Optional.empty();
    }

    private static DoubleStream heights(Chart chart) {
        if (chart instanceof Chart.Lines lines && !lines.y().logarithmic()) {
            return lines.curves().stream().flatMapToDouble(PanelRenderer::heights);
        } else if (chart instanceof Chart.Trajectory trajectory) {
            return trajectory.overlaps().stream().flatMapToDouble(PanelRenderer::heights);
        } else if (chart instanceof Chart.Scatter scatter && !scatter.y().logarithmic()) {
            return scatter.sets().stream().flatMapToDouble(set -> heights(set.points()));
        } else if (chart instanceof Chart.Histogram histogram) {
            return DoubleStream.concat(
                    DoubleStream.of(0), histogram.sets().stream().flatMapToDouble(set -> Arrays.stream(set.counts())));
        } else if (chart instanceof Chart.Bars bars) {
            return DoubleStream.concat(
                    DoubleStream.of(0),
                    bars.sets().stream()
                            .flatMapToDouble(
                                    set -> DoubleStream.concat(Arrays.stream(set.heights()), ends(set.band()))));
        }
        return DoubleStream.empty();
    }

    private static DoubleStream heights(Chart.Curve curve) {
        return DoubleStream.concat(
                Arrays.stream(curve.y()), curve.band().map(PanelRenderer::ends).orElse(DoubleStream.empty()));
    }

    private static DoubleStream ends(Chart.Band band) {
        return DoubleStream.concat(Arrays.stream(band.low()), Arrays.stream(band.high()));
    }

    private Axis limited(Chart.Axis axis) {
        Axis open = ChartRenderer.axis(axis);
        return axis.logarithmic()
                ? open
                : limits.map(ends -> open.withLimits(ends[0], ends[1])).orElse(open);
    }
}
