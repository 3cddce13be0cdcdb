package dev.anneal.numerics.mixture;

/**
 * A target as the closed equations of the overlaps see it: its weights, the inner products of its means, and an
 * orthonormal basis of their span. Making one costs what the dimension of the space costs; afterwards that does not
 * matter any more. Immutable and thread-safe.
 */
public final class TargetSummary {

    /** Numbers that differ by less than this, relatively, differ by rounding. */
    private static final double EQUAL = 1e-14;

    private final MixtureTarget target;
    private final TargetGeometry geometry;
    private final OrthonormalBasis basis = new OrthonormalBasis();
    /** The mode that added each vector of the basis. */
    private final int[] pivots;
    /** The coordinates of the means in the basis, P times its size. */
    private final double[] coordinates;

    private final double[] squaredNorms;

    /** The summary of a target. */
    public TargetSummary(MixtureTarget target) {
        this.target = target;
        geometry = TargetGeometry.of(target);
        int modes = target.modes();
        int[] adding = new int[modes];
        for (int j = 0; j < modes; j++) {
            if (basis.add(target.means()[j], 0, target.dimension())) {
                adding[basis.size() - 1] = j;
            }
        }
        pivots = java.util.Arrays.copyOf(adding, basis.size());
        coordinates = new double[modes * basis.size()];
        squaredNorms = new double[modes];
        for (int j = 0; j < modes; j++) {
            for (int i = 0; i < basis.size(); i++) {
                double coordinate = basis.coordinate(i, target.means()[j], 0);
                coordinates[j * basis.size() + i] = coordinate;
                squaredNorms[j] += coordinate * coordinate;
            }
        }
    }

    /** The target itself. */
    public MixtureTarget target() {
        return target;
    }

    /** P. */
    public int modes() {
        return target.modes();
    }

    /** d. */
    public int dimension() {
        return target.dimension();
    }

    /** The dimension of the span of the means. */
    public int rank() {
        return basis.size();
    }

    /** Whether the target is two modes of the same weight at mu and -mu, which is not 0. */
    boolean isSymmetricPair() {
        return modes() == 2
                && rank() == 1
                && coordinates[0] > 0
                && Math.abs(coordinates[0] + coordinates[1]) <= EQUAL * coordinates[0]
                && Math.abs(target.weights()[0] - target.weights()[1]) <= EQUAL;
    }

    TargetGeometry geometry() {
        return geometry;
    }

    OrthonormalBasis basis() {
        return basis;
    }

    /** Coordinate i of mean j at {@code j * rank + i}. */
    double[] coordinates() {
        return coordinates;
    }

