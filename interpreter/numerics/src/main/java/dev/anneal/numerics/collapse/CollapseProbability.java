package dev.anneal.numerics.collapse;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.mixture.MixtureMeasurement;
import dev.anneal.numerics.ode.LaneIntegrator;
import dev.anneal.numerics.ode.LaneOutcome;
import dev.anneal.numerics.ode.LaneOutcome.Ending;
import dev.anneal.numerics.ode.RungeKutta;
import dev.anneal.numerics.ode.StepControl;
import dev.anneal.numerics.schedule.Schedule;
import java.util.OptionalDouble;

/**
 * The probability that a fit from a random start collapses, without sampling (Anneal's mathematics, "Mode collapse").
 *
 * <p>The start is a point (a, b) in the plane of the overlaps, rotationally symmetric, and a spread D beside it. On every
 * circle of that plane one angle separates the starts that collapse from those that do not. It is found by bisection
 * along the flow, and the probability is its mean over the radii and the spreads, by the Gauss rules of their
 * distributions. In polar coordinates the angle hardly depends on the radius while overlaps are small, whatever the
 * odds; over b itself, the integrand would be a spike for a run that almost never collapses.
 */
public final class CollapseProbability {

    /** Longer runs are refused: their cost has no bound. */
    public static final double LONGEST = 1e4;

    /** More kinks of a schedule are refused. */
    public static final int MOST_KINKS = 1000;

    private static final int MOST_STEPS = 200_000;
    /** log(b/a) beyond which the angle is 0 or a right one to 1e-6. */
    private static final double STEEPEST = 14;

    /** From so many dimensions on a spread is so seldom close to 0 that few nodes do. */
    private static final int FEW_DIMENSIONS = 9;

    private CollapseProbability() {}

    /**
     * How much work to put into it.
     *
     * @param step between the nodes over the logarithm of the squared radius
     * @param spreads nodes over the spread beside it, where it keeps away from 0
     * @param spreadStep between the nodes over its logarithm, where it does not: in fewer than nine dimensions;
     *     infinite if it is taken as in more of them all the same
     * @param resolution the error of log(b/a) at which the bisection ends
     * @param tolerance of the integration, in the logarithms of the overlaps
     */
    public record Effort(double step, int spreads, double spreadStep, double resolution, double tolerance) {
        /** For an answer good to 1e-4. */
        public static final Effort FULL = new Effort(0.75, 5, 0.75, 1e-4, 1e-6);

        /** For an answer good to about 1e-2, at a tenth of the cost. */
        public static final Effort ROUGH = new Effort(2, 2, 1, 2e-2, 1e-5);

        /** For many questions about small probabilities: good to 2e-2, and to a fifth of its value, at a hundredth of it. */
        public static final Effort GLANCE = new Effort(2.5, 2, Double.POSITIVE_INFINITY, 2e-2, 1e-5);
    }

    /**
     * The probability that the coverage is below one half at the horizon.
     *
     * @param problem what is fitted to what, and from where
     * @param schedule beta
     * @param horizon the time at which it is looked at, from 0 to {@value #LONGEST}
     * @param effort how exactly
     * @param checkpoint asked before every step
     * @return empty if the checkpoint said to leave, or if the equations could not be integrated
     */
    public static OptionalDouble of(
            TwoModes problem, Schedule schedule, double horizon, Effort effort, Checkpoint checkpoint) {
        if (!(horizon >= 0 && horizon <= LONGEST)) {
            throw new IllegalArgumentException("The horizon must be from 0 to " + LONGEST + ", it is " + horizon + ".");
        }
        double[] kinks = schedule.kinks(horizon);
        if (kinks.length > MOST_KINKS) {
            throw new IllegalArgumentException(
                    "The schedule has " + kinks.length + " kinks, more than " + MOST_KINKS + ".");
        }
        GammaRule radii = GammaRule.logarithmic(1, effort.step());
        GammaRule spreads = spreads(problem.dimension(), effort);
        int count = radii.nodes().length * spreads.nodes().length;
        OverlapFlow flow = new OverlapFlow(problem, schedule, horizon);
        LaneIntegrator integrator =
                new LaneIntegrator(RungeKutta.DOPRI853, new StepControl(effort.tolerance(), 1, MOST_STEPS));
        double beta = schedule.beta(horizon);
        double[] slopes = new double[count];
        double[][] starts = new double[count][];
        double half = STEEPEST;
        while (half > effort.resolution()) {
            for (int node = 0; node < count; node++) {
                starts[node] = start(problem, radii, spreads, node, slopes[node]);
            }
            LaneOutcome[] outcomes = integrator.integrate(
                    flow, starts, 0, horizon, kinks, new double[0], (lane, record, time, state) -> {}, checkpoint);
            half *= 0.5;
            for (int node = 0; node < count; node++) {
                if (outcomes[node].ending() != Ending.COMPLETED) {
                    return OptionalDouble.empty();
                }
                double coverage = flow.coverage(outcomes[node].state(), beta);
                slopes[node] += coverage < MixtureMeasurement.DEFAULT_THRESHOLD ? half : -half;
            }
        }
        double probability = 0;
        for (int node = 0; node < count; node++) {
            double weight =
                    radii.weights()[node / spreads.nodes().length] * spreads.weights()[node % spreads.nodes().length];
            probability += weight * 2 / Math.PI * Math.atan(Math.exp(slopes[node]));
        }
        return OptionalDouble.of(probability);
    }

    /** Nodes of half the squared length, in d - 1 dimensions, of a standard normal vector. */
    private static GammaRule spreads(int dimension, Effort effort) {
        double shape = 0.5 * (dimension - 1);
        return dimension == 1 || dimension >= FEW_DIMENSIONS || Double.isInfinite(effort.spreadStep())
                ? GammaRule.of(shape, effort.spreads())
                : GammaRule.logarithmic(shape, effort.spreadStep());
    }

    /** log a, log b and log D for a node and a slope log(b/a). */
    private static double[] start(TwoModes problem, GammaRule radii, GammaRule spreads, int node, double slope) {
        double squaredDeviation = problem.initialDeviation() * problem.initialDeviation();
        double radius =
                Math.sqrt(squaredDeviation * problem.squaredDistance() * radii.nodes()[node / spreads.nodes().length]);
        double a = radius / Math.hypot(1, Math.exp(slope));
        double b = radius / Math.hypot(1, Math.exp(-slope));
        double beside = squaredDeviation * spreads.nodes()[node % spreads.nodes().length];
        return new double[] {Math.log(a), Math.log(b), Math.log(b * b / problem.squaredDistance() + beside)};
    }
}
