package dev.anneal.report.page;

import dev.anneal.json.JsonText;
import dev.anneal.run.Chart;
import java.util.Optional;

/**
 * Charts as figures of plotly: traces and a layout, as JSON. Colours are names that the page's script replaces by those of
 * its theme: {@code series-0}, {@code band-0}, {@code ink}. A kind of chart without a figure is shown as it is drawn.
 */
final class Figure {
    private final JsonText json = new JsonText();

    private Figure() {}

    /** The figure of a chart; empty if it has none. */
    static Optional<String> of(Chart chart) {
        Figure figure = new Figure();
        if (chart instanceof Chart.Lines lines) {
            figure.lines(lines);
        } else if (chart instanceof Chart.Trajectory trajectory) {
            figure.lines(new Chart.Lines(
                    trajectory.name(), trajectory.title(), trajectory.x(), trajectory.y(), trajectory.overlaps()));
        } else if (chart instanceof Chart.Heatmap map && map.theory().isEmpty()) {
            figure.heatmap(map);
        } else if (chart instanceof Chart.Bars bars) {
            figure.bars(bars);
        } else if (chart instanceof Chart.DensityMap map) {
            figure.densityMap(map);
        } else {
            return Optional.empty();
        }
        return Optional.of(figure.json.toString());
    }

    private void lines(Chart.Lines chart) {
        json.open('{').field("data").open('[');
        for (int i = 0; i < chart.curves().size(); i++) {
            Chart.Curve curve = chart.curves().get(i);
            if (curve.band().isPresent()) {
                edge(curve, curve.band().get().low(), i, false);
                edge(curve, curve.band().get().high(), i, true);
            }
        }
        for (int i = 0; i < chart.curves().size(); i++) {
            Chart.Curve curve = chart.curves().get(i);
            trace("scatter", curve.name());
            json.field("mode").text(curve.x().length > 40 ? "lines" : "lines+markers");
            json.field("legendgroup").text(Integer.toString(i));
            numbers("x", curve.x());
            numbers("y", curve.y());
            json.field("line").open('{').field("color").text("series-" + i);
            json.field("width").number(2).close('}');
            json.field("marker").open('{').field("color").text("series-" + i);
            json.field("size").number(5).close('}');
            curve.band().ifPresent(this::intervals);
            json.field("hovertemplate")
                    .text(PageText.label(chart.x().title()) + " %{x}<br>"
                            + PageText.label(chart.y().title()) + " %{y}"
                            + (curve.band().isPresent() ? " [%{customdata[0]:.6g}, %{customdata[1]:.6g}]" : ""));
            json.close('}');
        }
        json.close(']');
        layout(chart.x(), chart.y(), chart.curves().size() > 1);
        json.close('}').close('}');
    }

    /** One side of a band; the second one fills the space to the first. */
    private void edge(Chart.Curve curve, double[] values, int series, boolean filled) {
        trace("scatter", curve.name());
        json.field("mode").text("lines").field("hoverinfo").text("skip");
        json.field("showlegend").flag(false).field("legendgroup").text(Integer.toString(series));
        numbers("x", curve.x());
        numbers("y", values);
        json.field("line").open('{').field("width").number(0).close('}');
        if (filled) {
            json.field("fill").text("tonexty").field("fillcolor").text("band-" + series);
        }
        json.close('}');
    }

    private void intervals(Chart.Band band) {
        json.field("customdata").open('[');
        for (int i = 0; i < band.low().length; i++) {
            json.open('[').number(band.low()[i]).number(band.high()[i]).close(']');
        }
        json.close(']');
    }

    private void heatmap(Chart.Heatmap chart) {
        HeatGrid grid = HeatGrid.of(chart.points());
        json.open('{').field("data").open('[');
        trace("heatmap", chart.color());
        numbers("x", HeatGrid.edges(grid.x(), chart.x().logarithmic()));
        numbers("y", HeatGrid.edges(grid.y(), chart.y().logarithmic()));
        matrix("z", grid.values());
        json.field("colorscale").text("Viridis").field("hoverongaps").flag(false);
        json.field("colorbar").open('{').field("title").open('{');
        json.field("text").text(PageText.label(chart.color())).field("side").text("right");
        json.close('}').field("outlinewidth").number(0).close('}');
        json.field("text").open('[');
        for (double y : grid.y()) {
            json.open('[');
            for (double x : grid.x()) {
                json.text(PageText.label(chart.x().title()) + " " + PageText.number(x) + "<br>"
                        + PageText.label(chart.y().title()) + " " + PageText.number(y));
            }
            json.close(']');
        }
        json.close(']');
        json.field("hovertemplate").text("%{text}<br>" + PageText.label(chart.color()) + " %{z:.6g}<extra></extra>");
        json.close('}');
        if (chart.contour().isPresent()) {
            double level = chart.contour().getAsDouble();
            trace("contour", chart.color() + " = " + PageText.number(level));
            numbers("x", grid.x());
            numbers("y", grid.y());
            matrix("z", grid.values());
            json.field("showscale").flag(false).field("hoverinfo").text("skip");
            json.field("contours").open('{').field("coloring").text("none");
            json.field("start").number(level).field("end").number(level);
            json.field("size").number(1).close('}');
            json.field("line")
                    .open('{')
                    .field("color")
                    .text("contour")
                    .field("width")
                    .number(3);
            json.field("smoothing").number(0);
            json.close('}').close('}');
        }
        chart.curve().ifPresent(this::overlaid);
        json.close(']');
        layout(chart.x(), chart.y(), false);
        json.close('}').close('}');
    }

