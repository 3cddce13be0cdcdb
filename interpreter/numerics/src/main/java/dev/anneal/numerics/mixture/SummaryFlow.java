package dev.anneal.numerics.mixture;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.ode.LaneSystem;
import dev.anneal.numerics.schedule.Schedule;
import java.util.Arrays;
import java.util.List;

/**
 * The same dynamics as {@link MixtureFlow}, closed in the overlaps and the Gram matrix of the means (Anneal's
 * mathematics, "Summary-statistic ODEs"): what a run costs does not depend on the dimension of the space. Immutable and
 * thread-safe; a run's result does not depend, to the bit, on which other starts it was given with.
 */
public final class SummaryFlow {

    private final TargetSummary target;
    private final MixtureModel model;
    private final FlowSettings settings;
    private final Annealing annealing;
    private final PairTables tables;
    private final boolean special;

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
    public SummaryFlow(
            TargetSummary target, MixtureModel model, FlowSettings settings, Schedule schedule, PairTables tables) {
        this(target, model, settings, Annealing.by(schedule), tables);
    }

    /**
     * As above, with an inverse temperature that may depend on the run.
     *
     * @throws IllegalArgumentException also if it depends on the run and the target has more than two modes
     */
    public SummaryFlow(
            TargetSummary target, MixtureModel model, FlowSettings settings, Annealing annealing, PairTables tables) {
        this(target, model, settings, annealing, tables, true);
    }

    /** With the choice to leave special cases to the general equations, for the test that it makes no difference. */
    SummaryFlow(
            TargetSummary target,
            MixtureModel model,
            FlowSettings settings,
            Annealing annealing,
            PairTables tables,
            boolean special) {
        if (target.dimension() != model.dimension()) {
            throw new IllegalArgumentException("The target has " + target.dimension()
                    + " dimensions but the family has " + model.dimension() + ".");
        }
        this.target = target;
        this.model = model;
        this.settings = settings;
        this.annealing = annealing;
        this.tables = tables;
        this.special = special;
    }

    /**
     * Integrates the flow from time 0 to the horizon.
     *
     * @param starts the initial states; the variance of a start is read only if the family's is shared
     * @param horizon the final time, at least 0
     * @param recordTimes times, in ascending order, at which the observer is told the state
     * @param observer receives those states, on this thread; recording does not change a run
     * @param checkpoint asked before every step
     * @return one result for each start, in their order
     * @throws IllegalArgumentException if a start does not fit the family
     */
    public List<FlowResult<SummaryState>> run(
            List<SummaryState> starts,
            double horizon,
            double[] recordTimes,
            FlowObserver<SummaryState> observer,
            Checkpoint checkpoint) {
        for (SummaryState start : starts) {
            if (start.components() != model.components() || start.rank() != target.rank()) {
                throw new IllegalArgumentException("A start has " + start.components() + " components over a span of "
                        + start.rank() + " dimensions, the family has " + model.components() + " and the target "
                        + target.rank() + ".");
            }
        }
        FlowRuns.Coordinates<SummaryState> coordinates =
                special && isSymmetric(starts) ? new SymmetricPair() : new Overlaps();
        return new FlowRuns<>(coordinates, model.trainableWeights(), settings, annealing)
                .run(starts, horizon, recordTimes, observer, checkpoint);
    }

    /** Whether {@link SymmetricPairSystem} knows these runs: all of them, so that none depends on the others. */
    private boolean isSymmetric(List<SummaryState> starts) {
        return target.isSymmetricPair()
                && model.components() == 2
                && !model.trainableWeights()
                && model.covariance() != Covariance.SHARED
                && annealing.adaptive() == null
                && starts.stream().allMatch(start -> start.weights()[0] == start.weights()[1]);
    }

    /** Any number of components and modes. */
    private final class Overlaps implements FlowRuns.Coordinates<SummaryState> {

        @Override
        public LaneSystem system(List<SummaryState> starts) {
            double[] logWeights = Weights.logarithms(starts.get(0).weights());
            MixturePull pull = new MixturePull(
                    model,
                    settings.geometry(),
                    annealing,
                    target.geometry(),
                    logWeights,
                    tables.pull(model, settings.geometry(), target.geometry(), logWeights));
            return new SummarySystem(model.components(), target, pull);
        }

        @Override
        public double[] weights(SummaryState state) {
            return state.weights();
        }

        @Override
        public void write(SummaryState start, LaneSystem system, double[] variables) {
            SummarySystem summary = (SummarySystem) system;
            int components = model.components();
            System.arraycopy(start.projections(), 0, variables, 0, start.projections().length);
            for (int k = 0; k < components; k++) {
                for (int l = 0; l <= k; l++) {
                    variables[summary.inner(k, l)] = start.gram()[k * components + l];
                }
            }
            MixturePull.writeScalars(
                    model, annealing, start.weights(), start.variance(), variables, summary.scalarsFrom());
        }

        @Override
        public SummaryState read(SummaryState start, LaneSystem system, double[] variables, double beta) {
            SummarySystem summary = (SummarySystem) system;
            int components = model.components();
            double[] gram = new double[components * components];
            for (int k = 0; k < components; k++) {
                for (int l = 0; l < components; l++) {
                    gram[k * components + l] = variables[summary.inner(k, l)];
                }
            }
            return new SummaryState(
                    Arrays.copyOf(variables, components * target.rank()),
                    gram,
                    MixturePull.readWeights(model, start.weights(), variables, summary.scalarsFrom()),
                    MixturePull.readVariance(model, variables, beta, summary.scalarsFrom()));
        }
    }

    /** Two equal components on modes mu and -mu, of which the target's basis has the direction. */
    private final class SymmetricPair implements FlowRuns.Coordinates<SummaryState> {

        private final double norm = target.coordinates()[0];

        @Override
        public LaneSystem system(List<SummaryState> starts) {
            return new SymmetricPairSystem(
                    settings.geometry(), annealing.schedule(), model.covariance(), target.squaredNorm(0), tables);
        }

        @Override
        public double[] weights(SummaryState state) {
            return state.weights();
        }

        @Override
        public void write(SummaryState start, LaneSystem system, double[] variables) {
            double first = norm * start.projections()[0];
            double second = norm * start.projections()[1];
            double[] gram = start.gram();
            variables[SymmetricPairSystem.A] = 0.5 * (first + second);
            variables[SymmetricPairSystem.B] = 0.5 * (first - second);
            variables[SymmetricPairSystem.SEPARATION] = 0.25 * start.squaredDistance(0, 1);
            variables[SymmetricPairSystem.CENTRE] = 0.25 * (gram[0] + 2 * gram[1] + gram[3]);
            variables[SymmetricPairSystem.CROSS] = 0.25 * (gram[0] - gram[3]);
        }

        @Override
        public SummaryState read(SummaryState start, LaneSystem system, double[] variables, double beta) {
            double a = variables[SymmetricPairSystem.A];
            double b = variables[SymmetricPairSystem.B];
            double separation = variables[SymmetricPairSystem.SEPARATION];
            double centre = variables[SymmetricPairSystem.CENTRE];
            double cross = variables[SymmetricPairSystem.CROSS];
            double sum = centre + separation;
            double product = centre - separation;
            return new SummaryState(
                    new double[] {(a + b) / norm, (a - b) / norm},
                    new double[] {sum + 2 * cross, product, product, sum - 2 * cross},
                    start.weights(),
                    MixturePull.readVariance(model, variables, beta, 0));
        }
    }
}
