package dev.anneal.numerics.sampled;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Pace;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.PolledDensity;
import dev.anneal.numerics.random.KeyedStream;
import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The gradient of the free energy F = E_q[log q - beta log p] at a mixture, by samples of its components: x = m_k + L_k z
 * with z the same for all components, in pairs of opposite sign (Anneal's mathematics, "Gaussian mixtures: gradient flow").
 * With u = grad(beta log p - log q), taken at the samples with the parameters of q held, whose expectation misses nothing
 * ("sticking the landing": G. Roeder, Y. Wu, D. Duvenaud, arXiv 1703.09194), component k moves by b_k = E_k[u] and is
 * stretched by A_k = E_k[u (x - m_k)'] S_k^-1, so that dS_k/dt = A_k S_k + S_k A_k: the gradient in the
 * Bures–Wasserstein metric (arXiv 2205.15902). Where q is p^beta, u is 0 at every point, and so is the error. One thread
 * owns it; no evaluation allocates.
 */
final class SampledField {
    private static final long OPERATIONS_OF_EXPONENTIAL = 20;
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final SampledModel model;
    private final int count;
    private final LogDensity.Evaluator target;
    private final KeyedStream stream;
    private final ZigguratSampler.NormalizedGaussian gaussian;
    private final double[] noise;
    private final double[] points;
    private final double[] slopes;
    private final double[] white;
    private final double[] logs;
    private final double[] logTarget;
    private final double[] logMixture;
    private final double[] moments;
    private final Pace pace;

    /** b_k, K times d numbers. */
    final double[] drift;
    /** A_k: its diagonal, K times d numbers, or all of it. */
    final double[] stretch;
    /** V_k = E_k[log q - beta log p]. */
    final double[] energies;
    /** Var_q[log p]. */
    double spread;

    /** A field that leaves with an {@link dev.anneal.numerics.Interruption} if the checkpoint says so. */
    SampledField(SampledModel model, LogDensity density, int count, long seed, long repeat, Checkpoint checkpoint) {
        this.model = model;
        this.count = count;
        int dimension = model.dimension();
        int components = model.components();
        int square = model.isFull() ? dimension * dimension : dimension;
        target = new PolledDensity(density, checkpoint).evaluator(count);
        pace = new Pace(checkpoint);
        stream = new KeyedStream(seed, repeat, "expectations");
        gaussian = ZigguratSampler.NormalizedGaussian.of(stream);
        noise = new double[dimension * count];
        points = new double[dimension * count];
        slopes = new double[dimension * count];
        white = new double[dimension * count];
        logs = new double[components * count];
        logTarget = new double[count];
        logMixture = new double[count];
        moments = new double[2 * components];
        drift = new double[components * dimension];
        stretch = new double[components * square];
        energies = new double[components];
    }

    /** Takes the estimates for a step, whose number is the key of its samples. */
    void evaluate(MixtureWorkspace mixture, long step) {
        draw(step);
        for (int k = 0; k < model.components(); k++) {
            place(mixture, k);
            target.valuesAndGradients(points, count, logTarget, slopes);
            for (int entry = 0; entry < slopes.length; entry++) {
                slopes[entry] *= mixture.beta;
            }
            subtractOwnGradient(mixture);
            collect(mixture, k);
        }
        restrict(mixture);
        spread = totalVariance(mixture);
    }

    /** Whether all that moves the mixture is finite. */
    boolean isFinite() {
        double sum = 0;
        for (double entry : drift) {
            sum += 0 * entry;
        }
        for (double entry : stretch) {
            sum += 0 * entry;
        }
        // No number that is not finite becomes 0.
        return sum == 0;
    }

    private void draw(long step) {
        stream.begin(step, 0);
        int half = count / 2;
        for (int n = 0; n < half; n++) {
            for (int i = 0; i < model.dimension(); i++) {
                double z = gaussian.sample();
                noise[i * count + n] = z;
                noise[i * count + half + n] = -z;
            }
            pace.spend(10L * model.dimension());
        }
    }

    private void place(MixtureWorkspace mixture, int k) {
        int dimension = model.dimension();
        for (int i = 0; i < dimension; i++) {
            int row = i * count;
            Arrays.fill(points, row, row + count, mixture.means[k * dimension + i]);
            if (model.isFull()) {
                for (int j = 0; j <= i; j++) {
                    add(noise, j * count, mixture.scales[(k * dimension + i) * dimension + j], points, row);
                }
            } else {
                add(noise, row, mixture.scales[k * dimension + i], points, row);
            }
        }
    }

    /** Writes log q, and subtracts its gradient from the slopes. */
    private void subtractOwnGradient(MixtureWorkspace mixture) {
        int components = model.components();
        Arrays.fill(logMixture, Double.NEGATIVE_INFINITY);
        for (int l = 0; l < components; l++) {
            double height = whiten(mixture, l);
            int at = l * count;
            Arrays.fill(logs, at, at + count, mixture.logWeights[l] + height);
            for (int i = 0; i < model.dimension(); i++) {
                for (int n = 0; n < count; n++) {
                    logs[at + n] -= 0.5 * white[i * count + n] * white[i * count + n];
                }
            }
            for (int n = 0; n < count; n++) {
                logMixture[n] = Math.max(logMixture[n], logs[at + n]);
            }
            pace.spend((long) model.dimension() * count);
        }
        for (int n = 0; n < count; n++) {
            double sum = 0;
            for (int l = 0; l < components; l++) {
                sum += Math.exp(logs[l * count + n] - logMixture[n]);
            }
            logMixture[n] += Math.log(sum);
            pace.spend(OPERATIONS_OF_EXPONENTIAL * components);
        }
        for (int l = 0; l < components; l++) {
            for (int n = 0; n < count; n++) {
                logs[l * count + n] = Math.exp(logs[l * count + n] - logMixture[n]);
            }
            pace.spend(OPERATIONS_OF_EXPONENTIAL * count);
            whiten(mixture, l);
            addOwnSlopes(mixture, l);
        }
    }

    /** Writes L_l^-1 (x - m_l) for all points, and returns the logarithm of the component's height. */
    private double whiten(MixtureWorkspace mixture, int l) {
        int dimension = model.dimension();
        double height = -dimension * HALF_LOG_TWO_PI;
        for (int i = 0; i < dimension; i++) {
            int row = i * count;
            if (!model.isFull()) {
                double scale = mixture.scales[l * dimension + i];
                height -= Math.log(scale);
                double mean = mixture.means[l * dimension + i];
                for (int n = row; n < row + count; n++) {
                    white[n] = (points[n] - mean) / scale;
                }
                pace.spend(count);
                continue;
            }
            int inverse = (l * dimension + i) * dimension;
            height += Math.log(mixture.inverses[inverse + i]);
            Arrays.fill(white, row, row + count, 0);
            for (int j = 0; j <= i; j++) {
                double mean = mixture.means[l * dimension + j];
                double factor = mixture.inverses[inverse + j];
                for (int n = 0; n < count; n++) {
                    white[row + n] += factor * (points[j * count + n] - mean);
                }
                pace.spend(count);
            }
        }
        return height;
    }

    /** Adds r_l S_l^-1 (x - m_l), which is L_l'^-1 times the white coordinates. */
    private void addOwnSlopes(MixtureWorkspace mixture, int l) {
        int dimension = model.dimension();
        for (int j = 0; j < dimension; j++) {
            int first = model.isFull() ? j : 0;
            int last = model.isFull() ? dimension : 1;
            for (int i = first; i < last; i++) {
                double factor = model.isFull()
                        ? mixture.inverses[(l * dimension + i) * dimension + j]
                        : 1 / mixture.scales[l * dimension + j];
                int from = (model.isFull() ? i : j) * count;
                for (int n = 0; n < count; n++) {
                    slopes[j * count + n] += logs[l * count + n] * factor * white[from + n];
                }
                pace.spend(count);
            }
        }
    }

    private void collect(MixtureWorkspace mixture, int k) {
        int dimension = model.dimension();
        double energy = 0;
        double mean = 0;
        for (int n = 0; n < count; n++) {
            energy += logMixture[n] - mixture.beta * logTarget[n];
            mean += logTarget[n];
        }
        energies[k] = energy / count;
        moments[2 * k] = mean / count;
        double squares = 0;
        for (int n = 0; n < count; n++) {
            double difference = logTarget[n] - moments[2 * k];
            squares += difference * difference;
        }
        moments[2 * k + 1] = squares / (count - 1);
        for (int i = 0; i < dimension; i++) {
            double sum = 0;
            for (int n = i * count; n < (i + 1) * count; n++) {
                sum += slopes[n];
            }
            drift[k * dimension + i] = sum / count;
        }
        if (!model.covariance().isTrained()) {
            return;
        }
        if (model.isFull()) {
            collectMatrix(mixture, k);
            return;
        }
        for (int i = 0; i < dimension; i++) {
            stretch[k * dimension + i] = product(i, i) / mixture.scales[k * dimension + i];
        }
    }

    /** E[u z'] L^-1, made symmetric, which its expectation is. */
    private void collectMatrix(MixtureWorkspace mixture, int k) {
        int size = model.dimension();
        int from = k * size * size;
        Arrays.fill(stretch, from, from + size * size, 0);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double correlation = product(i, j);
                for (int l = 0; l <= j; l++) {
                    stretch[from + i * size + l] += correlation * mixture.inverses[from + j * size + l];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double both = 0.5 * (stretch[from + i * size + j] + stretch[from + j * size + i]);
                stretch[from + i * size + j] = both;
                stretch[from + j * size + i] = both;
            }
        }
    }

    private double product(int slope, int coordinate) {
        double sum = 0;
        for (int n = 0; n < count; n++) {
            sum += slopes[slope * count + n] * noise[coordinate * count + n];
        }
        pace.spend(count);
        return sum / count;
    }

    /** Components that are equally wide in all directions are stretched by the mean. */
    private void restrict(MixtureWorkspace mixture) {
        int dimension = model.dimension();
        boolean shared = model.covariance() == ComponentCovariance.SHARED;
        if (!shared && model.covariance() != ComponentCovariance.ISOTROPIC) {
            return;
        }
        double all = 0;
        for (int k = 0; k < model.components(); k++) {
            double mean = 0;
            for (int i = k * dimension; i < (k + 1) * dimension; i++) {
                mean += stretch[i] / dimension;
            }
            all += mixture.weights[k] * mean;
            Arrays.fill(stretch, k * dimension, (k + 1) * dimension, mean);
        }
        if (shared) {
            Arrays.fill(stretch, all);
        }
    }

    private double totalVariance(MixtureWorkspace mixture) {
        double mean = 0;
        double within = 0;
        for (int k = 0; k < model.components(); k++) {
            mean += mixture.weights[k] * moments[2 * k];
            within += mixture.weights[k] * moments[2 * k + 1];
        }
        double between = 0;
        for (int k = 0; k < model.components(); k++) {
            double difference = moments[2 * k] - mean;
            between += mixture.weights[k] * difference * difference;
        }
        return within + between;
    }

    private void add(double[] from, int fromOffset, double factor, double[] to, int toOffset) {
        for (int n = 0; n < count; n++) {
            to[toOffset + n] += factor * from[fromOffset + n];
        }
        pace.spend(count);
    }
}
