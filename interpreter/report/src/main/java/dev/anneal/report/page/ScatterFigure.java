package dev.anneal.report.page;

import dev.anneal.report.chart.LineStyle;
import dev.anneal.report.chart.ScatterChart;
import dev.anneal.report.chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The figure of a {@link ScatterChart}: discs with intervals, in the colours of sets or of values. */
final class ScatterFigure {
    private final ScatterChart chart;
    private final FigureWriter out = new FigureWriter();

    private ScatterFigure(ScatterChart chart) {
        this.chart = chart;
    }

    static String of(ScatterChart chart) {
        return new ScatterFigure(chart).write();
    }

    private String write() {
        for (int i = 0; i < chart.sets().size(); i++) {
            ScatterChart.PointSet set = chart.sets().get(i);
            double[] values = set.values().orElse(new double[0]);
            if (chart.color().isEmpty()) {
                points(set, at -> true, FigureWriter.series(LineStyle.of(i)));
            } else {
                points(set, at -> !Double.isFinite(values[at]), "missing");
                points(set, at -> Double.isFinite(values[at]), "");
            }
        }
        out.layout(chart.x(), chart.y(), chart.names().size() > 1);
        chart.color().ifPresent(out::colors);
        return out.end();
    }

    /** Some points of a set, in one colour or, where it has no name, in those of their values. */
    private void points(ScatterChart.PointSet set, IntPredicate which, String color) {
        Series points = set.points();
        int[] chosen = IntStream.range(0, points.size()).filter(which).toArray();
        if (chosen.length == 0 && chart.color().isPresent()) {
            return;
        }
        out.open("scatter", points.name()).text("mode", "markers");
        out.places(
                Arrays.stream(chosen).mapToDouble(points::x).toArray(),
                Arrays.stream(chosen).mapToDouble(points::y).toArray());
        out.open("marker").number("size", 7).number("opacity", 0.85);
        if (color.isEmpty()) {
            double[] values = set.values().orElseThrow();
            out.numbers(
                    "color", Arrays.stream(chosen).mapToDouble(at -> values[at]).toArray());
            out.text("coloraxis", "coloraxis");
        } else {
            out.text("color", color);
        }
        out.line(color.equals("missing") ? "soft" : "paper", 0.7, "").close();
        points.band()
                .ifPresent(band -> intervals(points, band, chosen, chart.color().isPresent() ? "soft" : color));
        hover(points, chosen, color);
        out.close();
    }

    private void intervals(Series points, Series.Band band, int[] chosen, String color) {
        out.open("error_y").text("type", "data").flag("symmetric", false);
        out.text("color", color).number("thickness", 1.2).number("width", 0);
        out.numbers(
                "array",
                Arrays.stream(chosen)
                        .mapToDouble(at -> band.high(at) - points.y(at))
                        .toArray());
        out.numbers(
                "arrayminus",
                Arrays.stream(chosen)
                        .mapToDouble(at -> points.y(at) - band.low(at))
                        .toArray());
        out.close();
    }

    private void hover(Series points, int[] chosen, String color) {
        List<String> lines = new ArrayList<>();
        lines.add(FigureWriter.words(chart.x().title(), "x") + " %{x}");
        points.band()
                .ifPresent(band -> out.texts(
                        "customdata",
                        Arrays.stream(chosen)
                                .mapToObj(at -> FigureWriter.estimate(points.y(at), band.low(at), band.high(at)))
                                .toList()));
        lines.add(
                FigureWriter.words(chart.y().title(), "y") + (points.band().isPresent() ? " %{customdata}" : " %{y}"));
        chart.color()
                .ifPresent(shown -> lines.add(FigureWriter.words(shown.title(), "value")
                        + (color.isEmpty() ? " %{marker.color:.4g}" : " unknown")));
        out.hover(chart.sets().size() > 1, lines.toArray(String[]::new));
    }
}
