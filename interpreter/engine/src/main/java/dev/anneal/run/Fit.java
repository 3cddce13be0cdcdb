package dev.anneal.run;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of one fit. Immutable. */
public interface Fit {
    /** The name of the run. */
    String name();

    /** Why it has no result, if it has none. */
    Optional<FitFailure> failure();

    /** The time it reached, in the method's unit. */
    double time();

    /** The time it was to reach. */
    double horizon();

    /** The names of its fields that have a value. */
    List<String> fields();

    /**
     * A field that is a number, such as {@code coverage}; truth values are 1 and 0.
     *
     * @throws IllegalArgumentException if there is no such field or it is no number
     */
    Estimate metric(String name);

    /**
     * A field that is a row of numbers, such as {@code mode_mass}.
     *
     * @throws IllegalArgumentException if there is no such field or it is no row of numbers
     */
    double[] vector(String name);

    /**
     * A field that is a rectangle of numbers, such as {@code overlaps}.
     *
     * @throws IllegalArgumentException if there is no such field or it is no rectangle of numbers
     */
    double[][] matrix(String name);

    /** A field that is a text, such as {@code mechanism}; empty if there is none. */
    Optional<String> text(String name);

    /**
     * A field in the form of a cell of a {@link Table}; null where it has no value.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    @Nullable
    Object cell(String name);

    /**
     * Whether it ended with a density that can be sampled and evaluated. A fit that failed did not, and one by {@code
     * summary_ode} knows the overlaps of its means and not where they are.
     */
    boolean hasDensity();

    /**
     * Draws points from the density that it ended with, as {@code fit.sample(count, seed)} does in a script. The first
     * points do not depend on how many there are.
     *
     * @param count how many, at least 0
     * @param seed which ones; points of different seeds are independent
     * @return a row of d numbers for each
     * @throws IllegalStateException if it {@linkplain #hasDensity has no density}
     * @throws IllegalArgumentException if there are less than 0 points, or more than an array holds
     */
    double[][] sample(int count, long seed);

    /**
     * The logarithm of the normalised density that it ended with, in nats.
     *
     * @param points a row of d numbers for each
     * @return one number for each
     * @throws IllegalStateException if it {@linkplain #hasDensity has no density}
     * @throws IllegalArgumentException if a row has another length than d
     */
    double[] logDensity(double[][] points);

    /** What was recorded while it worked. */
    Table series();

    /** What was fitted to what and how, as short texts. */
    Description description();

    /** What a fit was: family, target, dimension, method, schedule, seed, and the unit in which it counts time. */
    record Description(
            String family, String target, long dimension, String method, String schedule, long seed, String timeUnit) {}
}
