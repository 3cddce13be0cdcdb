package dev.anneal.numerics.simd;

/**
 * The exponential function in single precision, good to 2e-7 relative: 2^n times the exponential of a remainder of at most
 * ln 2 / 2, which is {@code 1 + r + r^2 q(r)} with a minimax polynomial q of degree 4 (error below 4e-9). For arguments
 * between -87 and 88, where the result is neither denormal nor infinite.
 */
final class FloatExponential {
    /** The binary logarithm of e. */
    static final float TO_BINARY = 1.442695f;

    /** 1.5 times 2^23: added to a number it rounds it, and the last bits of the sum are the integer's. */
    static final float ROUNDING = 1.2582912e7f;

    /** Of so many bits that its products with small integers are exact. */
    static final float LN2_HIGH = 0.69314575f;

    static final float LN2_LOW = 1.4286068e-6f;

    static final float Q4 = 0.0013814599f;
    static final float Q3 = 0.008368717f;
    static final float Q2 = 0.04166839f;
    static final float Q1 = 0.16666521f;
    static final float Q0 = 0.49999994f;

    /** Where the exponent of two stands in the bits of a number. */
    static final int EXPONENT = 23;

    private FloatExponential() {}

    static float of(float x) {
        float shifted = Math.fma(x, TO_BINARY, ROUNDING);
        float power = shifted - ROUNDING;
        float r = Math.fma(power, -LN2_HIGH, x);
        r = Math.fma(power, -LN2_LOW, r);
        float sum = Q4;
        sum = Math.fma(sum, r, Q3);
        sum = Math.fma(sum, r, Q2);
        sum = Math.fma(sum, r, Q1);
        sum = Math.fma(sum, r, Q0);
        sum = Math.fma(sum, r, 1);
        sum = Math.fma(sum, r, 1);
        return Float.intBitsToFloat(Float.floatToRawIntBits(sum) + (Float.floatToRawIntBits(shifted) << EXPONENT));
    }
}
