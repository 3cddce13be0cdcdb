package dev.anneal.numerics.sampled;

import dev.anneal.numerics.Pace;
import java.util.Arrays;

/**
 * A mixture on its way: what a flow changes, in place. It is moved along a {@link SampledField}; covariances along
 * geodesics of the Bures–Wasserstein metric, S to (I + h A) S (I + h A)', which keep them positive definite (M. Lambert,
 * S. Chewi, F. Bach, S. Bonnabel, P. Rigollet, arXiv 2205.15902). One thread owns it.
 */
final class MixtureWorkspace {
    /** No weight is smaller than its exponential. */
    private static final double LOG_ZERO = -700;

    final SampledModel model;
    final double[] means;
    final double[] weights;
    final double[] logWeights;
    /** As in {@link GaussianMixture}. */
    final double[] scales;
    /** The inverses of the scales that are matrices. */
    final double[] inverses;

    double beta;

    private final Pace pace;
    private final double[] stretched;
    private final double[] turned;

    /** A mixture that leaves with an {@link dev.anneal.numerics.Interruption} in the middle of long moves. */
    MixtureWorkspace(SampledModel model, Pace pace) {
        this.model = model;
        this.pace = pace;
        int components = model.components();
        int dimension = model.dimension();
        int square = model.isFull() ? dimension * dimension : 0;
        means = new double[components * dimension];
        weights = new double[components];
        logWeights = new double[components];
        scales = new double[components * (model.isFull() ? square : dimension)];
        inverses = new double[components * square];
        stretched = new double[square];
        turned = new double[square];
    }

    /** Begins with a mixture at an inverse temperature. */
    void begin(GaussianMixture start, double inverseTemperature) {
        beta = inverseTemperature;
        System.arraycopy(start.means(), 0, means, 0, means.length);
        for (int k = 0; k < weights.length; k++) {
            logWeights[k] = Math.max(LOG_ZERO, Math.log(start.weights()[k]));
        }
        System.arraycopy(start.weights(), 0, weights, 0, weights.length);
        GaussianMixture own = model.isFull() ? start.withMatrices() : start;
        System.arraycopy(own.scales(), 0, scales, 0, scales.length);
        settle();
    }

    void copy(MixtureWorkspace other) {
        beta = other.beta;
        System.arraycopy(other.means, 0, means, 0, means.length);
        System.arraycopy(other.weights, 0, weights, 0, weights.length);
        System.arraycopy(other.logWeights, 0, logWeights, 0, logWeights.length);
        System.arraycopy(other.scales, 0, scales, 0, scales.length);
        System.arraycopy(other.inverses, 0, inverses, 0, inverses.length);
    }

    /** The mixture as it is. */
    GaussianMixture mixture() {
        return new GaussianMixture(model.dimension(), weights.clone(), means.clone(), scales.clone(), model.isFull());
    }

    /** What follows from beta or from the scales. */
    private void settle() {
        switch (model.covariance()) {
            case IDENTITY -> Arrays.fill(scales, 1);
            case TEMPERED -> Arrays.fill(scales, 1 / Math.sqrt(beta));
            case SHARED, ISOTROPIC, DIAGONAL -> {}
            case FULL -> {
                int size = model.dimension();
                for (int from = 0; from < scales.length; from += size * size) {
                    Triangles.invert(scales, from, size, inverses, from, pace);
                }
            }
        }
    }

    /**
     * Moves for a time.
     *
     * @param time how long
     * @param after beta then
     * @param euclidean whether in that geometry
     * @return the component, from 1, whose covariance would no longer be positive definite; 0 if there is none
     */
    int advance(SampledField field, double time, double after, boolean euclidean) {
        int dimension = model.dimension();
        for (int k = 0; k < weights.length; k++) {
            double mobility = euclidean ? weights[k] : 1;
            for (int i = k * dimension; i < (k + 1) * dimension; i++) {
                means[i] += time * mobility * field.drift[i];
            }
            if (model.covariance().isTrained()) {
                boolean good = model.isFull() ? turn(field, k, time) : stretch(field, k, time, euclidean);
                if (!good) {
                    return k + 1;
                }
            }
        }
        if (model.trainableWeights()) {
            weigh(field, time, euclidean);
        }
        beta = after;
        settle();
        return 0;
    }

    private boolean stretch(SampledField field, int k, double time, boolean euclidean) {
        int dimension = model.dimension();
        double share = switch (model.covariance()) {
            case SHARED -> 0.5 * dimension;
            case ISOTROPIC -> 0.5 * weights[k] * dimension;
            case DIAGONAL -> 0.5 * weights[k];
            case IDENTITY, TEMPERED, FULL -> 0;
        };
        for (int i = k * dimension; i < (k + 1) * dimension; i++) {
            double stretch = field.stretch[i];
            // Of the logarithm of the variance, half of which is that of the deviation.
            double growth = share * stretch * scales[i] * scales[i];
            double factor = euclidean ? Math.exp(0.5 * time * growth) : 1 + time * stretch;
            scales[i] *= factor;
            if (!(factor > 0) || !(scales[i] > 0 && scales[i] < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    private boolean turn(SampledField field, int k, double time) {
        int size = model.dimension();
        int from = k * size * size;
        for (int entry = 0; entry < size * size; entry++) {
            stretched[entry] = (entry % (size + 1) == 0 ? 1 : 0) + time * field.stretch[from + entry];
        }
        Triangles.timesLower(stretched, 0, scales, from, size, turned, pace);
        // Beyond the end of a geodesic the map folds the space.
        if (!Triangles.factor(stretched, 0, size, pace)) {
            return false;
        }
        Triangles.square(turned, size, scales, from, pace);
        return Triangles.factor(scales, from, size, pace);
    }

    private void weigh(SampledField field, double time, boolean euclidean) {
        double average = 0;
        for (int k = 0; k < weights.length; k++) {
            average += weights[k] * field.energies[k];
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            double mobility = euclidean ? weights[k] : 1;
            logWeights[k] -= time * mobility * (field.energies[k] - average);
            largest = Math.max(largest, logWeights[k]);
        }
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Math.exp(logWeights[k] - largest);
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
            logWeights[k] = Math.max(LOG_ZERO, logWeights[k] - largest - Math.log(sum));
        }
    }
}