    /** The summary of a mixture in the same space. */
    public SummaryState summarise(MixtureState state) {
        int dimension = dimension();
        if (state.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "The target has " + dimension + " dimensions but the state has " + state.dimension() + ".");
        }
        int components = state.components();
        double[] projections = new double[components * rank()];
        double[] gram = new double[components * components];
        for (int k = 0; k < components; k++) {
            for (int i = 0; i < rank(); i++) {
                projections[k * rank() + i] = basis.coordinate(i, state.means(), k * dimension);
            }
            for (int l = 0; l <= k; l++) {
                double sum = 0;
                for (int i = 0; i < dimension; i++) {
                    sum += state.means()[k * dimension + i] * state.means()[l * dimension + i];
                }
                gram[k * components + l] = sum;
                gram[l * components + k] = sum;
            }
        }
        return new SummaryState(projections, gram, state.weights(), state.variance());
    }

    /**
     * The state with given overlaps. They determine the projections; if the target's means are linearly dependent, the
     * overlaps with the others of them are not read.
     *
     * @param overlaps M_kj = m_k·mu_j, K times P
     */
    public SummaryState state(double[] overlaps, double[] gram, double[] weights, double variance) {
        int rank = rank();
        double[] projections = new double[weights.length * rank];
        for (int k = 0; k < weights.length; k++) {
            // Row by row, since a mean that added a vector to the basis has no part in later ones.
            for (int i = 0; i < rank; i++) {
                int row = pivots[i] * rank;
                double rest = overlaps[k * modes() + pivots[i]];
                for (int before = 0; before < i; before++) {
                    rest -= projections[k * rank + before] * coordinates[row + before];
                }
                projections[k * rank + i] = rest / coordinates[row + i];
            }
        }
        return new SummaryState(projections, gram, weights, variance);
    }

    /**
     * Whether there are means with such inner products: the overlaps are those of the projections, and what is left of
     * the Gram matrix without these is that of vectors in the other dimensions.
     *
     * @param overlaps what the state was made from
     * @param tolerance relative to the largest square of a mean's length, or to 1
     */
    public boolean isPossible(SummaryState state, double[] overlaps, double tolerance) {
        int components = state.components();
        double scale = 1;
        for (int k = 0; k < components; k++) {
            scale = Math.max(scale, state.gram()[k * (components + 1)]);
        }
        double[] rest = state.gram().clone();
        for (int k = 0; k < components; k++) {
            for (int j = 0; j < modes(); j++) {
                double allowed = tolerance * Math.sqrt(scale) * (1 + Math.sqrt(squaredNorms[j]));
                if (!(Math.abs(overlap(state, k, j) - overlaps[k * modes() + j]) <= allowed)) {
                    return false;
                }
            }
            for (int l = 0; l < components; l++) {
                if (!(Math.abs(rest[k * components + l] - state.gram()[l * components + k]) <= tolerance * scale)) {
                    return false;
                }
                for (int i = 0; i < rank(); i++) {
                    rest[k * components + l] -=
                            state.projections()[k * rank() + i] * state.projections()[l * rank() + i];
                }
            }
        }
        return isGram(rest, components, dimension() - rank(), tolerance * scale);
    }

    /** Whether a symmetric matrix is that of inner products in so many dimensions, by elimination with pivots. */
    private static boolean isGram(double[] matrix, int size, int dimensions, double tolerance) {
        for (int step = 0; step < size; step++) {
            int pivot = step;
            for (int k = step; k < size; k++) {
                pivot = matrix[k * (size + 1)] > matrix[pivot * (size + 1)] ? k : pivot;
                if (matrix[k * (size + 1)] < -tolerance) {
                    return false;
                }
            }
            if (matrix[pivot * (size + 1)] <= tolerance) {
                return true;
            }
            if (step >= dimensions) {
                return false;
            }
            swap(matrix, size, step, pivot);
            for (int k = step + 1; k < size; k++) {
                double factor = matrix[k * size + step] / matrix[step * (size + 1)];
                for (int l = step + 1; l < size; l++) {
                    matrix[k * size + l] -= factor * matrix[step * size + l];
                }
            }
        }
        return true;
    }

    private static void swap(double[] matrix, int size, int first, int second) {
        for (int k = 0; k < size; k++) {
            double value = matrix[first * size + k];
            matrix[first * size + k] = matrix[second * size + k];
            matrix[second * size + k] = value;
        }
        for (int k = 0; k < size; k++) {
            double value = matrix[k * size + first];
            matrix[k * size + first] = matrix[k * size + second];
            matrix[k * size + second] = value;
        }
    }

    /** M_kj = m_k·mu_j. */
    public double overlap(SummaryState state, int k, int j) {
        double sum = 0;
        for (int i = 0; i < rank(); i++) {
            sum += state.projections()[k * rank() + i] * coordinates[j * rank() + i];
        }
        return sum;
    }

    /** |m_k - mu_j|^2. */
    double squaredDistance(SummaryState state, int k, int j) {
        double norm = state.gram()[k * (state.components() + 1)];
        return Math.max(0, norm - 2 * overlap(state, k, j) + squaredNorms[j]);
    }

    double squaredNorm(int mode) {
        return squaredNorms[mode];
    }
}
