package dev.anneal.report.page;

import dev.anneal.report.chart.DensityLevels;
import dev.anneal.report.chart.DensityMap;
import dev.anneal.report.chart.DensityRegions;
import dev.anneal.report.chart.LevelLines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The figure of a {@link DensityMap}: the target's regions as areas, on them samples, then the fit's regions, then means. */
final class DensityFigure {
    private final DensityMap chart;
    private final FigureWriter out = new FigureWriter();

    private DensityFigure(DensityMap chart) {
        this.chart = chart;
    }

    static String of(DensityMap chart) {
        return new DensityFigure(chart).write();
    }

    /** What a reader has to know: of this chart, and of all of its kind. */
    static List<String> notes(DensityMap chart) {
        List<String> notes = new ArrayList<>();
        notes.add("Areas are the smallest regions that hold " + DensityLevels.words()
                + " of the target's mass, lines are those of the fit.");
        notes.addAll(chart.notes());
        return notes;
    }

    private String write() {
        pointer();
        List<LevelLines> areas = DensityRegions.of(chart.target());
        for (int i = areas.size() - 1; i >= 0; i--) {
            region("target", areas.get(i), i == 0);
            out.text("fill", "toself")
                    .text("fillcolor", "shade-" + i)
                    .line("shade-" + i, 0, "")
                    .close();
        }
        if (!chart.samples().isEmpty()) {
            places("samples of the fit", chart.samples()).noHover();
            out.open("marker")
                    .text("color", "ink")
                    .number("size", 2.6)
                    .number("opacity", 0.4)
                    .close()
                    .close();
        }
        List<LevelLines> rings = DensityRegions.of(chart.fit());
        for (int i = 0; i < rings.size(); i++) {
            region("fit", rings.get(i), i == 0);
            out.line("fit", 1.5, "").close();
        }
        if (!chart.means().isEmpty()) {
            means();
        }
        return out.layout(chart.x(), chart.y(), true).end();
    }

    private void region(String name, LevelLines outline, boolean inLegend) {
        out.open("scatter", name).text("mode", "lines").text("legendgroup", name);
        out.flag("showlegend", inLegend).noHover();
        out.numbers("x", outline.x()).numbers("y", outline.y());
    }

    /** A map that is not seen, and says what is where the mouse points. */
    private void pointer() {
        out.open("heatmap", "").number("opacity", 0).flag("showscale", false);
        out.places(chart.target().x(), chart.target().y());
        out.matrix("z", DensityLevels.shares(chart.target().logs()), 3);
        out.matrix("customdata", DensityLevels.shares(chart.fit().logs()), 3);
        out.hover(
                false,
                FigureWriter.words(chart.x().title(), "x") + " %{x:.4g}, "
                        + FigureWriter.words(chart.y().title(), "y") + " %{y:.4g}",
                "target: region of %{z:.0%} of its mass",
                "fit: region of %{customdata:.0%} of its mass");
        out.close();
    }

    private void means() {
        places("means of components", chart.means());
        out.open("marker")
                .text("color", "paper")
                .number("size", 9)
                .line("ink", 1.8, "")
                .close();
        out.texts(
                "customdata",
                IntStream.rangeClosed(1, chart.means().size())
                        .mapToObj(component -> "mean of component " + component)
                        .toList());
        out.hover(
                false,
                "%{customdata}",
                FigureWriter.words(chart.x().title(), "x") + " %{x:.4g}, "
                        + FigureWriter.words(chart.y().title(), "y") + " %{y:.4g}");
        out.close();
    }

    private FigureWriter places(String name, List<DensityMap.Place> places) {
        out.open("scatter", name).text("mode", "markers");
        return out.numbers("x", places.stream().mapToDouble(DensityMap.Place::x).toArray())
                .numbers("y", places.stream().mapToDouble(DensityMap.Place::y).toArray());
    }
}
