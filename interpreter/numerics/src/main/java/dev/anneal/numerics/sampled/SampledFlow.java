package dev.anneal.numerics.sampled;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.Pace;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.mixture.Annealing;
import dev.anneal.numerics.mixture.Ending;
import dev.anneal.numerics.mixture.FlowObserver;
import dev.anneal.numerics.mixture.FlowResult;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.mixture.NumericalFault;
import dev.anneal.numerics.schedule.AdaptiveSchedule;
import org.jspecify.annotations.Nullable;

/**
 * The gradient flow of the annealed free energy for a mixture on any density with a gradient, with expectations from
 * samples. A field that is drawn anew for each step is no function that an integrator of high order could follow: steps
 * have one length, and each goes along the field at its start (Euler's method, along geodesics for covariances). Samples
 * are keyed by the number of the step, so a run depends on its seed and repeat only. Immutable and thread-safe.
 */
public final class SampledFlow {
    /** The most steps of a run. */
    public static final int MOST_STEPS = 10_000_000;

    private final LogDensity target;
    private final SampledModel model;
    private final SampledSettings settings;
    private final Annealing annealing;

    /**
     * A flow; {@link #run} follows it.
     *
     * @param target log p, up to a constant
     * @throws IllegalArgumentException if target and family differ in dimension, or a covariance that is a matrix is to
     *     move in the euclidean geometry, in which it has no gradient that keeps it positive definite
     */
    public SampledFlow(LogDensity target, SampledModel model, SampledSettings settings, Annealing annealing) {
        if (target.dimension() != model.dimension()) {
            throw new IllegalArgumentException("The target has " + target.dimension()
                    + " dimensions but the family has " + model.dimension() + ".");
        }
        if (model.isFull() && settings.geometry() == Geometry.EUCLIDEAN) {
            throw new IllegalArgumentException("Covariance matrices move in the Wasserstein geometry.");
        }
        this.target = target;
        this.model = model;
        this.settings = settings;
        this.annealing = annealing;
    }

    /** The number of steps to a time. */
    public static double steps(double horizon, double step) {
        return Math.ceil(horizon / step * (1 - 1e-12));
    }

    /**
     * Follows the flow from time 0 to the horizon.
     *
     * @param start where; its covariances are read if they are trained
     * @param seed with the repeat, the key of the samples
     * @param horizon the final time, above 0
     * @param recordTimes times, in ascending order, at which the observer is told the state
     * @param observer receives those states, on this thread, as those of lane 0; recording does not change a run
     * @param checkpoint asked before every step, and within those that last long
     */
    public FlowResult<GaussianMixture> run(
            GaussianMixture start,
            long seed,
            long repeat,
            double horizon,
            double[] recordTimes,
            FlowObserver<GaussianMixture> observer,
            Checkpoint checkpoint) {
        return new Run(seed, repeat, horizon, recordTimes, observer, checkpoint).follow(start);
    }

    /** One run; its thread's own. */
    private final class Run {
        private final SampledField field;
        private final MixtureWorkspace now;
        private final MixtureWorkspace between;
        private final double horizon;
        private final long steps;
        private final double[] records;
        private final FlowObserver<GaussianMixture> observer;
        private final Checkpoint checkpoint;
        private long step;
        private int next;

        Run(
                long seed,
                long repeat,
                double horizon,
                double[] records,
                FlowObserver<GaussianMixture> observer,
                Checkpoint checkpoint) {
            this.checkpoint = checkpoint;
            this.field = new SampledField(model, target, settings, seed, repeat, this::poll);
            Pace pace = new Pace(this::poll);
            this.now = new MixtureWorkspace(model, pace);
            this.between = new MixtureWorkspace(model, pace);
            this.horizon = horizon;
            this.steps = Math.max(1, (long) steps(horizon, settings.step()));
            this.records = records;
            this.observer = observer;
        }

        private Checkpoint.Verdict poll(double within) {
            return checkpoint.poll((double) step / steps);
        }

        private double time(long step) {
            return step == steps ? horizon : horizon * step / steps;
        }

        FlowResult<GaussianMixture> follow(GaussianMixture start) {
            try {
                now.begin(start, first());
                return follow();
            } catch (Interruption interruption) {
                boolean best = interruption.verdict() == Checkpoint.Verdict.FINISH;
                return result(step, best ? Ending.STOPPED : Ending.ABANDONED, null);
            }
        }

        private FlowResult<GaussianMixture> follow() {
            for (step = 0; step < steps; step++) {
                Interruption.check(this::poll);
                field.evaluate(now, step);
                if (!field.isFinite()) {
                    return failed(step, "the numbers grew beyond all bounds", "the gradient is not finite");
                }
                record(step);
                between.copy(now);
                int broken =
                        between.advance(field, time(step + 1) - time(step), after(step, time(step + 1)), euclidean());
                if (broken > 0) {
                    return failed(
                            step,
                            "covariance of component " + broken + " lost positive definiteness",
                            "the step of " + settings.step() + " is too long for the gradient there");
                }
                now.copy(between);
            }
            while (next < records.length) {
                observer.recorded(0, next++, horizon, now.beta, now.mixture());
            }
            return result(steps, Ending.COMPLETED, null);
        }

        private boolean euclidean() {
            return settings.geometry() == Geometry.EUCLIDEAN;
        }

        private double first() {
            AdaptiveSchedule adaptive = annealing.adaptive();
            return adaptive == null ? annealing.schedule().beta(0) : adaptive.from();
        }

        /** Beta at a time within or at the end of a step. */
        private double after(long step, double time) {
            AdaptiveSchedule adaptive = annealing.adaptive();
            if (adaptive == null) {
                return annealing.schedule().beta(time);
            }
            // It may come near 1 and never arrive, by rounding.
            double beta = now.beta + (time - time(step)) * adaptive.rate(field.spread);
            return now.beta >= 1 || beta > 1 - 1e-12 ? 1 : beta;
        }

        /** Tells what was asked for before the end of a step, along the field of the step. */
        private void record(long step) {
            while (next < records.length && records[next] < time(step + 1)) {
                double time = records[next];
                between.copy(now);
                if (time > time(step)) {
                    between.advance(field, time - time(step), after(step, time), euclidean());
                }
                observer.recorded(0, next, time, between.beta, between.mixture());
                next++;
            }
        }

        private FlowResult<GaussianMixture> failed(long step, String what, String detail) {
            return result(step, Ending.FAILED, new NumericalFault(what, time(step), now.beta, detail));
        }

        private FlowResult<GaussianMixture> result(long step, Ending ending, @Nullable NumericalFault fault) {
            return new FlowResult<>(now.mixture(), time(step), now.beta, (int) step, ending, fault);
        }
    }
}
