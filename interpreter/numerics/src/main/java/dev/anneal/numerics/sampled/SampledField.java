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
    private final Pace pace;

    /** The points that a row of the arrays below has room for, and those that are in it. */
    private final int capacity;

    private int rows;

    private final double[] noise;
    private final double[] points;
    private final double[] slopes;
    private final double[] white;
    private final double[] logs;
    private final double[] logTarget;
    private final double[] logMixture;

    /** Of log p for each component: the mean of the points so far, and the sum of their squared distances from it. */
    private final double[] logMeans;

    private final double[] logSquares;
    private final double[] row;

    /** b_k, K times d numbers. */
    final double[] drift;
    /** A_k: its diagonal, K times d numbers, or all of it. */
    final double[] stretch;
    /** V_k = E_k[log q - beta log p]. */
    final double[] energies;
    /** Var_q[log p]. */
    double spread;

    /** A field that leaves with an {@link dev.anneal.numerics.Interruption} if the checkpoint says so. */
    SampledField(
            SampledModel model,
            LogDensity density,
            SampledSettings settings,
            long seed,
            long repeat,
            Checkpoint checkpoint) {
        this.model = model;
        this.count = settings.samples();
        int dimension = model.dimension();
        int components = model.components();
        int square = model.isFull() ? dimension * dimension : dimension;
        capacity = settings.pointsAtOnce();
        target = new PolledDensity(density, checkpoint).evaluator(capacity);
        pace = new Pace(checkpoint);
        stream = new KeyedStream(seed, repeat, "expectations");
        gaussian = ZigguratSampler.NormalizedGaussian.of(stream);
        noise = new double[dimension * capacity];
        points = new double[dimension * capacity];
        slopes = new double[dimension * capacity];
        white = new double[dimension * capacity];
        logs = new double[components * capacity];
        logTarget = new double[capacity];
        logMixture = new double[capacity];
        logMeans = new double[components];
        logSquares = new double[components];
        row = new double[model.isFull() ? dimension : 0];
        drift = new double[components * dimension];
        stretch = new double[components * square];
        energies = new double[components];
    }

    /** Takes the estimates for a step, whose number is the key of its samples. */
    void evaluate(MixtureWorkspace mixture, long step) {
        Arrays.fill(energies, 0);
        Arrays.fill(drift, 0);
        Arrays.fill(stretch, 0);
        stream.begin(step, 0);
        for (int from = 0; from < count; from += rows) {
            rows = Math.min(capacity, count - from);
            draw();
            for (int k = 0; k < model.components(); k++) {
                place(mixture, k);
                target.valuesAndGradients(points, rows, logTarget, slopes);
                for (int i = 0; i < model.dimension(); i++) {
                    for (int n = i * capacity; n < i * capacity + rows; n++) {
                        slopes[n] *= mixture.beta;
                    }
                }
                subtractOwnGradient(mixture);
                collect(mixture, k, from);
            }
        }
        average(mixture);
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

    private void draw() {
        int half = rows / 2;
        for (int n = 0; n < half; n++) {
            for (int i = 0; i < model.dimension(); i++) {
                double z = gaussian.sample();
                noise[i * capacity + n] = z;
                noise[i * capacity + half + n] = -z;
            }
            pace.spend(10L * model.dimension());
        }
    }

    private void place(MixtureWorkspace mixture, int k) {
        int dimension = model.dimension();
        for (int i = 0; i < dimension; i++) {
            int row = i * capacity;
            Arrays.fill(points, row, row + rows, mixture.means[k * dimension + i]);
            if (model.isFull()) {
                for (int j = 0; j <= i; j++) {
                    add(noise, j * capacity, mixture.scales[(k * dimension + i) * dimension + j], points, row);
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
            int at = l * capacity;
            Arrays.fill(logs, at, at + rows, mixture.logWeights[l] + height);
            for (int i = 0; i < model.dimension(); i++) {
                for (int n = 0; n < rows; n++) {
                    logs[at + n] -= 0.5 * white[i * capacity + n] * white[i * capacity + n];
                }
            }
            for (int n = 0; n < rows; n++) {
                logMixture[n] = Math.max(logMixture[n], logs[at + n]);
            }
            pace.spend((long) model.dimension() * rows);
        }
        for (int n = 0; n < rows; n++) {
            double sum = 0;
            for (int l = 0; l < components; l++) {
                sum += Math.exp(logs[l * capacity + n] - logMixture[n]);
            }
            logMixture[n] += Math.log(sum);
            pace.spend(OPERATIONS_OF_EXPONENTIAL * components);
        }
        for (int l = 0; l < components; l++) {
            for (int n = l * capacity; n < l * capacity + rows; n++) {
                logs[n] = Math.exp(logs[n] - logMixture[n - l * capacity]);
            }
            pace.spend(OPERATIONS_OF_EXPONENTIAL * rows);
            whiten(mixture, l);
            addOwnSlopes(mixture, l);
        }
    }

    /** Writes L_l^-1 (x - m_l) for all points, and returns the logarithm of the component's height. */
    private double whiten(MixtureWorkspace mixture, int l) {
        int dimension = model.dimension();
        double height = -dimension * HALF_LOG_TWO_PI;
        for (int i = 0; i < dimension; i++) {
            int row = i * capacity;
            if (!model.isFull()) {
                double scale = mixture.scales[l * dimension + i];
                height -= Math.log(scale);
                double mean = mixture.means[l * dimension + i];
                for (int n = row; n < row + rows; n++) {
                    white[n] = (points[n] - mean) / scale;
                }
                pace.spend(rows);
                continue;
            }
            int inverse = (l * dimension + i) * dimension;
            height += Math.log(mixture.inverses[inverse + i]);
            Arrays.fill(white, row, row + rows, 0);
            for (int j = 0; j <= i; j++) {
                double mean = mixture.means[l * dimension + j];
                double factor = mixture.inverses[inverse + j];
                for (int n = 0; n < rows; n++) {
                    white[row + n] += factor * (points[j * capacity + n] - mean);
                }
                pace.spend(rows);
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
                int from = (model.isFull() ? i : j) * capacity;
                for (int n = 0; n < rows; n++) {
                    slopes[j * capacity + n] += logs[l * capacity + n] * factor * white[from + n];
                }
                pace.spend(rows);
            }
        }
    }

    /** Adds what the points of a block give for a component, whose sums {@link #average} makes means. */
    private void collect(MixtureWorkspace mixture, int k, int before) {
        int dimension = model.dimension();
        double energy = 0;
        double sum = 0;
        for (int n = 0; n < rows; n++) {
            energy += logMixture[n] - mixture.beta * logTarget[n];
            sum += logTarget[n];
        }
        energies[k] += energy;
        collectSquares(k, sum / rows, before);
        for (int i = 0; i < dimension; i++) {
            double slope = 0;
            for (int n = i * capacity; n < i * capacity + rows; n++) {
                slope += slopes[n];
            }
            drift[k * dimension + i] += slope;
        }
        if (!model.covariance().isTrained()) {
            return;
        }
        if (!model.isFull()) {
            for (int i = 0; i < dimension; i++) {
                stretch[k * dimension + i] += product(i, i);
            }
            return;
        }
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                stretch[(k * dimension + i) * dimension + j] += product(i, j);
            }
        }
    }

    /** Joins the mean and the squared distances of a block with those before it (T. F. Chan, G. H. Golub, R. J. LeVeque). */
    private void collectSquares(int k, double mean, int before) {
        double squares = 0;
        for (int n = 0; n < rows; n++) {
            double difference = logTarget[n] - mean;
            squares += difference * difference;
        }
        if (before == 0) {
            logMeans[k] = mean;
            logSquares[k] = squares;
            return;
        }
        double share = (double) rows / (before + rows);
        double difference = mean - logMeans[k];
        logMeans[k] += share * difference;
        logSquares[k] += squares + share * before * difference * difference;
    }

    private double product(int slope, int coordinate) {
        double sum = 0;
        for (int n = 0; n < rows; n++) {
            sum += slopes[slope * capacity + n] * noise[coordinate * capacity + n];
        }
        pace.spend(rows);
        return sum;
    }

    /** Makes means of sums over all points. */
    private void average(MixtureWorkspace mixture) {
        for (int k = 0; k < energies.length; k++) {
            energies[k] /= count;
        }
        for (int entry = 0; entry < drift.length; entry++) {
            drift[entry] /= count;
        }
        if (!model.covariance().isTrained()) {
            return;
        }
        for (int entry = 0; entry < stretch.length; entry++) {
            stretch[entry] /= count;
        }
        if (!model.isFull()) {
            for (int entry = 0; entry < stretch.length; entry++) {
                stretch[entry] /= mixture.scales[entry];
            }
            return;
        }
        for (int k = 0; k < model.components(); k++) {
            averageMatrix(mixture, k);
        }
    }

    /** E[u z'] L^-1, made symmetric, which its expectation is. */
    private void averageMatrix(MixtureWorkspace mixture, int k) {
        int size = model.dimension();
        int from = k * size * size;
        for (int i = 0; i < size; i++) {
            System.arraycopy(stretch, from + i * size, row, 0, size);
            Arrays.fill(stretch, from + i * size, from + (i + 1) * size, 0);
            for (int j = 0; j < size; j++) {
                for (int l = 0; l <= j; l++) {
                    stretch[from + i * size + l] += row[j] * mixture.inverses[from + j * size + l];
                }
                pace.spend(j);
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
            mean += mixture.weights[k] * logMeans[k];
            within += mixture.weights[k] * logSquares[k] / (count - 1);
        }
        double between = 0;
        for (int k = 0; k < model.components(); k++) {
            double difference = logMeans[k] - mean;
            between += mixture.weights[k] * difference * difference;
        }
        return within + between;
    }

    private void add(double[] from, int fromOffset, double factor, double[] to, int toOffset) {
        for (int n = 0; n < rows; n++) {
            to[toOffset + n] += factor * from[fromOffset + n];
        }
        pace.spend(rows);
    }
}