    private void overlaid(Chart.Curve curve) {
        trace("scatter", curve.name());
        json.field("mode").text("lines");
        numbers("x", curve.x());
        numbers("y", curve.y());
        json.field("line")
                .open('{')
                .field("color")
                .text("contour")
                .field("width")
                .number(3);
        json.field("dash").text("dash").close('}').close('}');
    }

    private void bars(Chart.Bars chart) {
        json.open('{').field("data").open('[');
        for (int i = 0; i < chart.sets().size(); i++) {
            Chart.BarSet set = chart.sets().get(i);
            trace("bar", set.name());
            json.field("x").open('[');
            chart.categories().forEach(category -> json.text(PageText.label(category)));
            json.close(']');
            numbers("y", set.heights());
            json.field("marker").open('{').field("color").text("series-" + i).close('}');
            json.field("error_y")
                    .open('{')
                    .field("type")
                    .text("data")
                    .field("symmetric")
                    .flag(false);
            json.field("color").text("ink").field("thickness").number(1);
            numbers("array", distances(set.heights(), set.band().high()));
            numbers("arrayminus", distances(set.band().low(), set.heights()));
            json.close('}').close('}');
        }
        json.close(']');
        Chart.Axis groups = new Chart.Axis(chart.x(), false);
        layout(groups, new Chart.Axis(chart.y(), false), chart.sets().size() > 1);
        json.field("barmode").text("group").close('}').close('}');
    }

    private static double[] distances(double[] from, double[] to) {
        double[] distances = new double[from.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = to[i] - from[i];
        }
        return distances;
    }

    private void densityMap(Chart.DensityMap chart) {
        json.open('{').field("data").open('[');
        density("target", chart.target(), "fill", "target");
        density("fit", chart.fit(), "lines", "fit");
        points("samples of the fit", chart.samples(), "circle", 3);
        points("means of the fit", chart.means(), "x", 10);
        json.close(']');
        layout(chart.x(), chart.y(), true);
        json.close('}').close('}');
    }

    /** A density relative to its largest value. */
    private void density(String name, Chart.Grid grid, String coloring, String scale) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] row : grid.logs()) {
            for (double log : row) {
                largest = Math.max(largest, log);
            }
        }
        double[][] shares = new double[grid.logs().length][];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = new double[grid.logs()[i].length];
            for (int j = 0; j < shares[i].length; j++) {
                shares[i][j] = Math.exp(grid.logs()[i][j] - largest);
            }
        }
        trace("contour", name);
        numbers("x", grid.x());
        numbers("y", grid.y());
        matrix("z", shares);
        json.field("showscale").flag(false).field("showlegend").flag(true);
        json.field("colorscale").text(scale);
        json.field("contours").open('{').field("coloring").text(coloring);
        json.field("start").number(0.1).field("end").number(0.9);
        json.field("size").number(0.2).close('}');
        json.field("line").open('{').field("width").number("lines".equals(coloring) ? 2 : 0);
        json.close('}');
        json.field("hovertemplate").text("%{x:.4g}, %{y:.4g}: %{z:.3g} of the largest density");
        json.close('}');
    }

    private void points(String name, double[][] points, String symbol, int size) {
        if (points.length == 0) {
            return;
        }
        trace("scatter", name);
        json.field("mode").text("markers");
        for (int axis = 0; axis < 2; axis++) {
            json.field(axis == 0 ? "x" : "y").open('[');
            for (double[] point : points) {
                json.number(point[axis]);
            }
            json.close(']');
        }
        json.field("marker")
                .open('{')
                .field("symbol")
                .text(symbol)
                .field("size")
                .number(size);
        json.field("color").text("ink").field("opacity").number(size > 5 ? 1 : 0.5);
        json.close('}').close('}');
    }

    private void trace(String type, String name) {
        json.openOnLine('{').field("type").text(type).field("name").text(PageText.label(name));
    }

    private void numbers(String field, double[] values) {
        json.field(field).open('[');
        for (double value : values) {
            json.number(value);
        }
        json.close(']');
    }

    private void matrix(String field, double[][] rows) {
        json.field(field).open('[');
        for (double[] row : rows) {
            json.open('[');
            for (double value : row) {
                json.number(value);
            }
            json.close(']');
        }
        json.close(']');
    }

    /** Opens the layout; whoever calls it closes it. */
    private void layout(Chart.Axis x, Chart.Axis y, boolean legend) {
        json.field("layout").open('{').field("showlegend").flag(legend);
        axis("xaxis", x);
        axis("yaxis", y);
    }

    private void axis(String name, Chart.Axis axis) {
        json.field(name).open('{');
        json.field("title")
                .open('{')
                .field("text")
                .text(PageText.label(axis.title()))
                .close('}');
        if (axis.logarithmic()) {
            json.field("type").text("log");
        }
        json.close('}');
    }
}
