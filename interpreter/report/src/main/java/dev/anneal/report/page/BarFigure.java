package dev.anneal.report.page;

import dev.anneal.report.chart.Axis;
import dev.anneal.report.chart.BarChart;
import dev.anneal.report.chart.LineStyle;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The figure of a {@link BarChart}. */
final class BarFigure {
    private BarFigure() {}

    static String of(BarChart chart) {
        FigureWriter out = new FigureWriter();
        boolean several = chart.sets().size() > 1;
        for (int set = 0; set < chart.sets().size(); set++) {
            List<BarChart.Bar> bars = chart.sets().get(set).heights();
            out.open("bar", chart.sets().get(set).name());
            out.places(chart.categories(), each(bars, BarChart.Bar::height));
            out.open("marker")
                    .text("color", FigureWriter.series(LineStyle.of(set)))
                    .close();
            out.open("error_y").text("type", "data").flag("symmetric", false);
            out.text("color", "ink").number("thickness", 1);
            out.numbers("array", each(bars, bar -> bar.high() - bar.height()));
            out.numbers("arrayminus", each(bars, bar -> bar.height() - bar.low()));
            out.close();
            out.texts(
                    "customdata",
                    bars.stream()
                            .map(bar -> FigureWriter.estimate(bar.height(), bar.low(), bar.high()))
                            .toList());
            String group = chart.x().isBlank() ? "" : FigureWriter.words(chart.x(), "") + " ";
            String value = chart.y().title().isBlank()
                    ? ""
                    : FigureWriter.words(chart.y().title(), "") + " ";
            out.hover(several, group + "%{x}", value + "%{customdata}").close();
        }
        out.layout(Axis.linear(chart.x()), chart.y(), several);
        return out.text("barmode", "group").end();
    }

    private static double[] each(List<BarChart.Bar> bars, ToDoubleFunction<BarChart.Bar> value) {
        return bars.stream().mapToDouble(value).toArray();
    }
}
