package dev.anneal.numerics.simd;

/** The kernels as plain loops, shaped so that the compiler finds vector instructions for many of them by itself. */
final class PlainKernels implements ArrayKernels {

    static final PlainKernels INSTANCE = new PlainKernels();

    private PlainKernels() {}

    @Override
    public void polynomial(double[] coefficients, double[] x, double[] out, int count) {
        int power = coefficients.length - 1;
        java.util.Arrays.fill(out, 0, count, coefficients[power--]);
        // Four powers in one pass: fewer passes, and short enough for the compiler to vectorise.
        for (; power >= 3; power -= 4) {
            double a = coefficients[power];
            double b = coefficients[power - 1];
            double c = coefficients[power - 2];
            double d = coefficients[power - 3];
            for (int i = 0; i < count; i++) {
                double at = x[i];
                out[i] = (((out[i] * at + a) * at + b) * at + c) * at + d;
            }
        }
        for (; power >= 0; power--) {
            double a = coefficients[power];
            for (int i = 0; i < count; i++) {
                out[i] = out[i] * x[i] + a;
            }
        }
    }
}
