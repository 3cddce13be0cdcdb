package dev.anneal.numerics.mixture;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.ode.LaneIntegrator;
import dev.anneal.numerics.ode.LaneObserver;
import dev.anneal.numerics.ode.LaneOutcome;
import dev.anneal.numerics.ode.LaneOutcome.LaneFault;
import dev.anneal.numerics.ode.StepControl;
import dev.anneal.numerics.quadrature.PiecewisePolynomial;
import dev.anneal.numerics.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The gradient flow of the annealed free energy F = E_q[log q - beta log p] for a mixture q on a mixture p (Anneal's
 * mathematics, "Gaussian mixtures: gradient flow"): from any number of starts, side by side, with exact expectations
 * instead of samples. A run's result does not depend, to the bit, on which other starts it was given with. Immutable
 * and thread-safe; each call of {@link #run} has workspaces of its own.
 */
public final class MixtureFlow {

    /** Modes farther apart than this are integrated directly: their table would have to reach too far. */
    private static final double FARTHEST_TABLE = 1000;

    /** The most steps of a run; one that takes more has failed. */
    public static final int MOST_STEPS = 10_000_000;

    private static final double LARGEST_TABLE_RATIO = 600;

    private final MixtureModel model;
    private final FlowSettings settings;
    private final Schedule schedule;
    private final TargetGeometry targetGeometry;
    private final SpanReduction reduction;
    /** Whether {@link PairPull} applies. */
    private final boolean paired;

    private final @Nullable PiecewisePolynomial meanTable;

    /**
     * A flow; {@link #run} integrates it.
     *
     * @param target p
     * @param model the family of q
     * @param settings how to integrate, and the geometry
     * @param schedule beta
     * @throws IllegalArgumentException if the target and the family differ in dimension
     */
    public MixtureFlow(MixtureTarget target, MixtureModel model, FlowSettings settings, Schedule schedule) {
        this(target, model, settings, schedule, true);
    }

    /** With the choice to integrate in the coordinates of the space, for the test that it makes no difference. */
    MixtureFlow(
            MixtureTarget target, MixtureModel model, FlowSettings settings, Schedule schedule, boolean spanReduction) {
        if (target.dimension() != model.dimension()) {
            throw new IllegalArgumentException("The target has " + target.dimension()
                    + " dimensions but the family has " + model.dimension() + ".");
        }
        this.model = model;
        this.settings = settings;
        this.schedule = schedule;
        targetGeometry = TargetGeometry.of(target);
        reduction = new SpanReduction(target.means(), model.components(), spanReduction);
        paired = model.components() == 2
                && target.modes() == 2
                && !model.trainableWeights()
                && model.covariance() != Covariance.SHARED;
        boolean near = targetGeometry.squaredDistances().length > 1
                && targetGeometry.squaredDistances()[1] < FARTHEST_TABLE * FARTHEST_TABLE;
        meanTable = paired && near && model.covariance() == Covariance.IDENTITY
                ? PairTables.ofMean(Math.sqrt(targetGeometry.squaredDistances()[1]))
                : null;
    }

    /**
     * Integrates the flow from time 0 to the horizon.
     *
     * @param starts the initial mixtures; the variance of a start is read only if the family's is shared
     * @param horizon the final time, at least 0
     * @param recordTimes times, in ascending order, at which the observer is told the state
     * @param observer receives those states, on this thread; recording does not change a run
     * @param checkpoint asked before every step
     * @return one result for each start, in their order
     * @throws IllegalArgumentException if a start does not fit the family
     */
    public FlowResult[] run(
            MixtureState[] starts, double horizon, double[] recordTimes, FlowObserver observer, Checkpoint checkpoint) {
        FlowResult[] results = new FlowResult[starts.length];
        List<int[]> groups = groups(starts);
        int done = 0;
        for (int[] group : groups) {
            double share = (double) group.length / starts.length;
            double before = (double) done / starts.length;
            runGroup(
                    starts,
                    group,
                    horizon,
                    recordTimes,
                    observer,
                    fraction -> checkpoint.poll(before + share * fraction),
                    results);
            done += group.length;
        }
        return results;
    }

    /** Starts with the same fixed weights are integrated together: the weights are constants of the right-hand side. */
    private List<int[]> groups(MixtureState[] starts) {
        Map<List<Double>, List<Integer>> byWeights = new LinkedHashMap<>();
        for (int lane = 0; lane < starts.length; lane++) {
            MixtureState start = starts[lane];
            if (start.components() != model.components() || start.dimension() != model.dimension()) {
                throw new IllegalArgumentException("Start " + lane + " has " + start.components() + " components in "
                        + start.dimension() + " dimensions, the family has " + model.components() + " in "
                        + model.dimension() + ".");
            }
            List<Double> key = model.trainableWeights()
                    ? List.of()
                    : Arrays.stream(start.weights()).boxed().toList();
            byWeights.computeIfAbsent(key, unused -> new ArrayList<>()).add(lane);
        }
        return byWeights.values().stream()
                .map(lanes -> lanes.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private void runGroup(
            MixtureState[] starts,
            int[] group,
            double horizon,
            double[] recordTimes,
            FlowObserver observer,
            Checkpoint checkpoint,
            FlowResult[] results) {
        double[] fixedLogWeights = Weights.logarithms(starts[group[0]].weights());
        MixtureSystem system = new MixtureSystem(
                model,
                settings.geometry(),
                schedule,
                reduction.coordinates(),
                reduction.targetMeans(),
                targetGeometry.logWeights(),
                targetGeometry.squaredDistances(),
                fixedLogWeights,
                pairPull(fixedLogWeights));
        double[][] variables = new double[group.length][];
        for (int i = 0; i < group.length; i++) {
            variables[i] = variables(starts[group[i]], system.variables());
        }
        LaneIntegrator integrator = new LaneIntegrator(
                settings.integrator(), new StepControl(settings.tolerance(), settings.step(), MOST_STEPS));
        LaneObserver recorder = (lane, recordIndex, time, state) -> {
            double beta = schedule.beta(time);
            observer.recorded(group[lane], recordIndex, time, beta, state(starts[group[lane]], state, beta));
        };
        LaneOutcome[] outcomes = integrator.integrate(
                system, variables, 0, horizon, schedule.kinks(horizon), recordTimes, recorder, checkpoint);
        for (int i = 0; i < group.length; i++) {
            results[group[i]] = result(starts[group[i]], outcomes[i]);
        }
    }

    private @Nullable PairPull pairPull(double[] logWeights) {
        double logRatio = Math.abs(logWeights[0] - logWeights[logWeights.length - 1]);
        if (!paired || logRatio > LARGEST_TABLE_RATIO) {
            return null;
        }
        return new PairPull(
                settings.geometry(),
                logWeights,
                targetGeometry.logWeights(),
                targetGeometry.squaredDistances()[1],
                PairTables.ofDistance(logRatio),
                meanTable);
    }

    private double[] variables(MixtureState start, int count) {
        double[] variables = new double[count];
        reduction.reduce(start.means(), variables);
        int next = model.components() * reduction.coordinates();
        if (model.trainableWeights()) {
            double[] logs = Weights.logarithms(start.weights());
            System.arraycopy(logs, 0, variables, next, logs.length);
            next += logs.length;
        }
        if (model.covariance() == Covariance.SHARED) {
            variables[next] = Math.log(start.variance());
        }
        return variables;
    }

    private MixtureState state(MixtureState start, double[] variables, double beta) {
        double[] weights = start.weights();
        if (model.trainableWeights()) {
            int from = model.components() * reduction.coordinates();
            double[] logs = Arrays.copyOfRange(variables, from, from + model.components());
            weights = new double[logs.length];
            Weights.normalise(logs, weights);
        }
        double variance = switch (model.covariance()) {
            case IDENTITY -> 1;
            case TEMPERED -> 1 / beta;
            case SHARED -> Math.exp(variables[variables.length - 1]);
        };
        return new MixtureState(reduction.expand(start.means(), variables), weights, variance);
    }

    private FlowResult result(MixtureState start, LaneOutcome outcome) {
        double beta = schedule.beta(outcome.time());
        MixtureState state = state(start, outcome.state(), beta);
        Ending ending = switch (outcome.ending()) {
            case COMPLETED -> Ending.COMPLETED;
            case STOPPED -> Ending.STOPPED;
            case ABANDONED -> Ending.ABANDONED;
            case FAILED -> Ending.FAILED;
        };
        LaneFault fault = outcome.fault();
        return new FlowResult(
                state,
                outcome.time(),
                beta,
                outcome.steps(),
                ending,
                fault == null ? null : new NumericalFault(name(fault), outcome.time(), beta, fault.detail()));
    }

    private static String name(LaneFault fault) {
        return switch (fault.kind()) {
            case NON_FINITE -> "the numbers grew beyond all bounds";
            case STEP_UNDERFLOW -> "the step became too small";
            case TOO_MANY_STEPS -> "too many steps";
        };
    }
}
