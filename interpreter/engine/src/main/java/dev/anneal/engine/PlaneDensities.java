package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.PolledDensity;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import java.util.Optional;

/**
 * Target and fit of a run on the plane of two coordinates: in two dimensions as they are, and in more their projections,
 * which are exact for mixtures and densities with independent coordinates, and estimated from samples for others. A target
 * that cannot be drawn from is cut through the centre of the fit instead, and says so.
 */
final class PlaneDensities {
    /** Samples from which a density is estimated: contours are smooth with these. */
    private static final int ESTIMATED_FROM = 40_000;

    private static final double MOST_NUMBERS = 2e7;
    private static final int SHOWN_FROM = 4000;
    private static final String PURPOSE = "density map";

    private final FitSpec spec;
    private final FittedDensity fit;
    private final int[] axes;
    private final int samples;
    private final Checkpoint checkpoint;

    /**
     * For one run.
     *
     * @param axes the two coordinates, from 0
     * @param samples how many points of the fit are to be known at least
     * @param checkpoint asked again and again; an {@link dev.anneal.numerics.Interruption} leaves if it says so
     */
    PlaneDensities(FitSpec spec, FittedDensity fit, int[] axes, int samples, Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.spec = spec;
        this.fit = fit;
        this.axes = axes.clone();
        this.samples = Math.max(samples, SHOWN_FROM);
    }

    /** The fit. */
    PlaneDensity fit() {
        if (fit instanceof FittedDensity.OfMixture mixture) {
            FittedDensity.OfMixture projection = mixture.projection(axes);
            return new PlaneDensity(
                    PlaneDensity.of(projection, false, checkpoint),
                    projection.sample(samples, spec.seed(), PURPOSE, checkpoint),
                    Optional.empty());
        }
        int count = fit.dimension() == 2 ? samples : affordable();
        double[] points = projected(fit.sample(count, spec.seed(), PURPOSE, checkpoint));
        return fit.dimension() == 2
                ? new PlaneDensity(PlaneDensity.of(fit, axes[0] > axes[1], checkpoint), points, Optional.empty())
                : new PlaneDensity(
                        PlaneDensity.estimated(points),
                        points,
                        Optional.of("the fit's density is estimated from " + count + " samples"));
    }

    /** The target; empty if this version can neither compute it nor draw from it. */
    Optional<PlaneDensity> target() {
        int dimension = fit.dimension();
        Optional<Datum> marginal = Marginals.of(spec.target(), dimension, axes);
        if (marginal.isPresent()) {
            Optional<LogDensity> density = LogDensityBinding.bind(marginal.get(), 2);
            Optional<double[]> points =
                    DensitySampler.draw(marginal.get(), 2, SHOWN_FROM, spec.seed(), 0, PURPOSE + " target", checkpoint);
            if (density.isPresent()) {
                return Optional.of(new PlaneDensity(
                        PlaneDensity.along(polled(density.get()), 0, 1, new double[2]),
                        points.orElse(new double[0]),
                        Optional.empty()));
            }
        }
        int count = dimension == 2 ? SHOWN_FROM : affordable();
        Optional<double[]> points = DensitySampler.draw(
                        spec.target(), dimension, count, spec.seed(), 0, PURPOSE + " target", checkpoint)
                .map(this::projected);
        if (dimension > 2 && points.isPresent()) {
            return Optional.of(new PlaneDensity(
                    PlaneDensity.estimated(points.get()),
                    points.get(),
                    Optional.of("the target's density is estimated from " + count + " samples")));
        }
        return LogDensityBinding.bind(spec.target(), dimension)
                .map(density -> new PlaneDensity(
                        PlaneDensity.along(polled(density), axes[0], axes[1], centre()),
                        points.orElse(new double[0]),
                        dimension == 2
                                ? Optional.empty()
                                : Optional.of("the target is cut through the centre of the fit")));
    }

    private LogDensity polled(LogDensity density) {
        return new PolledDensity(density, checkpoint);
    }

    /** The mean of the fit's samples. */
    private double[] centre() {
        int dimension = fit.dimension();
        double[] centre = new double[dimension];
        if (dimension > 2) {
            int count = Math.min(SHOWN_FROM, affordable());
            double[] points = fit.sample(count, spec.seed(), PURPOSE, checkpoint);
            for (int i = 0; i < points.length; i++) {
                centre[i % dimension] += points[i] / count;
            }
        }
        return centre;
    }

    private int affordable() {
        return (int) Math.max(100, Math.min(ESTIMATED_FROM, MOST_NUMBERS / fit.dimension()));
    }

    private double[] projected(double[] points) {
        int dimension = fit.dimension();
        double[] projected = new double[points.length / dimension * 2];
        for (int n = 0; 2 * n < projected.length; n++) {
            projected[2 * n] = points[n * dimension + axes[0]];
            projected[2 * n + 1] = points[n * dimension + axes[1]];
        }
        return projected;
    }
}
