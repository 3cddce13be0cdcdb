package dev.anneal.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A chart as data: what is drawn, not how. */
public sealed interface Chart {
    /** A name for its file, without extension. */
    String name();

    /** Its title. */
    Optional<String> title();

    /**
     * Curves over a common pair of axes.
     *
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param curves what is drawn
     */
    record Lines(String name, Optional<String> title, Axis x, Axis y, List<Curve> curves) implements Chart {
        public Lines {
            curves = List.copyOf(curves);
        }
    }

    /**
     * A value over a grid, as colour.
     *
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param color what the colour shows
     * @param points where there is a value
     * @param contour the level at which a line is drawn, if one is
     */
    record Heatmap(
            String name,
            Optional<String> title,
            Axis x,
            Axis y,
            String color,
            List<Point> points,
            OptionalDouble contour)
            implements Chart {
        public Heatmap {
            points = List.copyOf(points);
        }
    }

    /**
     * Groups of bars.
     *
     * @param x what the groups are
     * @param y what the bars show, where that is one thing
     * @param categories the names of the groups
     * @param sets the bars: of each set one in every group
     */
    record Bars(String name, Optional<String> title, String x, String y, List<String> categories, List<BarSet> sets)
            implements Chart {
        public Bars {
            categories = List.copyOf(categories);
            sets = List.copyOf(sets);
        }
    }

    /** Bars with a name, one for each group; not-a-number for none. The band has the intervals around their heights. */
    @SuppressWarnings("ArrayRecordComponent") // Written once, read by renderers; equality of charts means nothing.
    record BarSet(String name, double[] heights, Band band) {}

    /**
     * A target and a fit to it over a plane.
     *
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param target the target
     * @param fit the fit, over the same grid
     * @param samples points of the fit, two coordinates each
     * @param means the means of the fit's components, two coordinates each; none where it has none
     * @param notes what a reader has to know about them, each a sentence
     */
    @SuppressWarnings("ArrayRecordComponent") // As below.
    record DensityMap(
            String name,
            Optional<String> title,
            Axis x,
            Axis y,
            Grid target,
            Grid fit,
            double[][] samples,
            double[][] means,
            List<String> notes)
            implements Chart {
        public DensityMap {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Logarithms of a density, up to a constant, at the points of a regular grid.
     *
     * @param x the coordinates of its columns, rising
     * @param y the coordinates of its rows, rising
     * @param logs a row for each {@code y}; negative infinity where the density is 0
     */
    @SuppressWarnings("ArrayRecordComponent") // As below.
    record Grid(double[] x, double[] y, double[][] logs) {}

    /** Several charts of one kind beside each other, each of a part of the data. */
    record Panels(String name, Optional<String> title, List<Panel> panels) implements Chart {
        public Panels {
            panels = List.copyOf(panels);
        }
    }

    /** One of several charts, and what its data have in common. */
    record Panel(String label, Chart chart) {}

    /** A point of a {@link Heatmap} with its value. */
    record Point(double x, double y, double value) {}

    /**
     * An axis.
     *
     * @param title what it shows
     * @param logarithmic whether equal distances are equal ratios
     */
    record Axis(String title, boolean logarithmic) {}

    /**
     * A curve through points.
     *
     * @param name its name in the legend
     * @param x the horizontal coordinates
     * @param y the vertical coordinates; not-a-number leaves a gap
     * @param band the intervals around the vertical coordinates, where they are to be shown
     */
    @SuppressWarnings("ArrayRecordComponent") // Written once, read by renderers; equality of charts means nothing.
    record Curve(String name, double[] x, double[] y, Optional<Band> band) {}

    /** The lower and upper ends of intervals; not-a-number leaves a gap. */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    record Band(double[] low, double[] high) {}
}
