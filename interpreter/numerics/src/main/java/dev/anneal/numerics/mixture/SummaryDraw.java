package dev.anneal.numerics.mixture;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Random starts drawn in the statistics of a {@link SummaryState}, without a vector of the space. Each mean comes from
 * an isotropic normal distribution, or from one of several. Its coordinates in the span of the target's means and of the
 * centres of those distributions are independent Gaussians; the rest of it lies in the other n dimensions, where only
 * inner products matter, and those are Wishart: L L' with L lower triangular, L_kk^2 chi-square of n - k degrees of
 * freedom and the others standard normal (M. S. Bartlett 1933). Immutable and thread-safe.
 */
public final class SummaryDraw {

    /**
     * An isotropic normal distribution that means are drawn from.
     *
     * @param weight how often, relative to the others
     * @param mean its centre, d numbers
     * @param sd its standard deviation in every direction, at least 0
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Source(double weight, double[] mean, double sd) {}

    private final int rank;
    private final int span;
    private final int others;
    private final double[] weights;
    private final double[] deviations;
    /** Coordinate i of centre c at {@code c * span + i}; the first ones are those of the target's basis. */
    private final double[] centres;

    /**
     * Prepares draws.
     *
     * @param target what the states are over
     * @param sources at least one, in the target's space
     */
    public SummaryDraw(TargetSummary target, List<Source> sources) {
        OrthonormalBasis basis = target.basis().copy();
        for (Source source : sources) {
            basis.add(source.mean(), 0, target.dimension());
        }
        rank = target.rank();
        span = basis.size();
        others = target.dimension() - span;
        weights = sources.stream().mapToDouble(Source::weight).toArray();
        deviations = sources.stream().mapToDouble(Source::sd).toArray();
        centres = new double[weights.length * span];
        for (int c = 0; c < weights.length; c++) {
            for (int i = 0; i < span; i++) {
                centres[c * span + i] = basis.coordinate(i, sources.get(c).mean(), 0);
            }
        }
    }

    /**
     * Draws one start.
     *
     * @param random where the numbers come from
     * @param startWeights w of the start, one for each mean to be drawn
     * @param variance s of the start
     */
    public SummaryState draw(UniformRandomProvider random, double[] startWeights, double variance) {
        int components = startWeights.length;
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] inside = new double[components * span];
        double[] deviation = new double[components];
        double[] projections = new double[components * rank];
        for (int k = 0; k < components; k++) {
            int source = choose(random);
            deviation[k] = deviations[source];
            for (int i = 0; i < span; i++) {
                inside[k * span + i] = centres[source * span + i] + deviation[k] * normal.sample();
            }
            System.arraycopy(inside, k * span, projections, k * rank, rank);
        }
        double[] factor = bartlett(random, normal, components);
        double[] gram = new double[components * components];
        for (int k = 0; k < components; k++) {
            for (int l = 0; l <= k; l++) {
                double product = 0;
                for (int i = 0; i <= l; i++) {
                    product += factor[k * components + i] * factor[l * components + i];
                }
                product *= deviation[k] * deviation[l];
                for (int i = 0; i < span; i++) {
                    product += inside[k * span + i] * inside[l * span + i];
                }
                gram[k * components + l] = product;
                gram[l * components + k] = product;
            }
        }
        return new SummaryState(projections, gram, startWeights, variance);
    }

    private int choose(UniformRandomProvider random) {
        if (weights.length == 1) {
            return 0;
        }
        double left = random.nextDouble();
        for (int source = 0; source < weights.length; source++) {
            left -= weights[source];
            if (left < 0) {
                return source;
            }
        }
        return weights.length - 1;
    }

    private double[] bartlett(UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal, int components) {
        double[] factor = new double[components * components];
        for (int k = 0; k < components; k++) {
            for (int i = 0; i < k && i < others; i++) {
                factor[k * components + i] = normal.sample();
            }
            if (others > k) {
                double square = AhrensDieterMarsagliaTsangGammaSampler.of(random, 0.5 * (others - k), 2)
                        .sample();
                factor[k * components + k] = Math.sqrt(square);
            }
        }
        return factor;
    }
}
