package dev.anneal.numerics.simd;

/**
 * The hyperbolic tangent in single precision: a minimax rational function of degrees 9 and 8, good to 3e-7. But for rounding its
 * error is below 6e-9, of the value; a common factor of its coefficients is chosen such that rounding does least.
 */
final class FloatTanh {
    /** Beyond this it is 1 in single precision. */
    static final float SATURATED = 7.905311f;

    static final float A9 = 2.3609132e-8f;
    static final float A7 = 3.3714347e-5f;
    static final float A5 = 0.005480011f;
    static final float A3 = 0.20596819f;
    static final float A1 = 1.5313283f;
    static final float B8 = 1.3161326e-6f;
    static final float B6 = 5.241728e-4f;
    static final float B4 = 0.040106658f;
    static final float B2 = 0.7164109f;
    static final float B0 = 1.5313283f;

    private FloatTanh() {}

    static float of(float value) {
        float x = Math.max(-SATURATED, Math.min(SATURATED, value));
        float square = x * x;
        float above = A9;
        above = Math.fma(above, square, A7);
        above = Math.fma(above, square, A5);
        above = Math.fma(above, square, A3);
        above = Math.fma(above, square, A1);
        float below = B8;
        below = Math.fma(below, square, B6);
        below = Math.fma(below, square, B4);
        below = Math.fma(below, square, B2);
        below = Math.fma(below, square, B0);
        return x * above / below;
    }
}
