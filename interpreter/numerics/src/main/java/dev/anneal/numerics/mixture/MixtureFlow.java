package dev.anneal.numerics.mixture;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.ode.LaneSystem;
import dev.anneal.numerics.schedule.Schedule;
import java.util.List;

/**
 * The gradient flow of the annealed free energy F = E_q[log q - beta log p] for a mixture q on a mixture p (Anneal's
 * mathematics, "Gaussian mixtures: gradient flow"): from any number of starts, side by side, with exact expectations
 * instead of samples. A run's result does not depend, to the bit, on which other starts it was given with. Immutable
 * and thread-safe; each call of {@link #run} has workspaces of its own.
 */
public final class MixtureFlow {

    /** The most steps of a run; one that takes more has failed. */
    public static final int MOST_STEPS = 10_000_000;

    private final MixtureModel model;
    private final FlowSettings settings;
    private final Annealing annealing;
    private final TargetGeometry targetGeometry;
    private final SpanReduction reduction;
    private final PairTables tables;

    /** A flow with tables of its own. */
    public MixtureFlow(MixtureTarget target, MixtureModel model, FlowSettings settings, Schedule schedule) {
        this(target, model, settings, schedule, new PairTables());
    }

    /**
     * A flow; {@link #run} integrates it.
     *
     * @param target p
     * @param model the family of q
     * @param settings how to integrate, and the geometry
     * @param schedule beta
     * @param tables kept from flow to flow
     * @throws IllegalArgumentException if the target and the family differ in dimension
     */
    public MixtureFlow(
            MixtureTarget target, MixtureModel model, FlowSettings settings, Schedule schedule, PairTables tables) {
        this(target, model, settings, Annealing.by(schedule), tables);
    }

    /**
     * As above, with an inverse temperature that may depend on the run.
     *
     * @throws IllegalArgumentException also if it depends on the run and the target has more than two modes
     */
    public MixtureFlow(
            MixtureTarget target, MixtureModel model, FlowSettings settings, Annealing annealing, PairTables tables) {
        this(target, model, settings, annealing, tables, true);
    }

    /** With the choice to integrate in the coordinates of the space, for the test that it makes no difference. */
    MixtureFlow(
            MixtureTarget target,
            MixtureModel model,
            FlowSettings settings,
            Annealing annealing,
            PairTables tables,
            boolean spanReduction) {
        if (target.dimension() != model.dimension()) {
            throw new IllegalArgumentException("The target has " + target.dimension()
                    + " dimensions but the family has " + model.dimension() + ".");
        }
        this.model = model;
        this.settings = settings;
        this.annealing = annealing;
        this.tables = tables;
        targetGeometry = TargetGeometry.of(target);
        reduction = new SpanReduction(target.means(), model.components(), spanReduction);
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
    public List<FlowResult<MixtureState>> run(
            List<MixtureState> starts,
            double horizon,
            double[] recordTimes,
            FlowObserver<MixtureState> observer,
            Checkpoint checkpoint) {
        for (int lane = 0; lane < starts.size(); lane++) {
            MixtureState start = starts.get(lane);
            if (start.components() != model.components() || start.dimension() != model.dimension()) {
                throw new IllegalArgumentException("Start " + lane + " has " + start.components() + " components in "
                        + start.dimension() + " dimensions, the family has " + model.components() + " in "
                        + model.dimension() + ".");
            }
        }
        return new FlowRuns<>(new Means(), model.trainableWeights(), settings, annealing)
                .run(starts, horizon, recordTimes, observer, checkpoint);
    }

    private final class Means implements FlowRuns.Coordinates<MixtureState> {

        private int scalarsFrom() {
            return model.components() * reduction.coordinates();
        }

        @Override
        public LaneSystem system(List<MixtureState> starts) {
            double[] logWeights = Weights.logarithms(starts.get(0).weights());
            MixturePull pull = new MixturePull(
                    model,
                    settings.geometry(),
                    annealing,
                    targetGeometry,
                    logWeights,
                    tables.pull(model, settings.geometry(), targetGeometry, logWeights));
            return new MixtureSystem(model.components(), reduction.coordinates(), reduction.targetMeans(), pull);
        }

        @Override
        public double[] weights(MixtureState state) {
            return state.weights();
        }

        @Override
        public void write(MixtureState start, LaneSystem system, double[] variables) {
            reduction.reduce(start.means(), variables);
            MixturePull.writeScalars(model, annealing, start.weights(), start.variance(), variables, scalarsFrom());
        }

        @Override
        public MixtureState read(MixtureState start, LaneSystem system, double[] variables, double beta) {
            return new MixtureState(
                    reduction.expand(start.means(), variables),
                    MixturePull.readWeights(model, start.weights(), variables, scalarsFrom()),
                    MixturePull.readVariance(model, variables, beta, scalarsFrom()));
        }
    }
}
