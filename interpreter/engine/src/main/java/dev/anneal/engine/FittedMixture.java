package dev.anneal.engine;

import dev.anneal.numerics.mixture.MixtureMeasurement;
import dev.anneal.numerics.mixture.MixtureState;
import java.util.Locale;
import java.util.Optional;

/**
 * A mixture that a fit ended with or passed through.
 *
 * @param measured what it is like
 * @param dimension the dimension of its space
 * @param state its means and all else, where the means are known
 */
record FittedMixture(MixtureMeasurement measured, int dimension, Optional<MixtureState> state) {
    /** No start that anyone means is this far from its target, and no flow that works ends there. */
    private static final double RUNAWAY = 1e9;

    /** A mixture that is neither this far from its target, as a squared distance, nor this wide is no runaway. */
    private static final double NEAR = 1e8;

    /** An error of expectations above this is worth a word: the exact rules stay a hundred times below. */
    private static final double DOUBTFUL = 1e-6;

    /** The exact rules reach so many logits, whose differences span one dimension less. */
    private static final int MOST_EXACT = 4;

    /** Why the numbers of a fit may be less accurate than usual; empty if they are not. */
    Optional<String> doubt() {
        boolean exact = measured.weights().length <= MOST_EXACT && measured.modeMass().length <= MOST_EXACT;
        if (exact || measured.quadratureError() <= DOUBTFUL) {
            return Optional.empty();
        }
        return Optional.of("its expectations were found by quasi-Monte Carlo, with an error of about "
                + String.format(Locale.ROOT, "%.2g", measured.quadratureError())
                + ", because no exact rule reaches so many components or modes");
    }

    /** That a fit ran away from its target, if it did: a step that is too long does that without a sound. */
    Optional<String> divergence() {
        // The divergence itself costs more than a short run, and is hardly ever needed.
        if (measured.farthest() < NEAR && dimension * measured.variance() < NEAR) {
            return Optional.empty();
        }
        double kl = measured.kl();
        return kl < RUNAWAY
                ? Optional.empty()
                : Optional.of("the fit ran away from its target"
                        + (Double.isInfinite(kl)
                                ? ""
                                : ", to a KL divergence of " + String.format(Locale.ROOT, "%.1e", kl))
                        + "; take shorter steps or an adaptive integrator");
    }
}
