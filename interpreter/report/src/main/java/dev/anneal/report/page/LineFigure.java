package dev.anneal.report.page;

import dev.anneal.report.chart.LineChart;
import dev.anneal.report.chart.LineStyle;
import dev.anneal.report.chart.Scale;
import dev.anneal.report.chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The figure of a {@link LineChart}: bands first, then lines, so that no band dims a line. */
final class LineFigure {
    /** So many points of a curve are marked; of more, only those that no line leads to. */
    private static final int MARKED = 40;

    private final LineChart chart;
    private final FigureWriter out = new FigureWriter();

    private LineFigure(LineChart chart) {
        this.chart = chart;
    }

    static String of(LineChart chart) {
        return new LineFigure(chart).write();
    }

    private String write() {
        for (int i = 0; i < chart.series().size(); i++) {
            band(chart.series().get(i), i);
        }
        for (int i = 0; i < chart.series().size(); i++) {
            line(chart.series().get(i), i);
        }
        return out.layout(chart.x(), chart.y(), chart.series().size() > 1).end();
    }

    /** Where there are no groups of series that look the same, each is a group of its own. */
    private String group(Series series, int index) {
        LineStyle style = series.style(index);
        return chart.names().contains("") ? style.hue() + style.dashes() : Integer.toString(index);
    }

    private void line(Series series, int index) {
        LineStyle style = series.style(index);
        boolean several = chart.series().size() > 1;
        out.open("scatter", series.name()).text("legendgroup", group(series, index));
        out.flag("showlegend", !series.name().isEmpty());
        double[] sizes = markers(series);
        boolean marked = Arrays.stream(sizes).anyMatch(size -> size > 0);
        out.text("mode", marked ? "lines+markers" : "lines").places(series.x(), series.y());
        out.line(style).open("marker").text("color", FigureWriter.series(style));
        if (marked) {
            // Sizes of their own would make marks pale and edged, were it not said otherwise.
            out.numbers("size", sizes).number("opacity", 1).line(FigureWriter.series(style), 0, "");
        }
        out.close();
        series.band().ifPresent(band -> out.texts("customdata", estimates(series, band)));
        out.hover(
                several && !series.name().isEmpty(),
                FigureWriter.words(chart.x().title(), "x") + " %{x}",
                FigureWriter.words(chart.y().title(), "y") + (series.band().isPresent() ? " %{customdata}" : " %{y}"));
        out.close();
    }

    private static List<String> estimates(Series series, Series.Band band) {
        return IntStream.range(0, series.size())
                .mapToObj(i -> FigureWriter.estimate(series.y(i), band.low(i), band.high(i)))
                .toList();
    }

    private static double[] markers(Series series) {
        double[] sizes = new double[series.size()];
        for (int i = 0; i < sizes.length; i++) {
            boolean alone = !isThere(series, i - 1) && !isThere(series, i + 1);
            sizes[i] = alone || sizes.length <= MARKED ? 5 : 0;
        }
        return sizes;
    }

    private static boolean isThere(Series series, int index) {
        return index >= 0 && index < series.size() && Double.isFinite(series.x(index) + series.y(index));
    }

    /** A band runs along its upper ends and back along its lower ones; a gap ends it. */
    private void band(Series series, int index) {
        if (series.band().isEmpty()) {
            return;
        }
        Series.Band band = series.band().get();
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        boolean narrow = false;
        int start = 0;
        while (start < series.size()) {
            int end = start;
            while (end < series.size() && Double.isFinite(series.x(end) + band.low(end) + band.high(end))) {
                end++;
            }
            if (end > start) {
                narrow |= end == start + 1;
                outline(series, band, start, end, x, y);
            }
            start = end + 1;
        }
        out.open("scatter", series.name()).text("mode", "lines").text("legendgroup", group(series, index));
        out.flag("showlegend", false).noHover();
        out.places(numbers(x), numbers(y)).text("fill", "toself");
        out.text("fillcolor", FigureWriter.band(series.style(index)));
        out.line(FigureWriter.band(series.style(index)), narrow ? 2 : 0, "").close();
    }

    private void outline(Series series, Series.Band band, int start, int end, List<Double> x, List<Double> y) {
        if (!x.isEmpty()) {
            x.add(Double.NaN);
            y.add(Double.NaN);
        }
        for (int i = start; i < end; i++) {
            x.add(series.x(i));
            y.add(onAxis(band.high(i)));
        }
        for (int i = end - 1; i >= start; i--) {
            x.add(series.x(i));
            y.add(onAxis(band.low(i)));
        }
    }

    /** An end that has no place on a logarithmic axis lies below all that has one. */
    private double onAxis(double value) {
        return chart.y().scale() == Scale.LOGARITHMIC && value <= 0 ? lowest() : value;
    }

    private double lowest() {
        return chart.series().stream()
                .flatMapToDouble(series -> IntStream.range(0, series.size()).mapToDouble(series::y))
                .filter(value -> value > 0)
                .min()
                .orElse(1);
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
