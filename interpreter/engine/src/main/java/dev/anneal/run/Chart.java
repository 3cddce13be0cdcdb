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
     * @param theory what the values of theory at the points are, where there are some
     * @param curve a line to lay over it
     */
    record Heatmap(
            String name,
            Optional<String> title,
            Axis x,
            Axis y,
            String color,
            List<Point> points,
            OptionalDouble contour,
            Optional<String> theory,
            Optional<Curve> curve)
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

    /** A point of a {@link Heatmap} with its value, and that of theory; not-a-number where there is none. */
    record Point(double x, double y, double value, double theory) {}

    /**
     * Points over a common pair of axes.
     *
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param sets the points
     * @param color what the colours of the points show, where they show a value
     */
    record Scatter(String name, Optional<String> title, Axis x, Axis y, List<PointSet> sets, Optional<String> color)
            implements Chart {
        public Scatter {
            sets = List.copyOf(sets);
        }
    }

    /** Points with a name, and what their colours show, one value for each; no values where they show nothing. */
    @SuppressWarnings("ArrayRecordComponent") // As below.
    record PointSet(Curve points, double[] color) {}

    /**
     * How many values lie in each of several bins.
     *
     * @param x the axis of the values
     * @param y the axis of the counts
     * @param edges the edges of the bins, rising, one more than there are bins; none where there are no values
     * @param labels what the bins are called, where each is for one value; none where they are intervals
     * @param sets the counts
     * @param missing how many values are missing or not finite, and in no bin
     */
    @SuppressWarnings("ArrayRecordComponent") // As below.
    record Histogram(
            String name,
            Optional<String> title,
            Axis x,
            Axis y,
            double[] edges,
            List<String> labels,
            List<CountSet> sets,
            long missing)
            implements Chart {
        public Histogram {
            labels = List.copyOf(labels);
            sets = List.copyOf(sets);
        }
    }

    /** The counts of a set of values, one for each bin. */
    @SuppressWarnings("ArrayRecordComponent") // As below.
    record CountSet(String name, double[] counts) {}

    /**
     * The overlaps of components with modes while a run was fitted.
     *
     * @param x the time
     * @param y the overlaps
     * @param components the number of components
     * @param modes the number of modes
     * @param overlaps one curve for each component and mode, modes of the first component first
     */
    record Trajectory(
            String name, Optional<String> title, Axis x, Axis y, int components, int modes, List<Curve> overlaps)
            implements Chart {
        public Trajectory {
            overlaps = List.copyOf(overlaps);
        }
    }

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
