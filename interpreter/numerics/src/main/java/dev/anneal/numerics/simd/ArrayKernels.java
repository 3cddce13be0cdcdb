package dev.anneal.numerics.simd;

/**
 * Kernels over arrays of doubles. All implementations do the same operations in the same order, one rounding each (no
 * fused multiplication), so their results are the same to the bit and it does not matter which one computes. Stateless
 * and thread-safe; none allocates.
 */
public interface ArrayKernels {

    /** The implementation with vector instructions. */
    String VECTOR_CLASS = "dev.anneal.numerics.simd.VectorKernels";

    /** The one in plain loops. */
    static ArrayKernels plain() {
        return PlainKernels.INSTANCE;
    }

    /** The fastest one that works here. */
    static ArrayKernels fastest() {
        return FastestKernels.INSTANCE;
    }

    /**
     * Evaluates a polynomial by Horner's rule at the first numbers of an array.
     *
     * @param coefficients the coefficients from the constant one on, at least one
     * @param x where to evaluate it
     * @param out receives the values; not the same array as {@code x}
     * @param count how many numbers
     */
    void polynomial(double[] coefficients, double[] x, double[] out, int count);
}
