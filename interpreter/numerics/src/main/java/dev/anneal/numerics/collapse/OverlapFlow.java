package dev.anneal.numerics.collapse;

import dev.anneal.numerics.ode.LaneSystem;
import dev.anneal.numerics.quadrature.Mmse;
import dev.anneal.numerics.quadrature.PiecewisePolynomial;
import dev.anneal.numerics.schedule.Schedule;

/**
 * The closed equations of the symmetric two modes (Anneal's mathematics, "Symmetric two modes") in the logarithms of the
 * alignment a, the separation b and the spread D. With {@code K = E tanh(x + sigma z) / x} at {@code x = a + b} and
 * {@code a - b}, k the mean of the two values and {@code a b g} half their difference,
 *
 * <pre>
 *   (log a)' = beta (M2 (k + b^2 g) - 1)
 *   (log b)' = mmse(D/s)/s + beta (M2 (k + a^2 g) - 1)
 *   (log D)' = 2 (mmse(D/s)/s - beta + beta (b^2 / D) (k + a^2 g))
 * </pre>
 *
 * <p>In logarithms, growth from the origin is a straight line, and a tolerance is relative to overlaps of any size. K is
 * a function of x^2, so g is its difference quotient there; where a b is too small to divide by, a wider one with the
 * same middle a^2 + b^2 takes its place.
 */
final class OverlapFlow implements LaneSystem {

    static final int ALIGNMENT = 0;
    static final int SEPARATION = 1;
    static final int SPREAD = 2;
    static final int VARIABLES = 3;

    /** A difference quotient this wide is good to about 1e-8, both from its width and from the digits of K. */
    private static final double SMALL = 1e-4;

    private static final double LARGEST_ROOT = 9;
    private static final int CELLS = 144;

    /** mmse as a function of the root of its argument, in which it is analytic. */
    private static final PiecewisePolynomial MMSE =
            PiecewisePolynomial.of(root -> Mmse.of(root * root), 0, LARGEST_ROOT, CELLS);

    private final TwoModes problem;
    private final Schedule schedule;
    private final ModePull pull;

    OverlapFlow(TwoModes problem, Schedule schedule, double horizon) {
        this.problem = problem;
        this.schedule = schedule;
        double distance = Math.sqrt(problem.squaredDistance());
        pull = ModePull.between(
                distance * Math.sqrt(problem.smallestVariance(schedule, horizon)),
                distance * Math.sqrt(problem.largestVariance(schedule, horizon)));
    }

    @Override
    public int variables() {
        return VARIABLES;
    }

    @Override
    public void derivative(int lanes, double[] time, double[] y, double[] dydt, int stride) {
        double squared = problem.squaredDistance();
        double mobility = problem.mobility();
        int separation = SEPARATION * stride;
        int spread = SPREAD * stride;
        for (int lane = 0; lane < lanes; lane++) {
            double beta = schedule.beta(time[lane]);
            double variance = problem.variance(beta);
            double deviation = Math.sqrt(variance * squared);
            double a = Math.exp(y[lane]);
            double b = Math.exp(y[separation + lane]);
            double size = Math.exp(y[spread + lane]);
            double middle = a * a + b * b;
            double product = a * b;
            double step = Math.max(product, Math.min(SMALL, 0.5 * middle));
            double sum = pull.value(Math.sqrt(middle + 2 * step), deviation);
            double difference = pull.value(Math.sqrt(Math.max(0, middle - 2 * step)), deviation);
            double k = 0.5 * (sum + difference);
            double bend = 0.5 * (sum - difference) / step;
            double repulsion = MMSE.value(Math.sqrt(size / variance)) / variance;
            dydt[lane] = mobility * beta * (squared * (k + b * b * bend) - 1);
            dydt[separation + lane] = mobility * (repulsion + beta * (squared * (k + a * a * bend) - 1));
            dydt[spread + lane] = 2 * mobility * (repulsion - beta + beta * (b * b / size) * (k + a * a * bend));
        }
    }

    /**
     * The coverage of the target by the two components, from 0 to 1: 1 - |T_+ + T_-| / 2.
     *
     * @param state the variables of one lane
     * @param beta the inverse temperature, which sets the variance of the components
     */
    double coverage(double[] state, double beta) {
        double a = Math.exp(state[ALIGNMENT]);
        double b = Math.exp(state[SEPARATION]);
        double deviation = Math.sqrt(problem.variance(beta) * problem.squaredDistance());
        double first = (a + b) * ModePull.exact(a + b, deviation);
        double second = (a - b) * ModePull.exact(a - b, deviation);
        return 1 - 0.5 * (first + second);
    }
}
