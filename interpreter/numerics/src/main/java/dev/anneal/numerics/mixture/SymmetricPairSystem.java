package dev.anneal.numerics.mixture;

import dev.anneal.numerics.ode.LaneSystem;
import dev.anneal.numerics.quadrature.LogisticTable;
import dev.anneal.numerics.quadrature.PiecewisePolynomial;
import dev.anneal.numerics.quadrature.SmoothedLogistic;
import dev.anneal.numerics.schedule.Schedule;
import dev.anneal.numerics.simd.ArrayKernels;

/**
 * Two equal components on two equal modes mu and -mu (Anneal's mathematics, "Symmetric two modes"): the case that is
 * studied most, in five numbers. With m = c + delta and c - delta they are a = c·mu, b = delta·mu, D = |delta|^2,
 * C = |c|^2 and X = c·delta. Every line is a loop over the lanes. One thread owns an instance.
 */
final class SymmetricPairSystem implements LaneSystem {

    static final int A = 0;
    static final int B = 1;
    static final int SEPARATION = 2;
    static final int CENTRE = 3;
    static final int CROSS = 4;
    private static final int VARIABLES = 5;

    private final Schedule schedule;
    private final boolean tempered;
    private final double mobility;
    private final double squaredNorm;
    private final LogisticTable tanh;
    private final PiecewisePolynomial distances;
    private ArrayKernels kernels = ArrayKernels.plain();

    private double[] beta = new double[0];
    private double[] variance = new double[0];
    private double[] distance = new double[0];
    /** mmse(D/s)/s. */
    private double[] push = new double[0];
    /** beta (T+ + T-)/2 and beta (T+ - T-)/2. */
    private double[] together = new double[0];

    private double[] apart = new double[0];
    private double[] plus = new double[0];
    private double[] minus = new double[0];
    private double[] sharePlus = new double[0];
    private double[] shareMinus = new double[0];
    private double[] scale = new double[0];
    private double[] map = new double[0];

    /**
     * @param schedule gives beta
     * @param covariance identity or tempered
     * @param squaredNorm |mu|^2
     * @param tables where the tables come from
     */
    SymmetricPairSystem(
            Geometry geometry, Schedule schedule, Covariance covariance, double squaredNorm, PairTables tables) {
        this.schedule = schedule;
        this.tempered = covariance == Covariance.TEMPERED;
        this.mobility = geometry == Geometry.WASSERSTEIN ? 1 : 0.5;
        this.squaredNorm = squaredNorm;
        tanh = tables.means(2 * Math.sqrt(squaredNorm));
        distances = tables.distances(0);
    }

    @Override
    public int variables() {
        return VARIABLES;
    }

    @Override
    public void derivative(int lanes, double[] time, double[] y, double[] dydt, int stride) {
        if (beta.length < stride) {
            allocate(stride);
        }
        for (int lane = 0; lane < lanes; lane++) {
            beta[lane] = schedule.beta(time[lane]);
        }
        if (tempered) {
            for (int lane = 0; lane < lanes; lane++) {
                variance[lane] = 1 / beta[lane];
            }
        }
        prepare(lanes, y, stride);
        distances.values(distance, push, lanes);
        tanh.values(kernels, plus, sharePlus, scale, map, lanes);
        tanh.values(kernels, minus, shareMinus, scale, map, lanes);
        if (tempered) {
            widen(lanes);
        }
        moveOverlaps(lanes, y, dydt, stride);
        moveNorms(lanes, y, dydt, stride);
    }

    private void allocate(int stride) {
        beta = new double[stride];
        variance = new double[stride];
        java.util.Arrays.fill(variance, 1);
        distance = new double[stride];
        push = new double[stride];
        together = new double[stride];
        apart = new double[stride];
        plus = new double[stride];
        minus = new double[stride];
        sharePlus = new double[stride];
        shareMinus = new double[stride];
        scale = new double[stride];
        map = new double[stride];
        kernels = ArrayKernels.of(stride);
    }

    private void prepare(int lanes, double[] y, int stride) {
        int b = B * stride;
        int separation = SEPARATION * stride;
        for (int lane = 0; lane < lanes; lane++) {
            // |m_1 - m_2| in standard deviations. Rounding may leave D a little below 0, which is as good as above.
            distance[lane] = 2 * Math.sqrt(Math.abs(y[separation + lane]) / variance[lane]);
        }
        // E tanh(x + sqrt(s) |mu| z) = 2 E sigma(2 x + 2 sqrt(s) |mu| z) - 1.
        for (int lane = 0; lane < lanes; lane++) {
            plus[lane] = 2 * (y[lane] + y[b + lane]);
        }
        for (int lane = 0; lane < lanes; lane++) {
            minus[lane] = 2 * (y[lane] - y[b + lane]);
        }
    }

    /** Away from a variance of 1 the table does not hold. */
    private void widen(int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            if (variance[lane] != 1) {
                double deviation = 2 * Math.sqrt(variance[lane] * squaredNorm);
                sharePlus[lane] = SmoothedLogistic.logistic(plus[lane], deviation);
                shareMinus[lane] = SmoothedLogistic.logistic(minus[lane], deviation);
            }
        }
    }

    private void moveOverlaps(int lanes, double[] y, double[] dydt, int stride) {
        int b = B * stride;
        // One array written by each loop: the compiler vectorises no other.
        for (int lane = 0; lane < lanes; lane++) {
            together[lane] = mobility * beta[lane] * (sharePlus[lane] + shareMinus[lane] - 1);
        }
        for (int lane = 0; lane < lanes; lane++) {
            apart[lane] = mobility * beta[lane] * (sharePlus[lane] - shareMinus[lane]);
        }
        // Twice the responsibility of the other component is mmse(D/s).
        for (int lane = 0; lane < lanes; lane++) {
            push[lane] = mobility * 2 * push[lane] / variance[lane];
        }
        for (int lane = 0; lane < lanes; lane++) {
            dydt[lane] = squaredNorm * together[lane] - mobility * beta[lane] * y[lane];
        }
        for (int lane = 0; lane < lanes; lane++) {
            dydt[b + lane] = squaredNorm * apart[lane] + (push[lane] - mobility * beta[lane]) * y[b + lane];
        }
    }

    private void moveNorms(int lanes, double[] y, double[] dydt, int stride) {
        int b = B * stride;
        int separation = SEPARATION * stride;
        int centre = CENTRE * stride;
        int cross = CROSS * stride;
        for (int lane = 0; lane < lanes; lane++) {
            dydt[separation + lane] =
                    2 * (push[lane] - mobility * beta[lane]) * y[separation + lane] + 2 * apart[lane] * y[b + lane];
        }
        for (int lane = 0; lane < lanes; lane++) {
            dydt[centre + lane] = 2 * (together[lane] * y[lane] - mobility * beta[lane] * y[centre + lane]);
        }
        for (int lane = 0; lane < lanes; lane++) {
            dydt[cross + lane] = (push[lane] - 2 * mobility * beta[lane]) * y[cross + lane]
                    + together[lane] * y[b + lane]
                    + apart[lane] * y[lane];
        }
    }
}
