package dev.anneal.report;

import dev.anneal.report.chart.Axis;
import dev.anneal.run.Chart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What charts beside each other have in common. They can be compared only if their vertical axes and their colours are the
 * same.
 */
public final class PanelScales {
    /** The scales of a chart that stands alone. */
    public static final PanelScales NONE = new PanelScales(Optional.empty(), Optional.empty());

    /** What is left free beyond the values, as a share of their range. */
    private static final double ROOM = 0.04;

    /** Values that differ by no more than this share of them differ by rounding. */
    private static final double SAME = 1e-11;

    /** Axes run no further. */
    private static final double LARGEST = 1e299;

    private final Optional<double[]> heights;
    private final Optional<double[]> colors;

    private PanelScales(Optional<double[]> heights, Optional<double[]> colors) {
        this.heights = heights;
        this.colors = colors;
    }

    /** The scales of charts beside each other. */
    public static PanelScales of(Chart.Panels panels) {
        List<Chart> charts = panels.panels().stream().map(Chart.Panel::chart).toList();
        Optional<double[]> heights = ends(charts.stream().flatMapToDouble(PanelScales::heights))
                .map(ends -> {
                    double room = ROOM * (ends[1] - ends[0]);
                    return new double[] {ends[0] - (ends[0] == 0 ? 0 : room), ends[1] + room};
                });
        return new PanelScales(heights, ends(charts.stream().flatMapToDouble(PanelScales::colored)));
    }

    /** The vertical axis of one of them. */
    Axis vertical(Axis own, boolean logarithmic) {
        return logarithmic ? own : limited(own, heights);
    }

    /** What the colours of one of them show. */
    Axis colored(String words) {
        return limited(Axis.linear(words), colors);
    }

    private static Axis limited(Axis own, Optional<double[]> ends) {
        return ends.map(values -> own.withLimits(values[0], values[1])).orElse(own);
    }

    /** The least and greatest of values; empty where there are not two different ones. */
    private static Optional<double[]> ends(DoubleStream values) {
        double[] drawn = values.filter(value -> Math.abs(value) <= LARGEST).toArray();
        double low = Arrays.stream(drawn).min().orElse(0);
        double high = Arrays.stream(drawn).max().orElse(0);
        boolean different = high - low > SAME * Math.max(Math.abs(low), Math.abs(high));
        return different ? Optional.of(new double[] {low, high}) : Optional.empty();
    }

    private static DoubleStream colored(Chart chart) {
        if (chart instanceof Chart.Heatmap map) {
            return map.points().stream().mapToDouble(Chart.Point::value);
        }
        return chart instanceof Chart.Scatter scatter
                ? scatter.sets().stream().flatMapToDouble(set -> Arrays.stream(set.color()))
                : DoubleStream.empty();
    }

    private static DoubleStream heights(Chart chart) {
        if (chart instanceof Chart.Lines lines && !lines.y().logarithmic()) {
            return lines.curves().stream().flatMapToDouble(PanelScales::heights);
        } else if (chart instanceof Chart.Trajectory trajectory) {
            return trajectory.overlaps().stream().flatMapToDouble(PanelScales::heights);
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
                Arrays.stream(curve.y()), curve.band().map(PanelScales::ends).orElse(DoubleStream.empty()));
    }

    private static DoubleStream ends(Chart.Band band) {
        return DoubleStream.concat(Arrays.stream(band.low()), Arrays.stream(band.high()));
    }
}
