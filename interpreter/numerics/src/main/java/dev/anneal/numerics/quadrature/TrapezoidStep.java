package dev.anneal.numerics.quadrature;

/**
 * The step of the trapezoidal rule on the real line for a Gaussian expectation of a logistic or softmax function. The
 * rule converges geometrically, at a rate set by the distance of the nearest pole, and that distance is pi over the
 * range of the slopes; so the step follows from the range and the accuracy, and is never a fixed number of nodes.
 */
final class TrapezoidStep {

    private TrapezoidStep() {}

    /**
     * The longest step whose error is about {@code exp(-digits)}.
     *
     * <p>With the poles at distance a = pi / range, the error is exp(a^2/2 - 2 pi a / h) as long as a is below 2 pi / h,
     * and that of the Gaussian alone, exp(-2 pi^2 / h^2), beyond.
     *
     * @param range the largest difference between two slopes, at least 0
     * @param digits the accuracy as a natural logarithm, positive
     */
    static double of(double range, double digits) {
        double gaussian = Math.PI * Math.sqrt(2 / digits);
        if (range * 2 * Math.PI <= Math.PI * gaussian) {
            return gaussian;
        }
        double distance = Math.PI / range;
        return 2 * Math.PI * distance / (digits + 0.5 * distance * distance);
    }
}
