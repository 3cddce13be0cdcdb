package dev.anneal.numerics.quadrature;

import org.apache.commons.math3.random.SobolSequenceGenerator;

/** Points of the Sobol sequence in a box: every stretch of them fills it more evenly than random points do. */
public final class SobolBox {
    /** The most axes for which there are direction numbers (S. Joe, F. Y. Kuo, SIAM J. Sci. Comput. 30, 2008). */
    public static final int MOST_AXES = 1000;

    private SobolBox() {}

    /**
     * The points of the sequence from its second on, neither shifted nor scrambled. The first would be the corner
     * {@code low} itself, where a sweep is often degenerate: a rate of zero.
     *
     * @param low the lower corner, one entry for each of 1 to {@link #MOST_AXES} axes
     * @param high the upper corner, in each axis not below the lower one
     * @param count how many points
     * @return row-major, {@code count} by {@code low.length}, inside of the box
     */
    public static double[] points(double[] low, double[] high, int count) {
        int axes = low.length;
        SobolSequenceGenerator generator = new SobolSequenceGenerator(axes);
        double[] points = new double[count * axes];
        generator.nextVector();
        for (int i = 0; i < count; i++) {
            double[] unit = generator.nextVector();
            for (int axis = 0; axis < axes; axis++) {
                points[i * axes + axis] = low[axis] + unit[axis] * (high[axis] - low[axis]);
            }
        }
        return points;
    }
}
