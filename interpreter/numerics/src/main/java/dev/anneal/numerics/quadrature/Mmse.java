package dev.anneal.numerics.quadrature;

/**
 * The minimum mean-square error of a binary signal in Gaussian noise, which sets the pace at which two components
 * separate.
 */
public final class Mmse {

    private Mmse() {}

    /**
     * mmse(D) = 1 - E tanh(D + sqrt(D) z) with z standard normal (Anneal's mathematics, "Symmetric two modes").
     *
     * @param separation D, the squared distance of the signal in units of the noise variance, at least 0
     * @return a value between 0 and 1, to an absolute error of 1e-10 and with relative accuracy where it is small
     */
    public static double of(double separation) {
        return 2 * SmoothedLogistic.logistic(-2 * separation, 2 * Math.sqrt(separation));
    }
}
