package dev.anneal.numerics.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with vector instructions. Each is one loop over arrays, small enough for the compiler to keep its vectors
 * in registers: a larger one would have them allocated.
 */
final class VectorKernels implements ArrayKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    VectorKernels() {}

    @Override
    public void polynomial(double[] coefficients, double[] x, double[] out, int count) {
        int last = coefficients.length - 1;
        int i = 0;
        // Two vectors at once, since each step of Horner's rule waits for the one before.
        for (; i <= count - 2 * LANES; i += 2 * LANES) {
            DoubleVector left = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector right = DoubleVector.fromArray(SPECIES, x, i + LANES);
            DoubleVector first = DoubleVector.broadcast(SPECIES, coefficients[last]);
            DoubleVector second = first;
            for (int power = last - 1; power >= 0; power--) {
                DoubleVector coefficient = DoubleVector.broadcast(SPECIES, coefficients[power]);
                first = first.mul(left).add(coefficient);
                second = second.mul(right).add(coefficient);
            }
            first.intoArray(out, i);
            second.intoArray(out, i + LANES);
        }
        for (; i < count; i++) {
            double value = coefficients[last];
            for (int power = last - 1; power >= 0; power--) {
                value = value * x[i] + coefficients[power];
            }
            out[i] = value;
        }
    }
}
