package dev.anneal.report.page;

import dev.anneal.json.JsonText;
import dev.anneal.report.chart.Axis;
import dev.anneal.report.chart.LineStyle;
import dev.anneal.report.chart.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Writes a figure of plotly as JSON: first its traces, then its layout. Colours are names that the page's script replaces
 * by those of its theme: {@code ink}, {@code paper}, {@code series-0}, {@code band-0}, {@code shade-0}.
 */
final class FigureWriter {
    /** A logarithmic axis that is no longer has room for labels between powers of ten. */
    private static final double FEW_DECADES = 3;

    /** One that is shorter has labels as a linear one has. */
    private static final double HALF_A_DECADE = 0.5;

    private final JsonText json = new JsonText();
    private final Reach x = new Reach();
    private final Reach y = new Reach();

    /** How far the coordinates of an axis reach. */
    private static final class Reach {
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;
        private double lowestPositive = Double.POSITIVE_INFINITY;
        private boolean named;
        private boolean standing;
        private List<String> labels = List.of();

        void include(double value) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
                lowestPositive = value > 0 ? Math.min(lowestPositive, value) : lowestPositive;
            }
        }

        boolean isEmpty(Axis axis) {
            return !named && (axis.scale() == Scale.LOGARITHMIC ? lowestPositive > high : low > high);
        }
    }

    FigureWriter() {
        json.open('{').field("data").open('[');
    }

    /** Opens a trace of plotly's kind. */
    FigureWriter open(String type, String name) {
        json.openOnLine('{').field("type").text(type).field("name").text(PageText.label(name));
        return this;
    }

    FigureWriter close() {
        json.close('}');
        return this;
    }

    /** Opens an attribute that has attributes. */
    FigureWriter open(String attribute) {
        json.field(attribute).open('{');
        return this;
    }

    FigureWriter text(String attribute, String value) {
        json.field(attribute).text(value);
        return this;
    }

    FigureWriter number(String attribute, double value) {
        json.field(attribute).number(value);
        return this;
    }

    FigureWriter flag(String attribute, boolean value) {
        json.field(attribute).flag(value);
        return this;
    }

    FigureWriter numbers(String attribute, double[] values) {
        json.field(attribute).open('[');
        Arrays.stream(values).forEach(json::number);
        json.close(']');
        return this;
    }

    FigureWriter texts(String attribute, List<String> values) {
        json.field(attribute).open('[');
        values.forEach(value -> json.text(PageText.label(value)));
        json.close(']');
        return this;
    }

    /** Rows of texts, whose lines are lines where they are shown. */
    FigureWriter textRows(String attribute, List<List<String>> rows) {
        json.field(attribute).open('[');
        for (List<String> row : rows) {
            json.open('[');
            row.forEach(text -> json.text(PageText.label(text).replace("\n", "<br>")));
            json.close(']');
        }
        json.close(']');
        return this;
    }

    /** Rows of numbers, rounded to so many decimals. */
    FigureWriter matrix(String attribute, double[][] rows, int decimals) {
        double unit = Math.pow(10, decimals);
        return rows(attribute, rows, value -> Math.rint(value * unit) / unit);
    }

    FigureWriter matrix(String attribute, double[][] rows) {
        return rows(attribute, rows, value -> value);
    }

    private FigureWriter rows(String attribute, double[][] rows, DoubleUnaryOperator written) {
        json.field(attribute).open('[');
        for (double[] row : rows) {
            json.open('[');
            Arrays.stream(row).map(written).forEach(json::number);
            json.close(']');
        }
        json.close(']');
        return this;
    }

    /** Where a trace has its points. */
    FigureWriter places(double[] horizontal, double[] vertical) {
        Arrays.stream(horizontal).forEach(x::include);
        Arrays.stream(vertical).forEach(y::include);
        return numbers("x", horizontal).numbers("y", vertical);
    }

    /** Where a trace has its points, by the names of groups. */
    FigureWriter places(List<String> groups, double[] vertical) {
        x.named = true;
        Arrays.stream(vertical).forEach(y::include);
        return texts("x", groups).numbers("y", vertical);
    }

    /** What is drawn stands on 0 of the vertical axis. */
    FigureWriter standing() {
        y.standing = true;
        return this;
    }

    /** What the places 0, 1, 2 and so on of the horizontal axis are called; none for numbers. */
    FigureWriter labels(List<String> names) {
        x.labels = names;
        return this;
    }

    /** The look of lines. */
    FigureWriter line(String color, double width, String dashes) {
        open("line").text("color", color).number("width", width);
        if (!dashes.isEmpty()) {
            text("dash", dashes.replace(" ", "px,") + "px");
        }
        return close();
    }

    FigureWriter line(LineStyle style) {
        return line(series(style), 2, style.dashes());
    }

    /** The name of the colour of a series. */
    static String series(LineStyle style) {
        return "series-" + style.hue();
    }

    /** The name of the same colour for areas behind lines. */
    static String band(LineStyle style) {
        return "band-" + style.hue();
    }

    /** What is shown where the mouse points; {@code lines} may have parts such as {@code %{x}}. */
    FigureWriter hover(boolean withName, String... lines) {
        return text("hovertemplate", String.join("<br>", lines) + (withName ? "" : "<extra></extra>"));
    }

    /** Nothing is shown where the mouse points. */
    FigureWriter noHover() {
        return text("hoverinfo", "skip");
    }

    /** A text of the script in a template of what is shown. */
    static String words(String title, String otherwise) {
        return PageText.label(title.isBlank() ? otherwise : title).replace("%{", "%&#123;");
    }

    /** A value with its interval, where it has one. */
    static String estimate(double value, double low, double high) {
        return PageText.brief(value)
                + (Double.isNaN(low) || Double.isNaN(high)
                        ? ""
                        : " [" + PageText.brief(low) + ", " + PageText.brief(high) + "]");
    }

    /** Ends the traces and begins the layout; {@link #end} ends it. */
    FigureWriter layout(Axis horizontal, Axis vertical, boolean legend) {
        json.close(']').field("layout").open('{').field("showlegend").flag(legend);
        boolean nothing = x.isEmpty(horizontal) || y.isEmpty(vertical);
        axis("xaxis", horizontal, x, nothing);
        axis("yaxis", vertical, y, nothing);
        if (nothing) {
            json.field("annotations").open('[').open('{').field("text").text("no data");
            text("xref", "paper").text("yref", "paper").number("x", 0.5).number("y", 0.5);
            flag("showarrow", false).close();
            json.close(']');
        }
        return this;
    }

    private void axis(String name, Axis axis, Reach reach, boolean nothing) {
        open(name).open("title").text("text", PageText.label(axis.title())).close();
        if (nothing) {
            flag("showticklabels", false);
        }
        if (reach.named) {
            text("type", "category");
        } else if (axis.scale() == Scale.LOGARITHMIC) {
            text("type", "log");
            double decades = Math.log10(reach.high / reach.lowestPositive);
            if (decades <= FEW_DECADES) {
                text("tickformat", "~g");
            }
            if (decades >= HALF_A_DECADE && decades <= FEW_DECADES) {
                // At 1, 2 and 5 in each.
                text("dtick", "D2");
            }
        }
        if (axis.low().isPresent() && axis.high().isPresent()) {
            double low = axis.low().getAsDouble();
            double high = axis.high().getAsDouble();
            numbers(
                    "range",
                    axis.scale() == Scale.LOGARITHMIC
                            ? new double[] {Math.log10(low), Math.log10(high)}
                            : new double[] {low, high});
        } else if (reach.standing) {
            text("rangemode", "tozero");
        }
        if (!reach.labels.isEmpty()) {
            text("tickmode", "array").numbers("tickvals", places(reach.labels.size()));
            texts("ticktext", reach.labels);
        }
        close();
    }

    private static double[] places(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }

    /** In the layout: what the colours show of all traces that say {@code coloraxis}. */
    FigureWriter colors(Axis shown) {
        open("coloraxis").text("colorscale", "Viridis");
        if (shown.low().isPresent() && shown.high().isPresent()) {
            number("cmin", shown.low().getAsDouble());
            number("cmax", shown.high().getAsDouble());
        }
        open("colorbar").number("outlinewidth", 0).number("thickness", 14);
        open("title").text("text", PageText.label(shown.title())).text("side", "right");
        return close().close().close();
    }

    /** Ends the layout and the figure. */
    String end() {
        return json.close('}').close('}').toString();
    }
}
