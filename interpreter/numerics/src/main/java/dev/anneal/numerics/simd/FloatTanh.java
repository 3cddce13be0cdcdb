package dev.anneal.numerics.simd;

/** The hyperbolic tangent in single precision: a minimax rational function of degrees 13 and 6, good to 3e-7. */
final class FloatTanh {
    /** Beyond this it is 1 in single precision. */
    static final float SATURATED = 7.905311f;

    static final float A13 = -2.7607684e-16f;
    static final float A11 = 2.000188e-13f;
    static final float A9 = -8.604672e-11f;
    static final float A7 = 5.1222973e-8f;
    static final float A5 = 1.48572235e-5f;
    static final float A3 = 6.3726195e-4f;
    static final float A1 = 4.8935246e-3f;
    static final float B6 = 1.1982584e-6f;
    static final float B4 = 1.1853471e-4f;
    static final float B2 = 2.2684347e-3f;
    static final float B0 = 4.8935255e-3f;

    private FloatTanh() {}

    static float of(float value) {
        float x = Math.max(-SATURATED, Math.min(SATURATED, value));
        float square = x * x;
        float above = A13;
        above = Math.fma(above, square, A11);
        above = Math.fma(above, square, A9);
        above = Math.fma(above, square, A7);
        above = Math.fma(above, square, A5);
        above = Math.fma(above, square, A3);
        above = Math.fma(above, square, A1);
        float below = B6;
        below = Math.fma(below, square, B4);
        below = Math.fma(below, square, B2);
        below = Math.fma(below, square, B0);
        return x * above / below;
    }
}
