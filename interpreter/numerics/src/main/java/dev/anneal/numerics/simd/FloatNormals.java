package dev.anneal.numerics.simd;

/**
 * Pairs of normal numbers from random bits in single precision, by the method of G. Box and M. Muller (1958): {@code sqrt(-2 ln u)}
 * times sine and cosine of a random angle. Logarithm, sine and cosine are minimax polynomials whose errors are below 1e-8, 4e-9 and
 * 5e-8 but for rounding; the numbers are good to 1e-6. Their distance from 0 in the plane is 0, which one pair in 30 million has,
 * or at least 3e-4: u is rounded.
 */
final class FloatNormals {
    /** Turns 31 random bits into a fraction. */
    static final float FRACTION = 0x1p-31f;

    /** Of the distance of fractions: none is 0. */
    static final float HALF = 0.5f;

    /** The bits of 2: with 23 random bits for a mantissa these are numbers from 2 to 4, whose middle is 3. */
    static final int TWO = 0x40000000;

    static final int MANTISSA_SHIFT = Integer.SIZE - FloatExponential.EXPONENT;
    static final float MIDDLE = 3;

    /** Half the distance of such numbers; with it they are as many below the middle as above. */
    static final float HALF_DISTANCE = 0x1p-23f;

    /** The bits of the square root of 1/2. Mantissas are taken from it on to twice as much. */
    static final int LEAST_MANTISSA = 0x3f3504f3;

    static final int EXPONENT = FloatExponential.EXPONENT;
    static final float LN2 = 0.6931472f;

    /** ln(1 + x) is {@code x - x^2 / 2 + x^3 p(x)}. */
    static final float P6 = 0.08672189f;

    static final float P5 = -0.14379008f;
    static final float P4 = 0.14977993f;
    static final float P3 = -0.16564426f;
    static final float P2 = 0.19954875f;
    static final float P1 = -0.250017f;
    static final float P0 = 0.33334166f;

    /** The sine of a quarter turn times x, divided by x. */
    static final float S8 = 0.00015082056f;

    static final float S6 = -0.004672228f;
    static final float S4 = 0.07968848f;
    static final float S2 = -0.6459634f;
    static final float S0 = 1.5707963f;

    /** The cosine of a quarter turn times x. */
    static final float C8 = 0.00085819064f;

    static final float C6 = -0.020810628f;
    static final float C4 = 0.25365075f;
    static final float C2 = -1.2336982f;
    static final float C0 = 0.99999994f;

    private FloatNormals() {}

    /** {@code sqrt(-2 ln u)}, where the upper 31 bits say what u is. */
    static float radius(int bits) {
        float u = ((bits >>> 1) + HALF) * FRACTION;
        int whole = Float.floatToRawIntBits(u);
        int exponent = (whole - LEAST_MANTISSA) >> EXPONENT;
        float x = Float.intBitsToFloat(whole - (exponent << EXPONENT)) - 1;
        float p = Math.fma(P6, x, P5);
        p = Math.fma(p, x, P4);
        p = Math.fma(p, x, P3);
        p = Math.fma(p, x, P2);
        p = Math.fma(p, x, P1);
        p = Math.fma(p, x, P0);
        p = Math.fma(p, x, -HALF);
        p = Math.fma(p * x, x, x);
        return (float) Math.sqrt(-2 * Math.fma(exponent, LN2, p));
    }

    /** A number between -1 and 1. */
    static float fraction(int bits) {
        return Float.intBitsToFloat((bits >>> MANTISSA_SHIFT) | TWO) - MIDDLE + HALF_DISTANCE;
    }

    /** The sine of a quarter turn times x. */
    static float sine(float x) {
        float square = x * x;
        float s = Math.fma(S8, square, S6);
        s = Math.fma(s, square, S4);
        s = Math.fma(s, square, S2);
        s = Math.fma(s, square, S0);
        return s * x;
    }

    /** The cosine of a quarter turn times x; the last of some random bits is its sign. */
    static float cosine(float x, int bits) {
        float square = x * x;
        float c = Math.fma(C8, square, C6);
        c = Math.fma(c, square, C4);
        c = Math.fma(c, square, C2);
        c = Math.fma(c, square, C0);
        return Float.intBitsToFloat(Float.floatToRawIntBits(c) ^ (bits << (Integer.SIZE - 1)));
    }

    /** {@link ArrayKernels#normalPairs} from an index on. */
    static void pairs(int[] radii, int[] angles, float[] first, float[] second, int at, int from, int count) {
        for (int i = from; i < count; i++) {
            float radius = radius(radii[i]);
            float x = fraction(angles[i]);
            first[at + i] = radius * sine(x);
            second[at + i] = radius * cosine(x, radii[i]);
        }
    }
}
