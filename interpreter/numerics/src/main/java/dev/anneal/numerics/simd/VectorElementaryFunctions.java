package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The hyperbolic tangent, its gradient and the exponential function with vector instructions. */
final class VectorElementaryFunctions {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** The most vectors of a row that are summed up at once. */
    private static final int MOST_VECTORS = 4;

    /** The distance from the bits of infinity to the largest integer. */
    static final int NAN_TO_NEGATIVE = Integer.MAX_VALUE - Float.floatToIntBits(Float.POSITIVE_INFINITY);

    private VectorElementaryFunctions() {}

    /**
     * The bits of numbers without their signs are ordered as the numbers are, which takes an instruction where
     * {@link FloatVector#min} takes six. Above them are those of NaN: they are shifted by what makes them, and no others,
     * negative, so that the smaller of them and the limit is NaN.
     */
    static void tanh(float[] values, int from, int count) {
        IntVector unsigned = IntVector.broadcast(BITS, Integer.MAX_VALUE);
        IntVector shift = IntVector.broadcast(BITS, NAN_TO_NEGATIVE);
        IntVector most = IntVector.broadcast(BITS, Float.floatToIntBits(FloatTanh.SATURATED) + NAN_TO_NEGATIVE);
        FloatVector a9 = FloatVector.broadcast(SPECIES, FloatTanh.A9);
        FloatVector a7 = FloatVector.broadcast(SPECIES, FloatTanh.A7);
        FloatVector a5 = FloatVector.broadcast(SPECIES, FloatTanh.A5);
        FloatVector a3 = FloatVector.broadcast(SPECIES, FloatTanh.A3);
        FloatVector a1 = FloatVector.broadcast(SPECIES, FloatTanh.A1);
        FloatVector b8 = FloatVector.broadcast(SPECIES, FloatTanh.B8);
        FloatVector b6 = FloatVector.broadcast(SPECIES, FloatTanh.B6);
        FloatVector b4 = FloatVector.broadcast(SPECIES, FloatTanh.B4);
        FloatVector b2 = FloatVector.broadcast(SPECIES, FloatTanh.B2);
        FloatVector b0 = FloatVector.broadcast(SPECIES, FloatTanh.B0);
        int i = from;
        for (; i <= from + count - LANES; i += LANES) {
            IntVector bits = FloatVector.fromArray(SPECIES, values, i).reinterpretAsInts();
            IntVector size = bits.and(unsigned);
            IntVector sign = bits.lanewise(VectorOperators.XOR, size);
            FloatVector x = size.add(shift).min(most).sub(shift).reinterpretAsFloats();
            FloatVector square = x.mul(x);
            FloatVector above = a9.fma(square, a7);
            above = above.fma(square, a5);
            above = above.fma(square, a3);
            above = above.fma(square, a1);
            FloatVector below = b8.fma(square, b6);
            below = below.fma(square, b4);
            below = below.fma(square, b2);
            below = below.fma(square, b0);
            IntVector result = x.mul(above).div(below).reinterpretAsInts();
            result.or(sign).reinterpretAsFloats().intoArray(values, i);
        }
        for (; i < from + count; i++) {
            values[i] = FloatTanh.of(values[i]);
        }
    }

    /** The loop of {@link FloatExponential}, and a sum on the way. */
    static void exponentials(float[] x, float factor, float[] out, float[] sums, int count) {
        FloatVector toBinary = FloatVector.broadcast(SPECIES, FloatExponential.TO_BINARY);
        FloatVector rounding = FloatVector.broadcast(SPECIES, FloatExponential.ROUNDING);
        FloatVector high = FloatVector.broadcast(SPECIES, -FloatExponential.LN2_HIGH);
        FloatVector low = FloatVector.broadcast(SPECIES, -FloatExponential.LN2_LOW);
        FloatVector q4 = FloatVector.broadcast(SPECIES, FloatExponential.Q4);
        FloatVector q3 = FloatVector.broadcast(SPECIES, FloatExponential.Q3);
        FloatVector q2 = FloatVector.broadcast(SPECIES, FloatExponential.Q2);
        FloatVector q1 = FloatVector.broadcast(SPECIES, FloatExponential.Q1);
        FloatVector q0 = FloatVector.broadcast(SPECIES, FloatExponential.Q0);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            FloatVector value = FloatVector.fromArray(SPECIES, x, i);
            FloatVector.fromArray(SPECIES, sums, i).add(value).intoArray(sums, i);
            FloatVector scaled = value.mul(factor);
            FloatVector shifted = scaled.fma(toBinary, rounding);
            FloatVector power = shifted.sub(rounding);
            FloatVector r = power.fma(low, power.fma(high, scaled));
            FloatVector sum = q4.fma(r, q3);
            sum = sum.fma(r, q2);
            sum = sum.fma(r, q1);
            sum = sum.fma(r, q0);
            sum = sum.fma(r, one);
            sum = sum.fma(r, one);
            IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, FloatExponential.EXPONENT);
            sum.reinterpretAsInts().add(exponent).reinterpretAsFloats().intoArray(out, i);
        }
        for (; i < count; i++) {
            out[i] = FloatExponential.of(x[i] * factor);
            sums[i] += x[i];
        }
    }

    static void tanhGradient(
            float[] values, float[] gradients, int offset, int stride, int rows, float[] sums, int sumsOffset) {
        int j = 0;
        for (; j <= stride - MOST_VECTORS * LANES; j += MOST_VECTORS * LANES) {
            wideTanhGradient(values, gradients, offset + j, stride, rows, sums, sumsOffset + j);
        }
        for (; j < stride; j += LANES) {
            narrowTanhGradient(values, gradients, offset + j, stride, rows, sums, sumsOffset + j);
        }
    }

    private static void wideTanhGradient(
            float[] values, float[] gradients, int from, int stride, int rows, float[] sums, int at) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
        int row = from;
        for (int n = 0; n < rows; n++) {
            FloatVector value0 = FloatVector.fromArray(SPECIES, values, row);
            FloatVector value1 = FloatVector.fromArray(SPECIES, values, row + LANES);
            FloatVector value2 = FloatVector.fromArray(SPECIES, values, row + 2 * LANES);
            FloatVector value3 = FloatVector.fromArray(SPECIES, values, row + 3 * LANES);
            FloatVector gradient0 =
                    FloatVector.fromArray(SPECIES, gradients, row).mul(one.sub(value0.mul(value0)));
            FloatVector gradient1 =
                    FloatVector.fromArray(SPECIES, gradients, row + LANES).mul(one.sub(value1.mul(value1)));
            FloatVector gradient2 =
                    FloatVector.fromArray(SPECIES, gradients, row + 2 * LANES).mul(one.sub(value2.mul(value2)));
            FloatVector gradient3 =
                    FloatVector.fromArray(SPECIES, gradients, row + 3 * LANES).mul(one.sub(value3.mul(value3)));
            gradient0.intoArray(gradients, row);
            gradient1.intoArray(gradients, row + LANES);
            gradient2.intoArray(gradients, row + 2 * LANES);
            gradient3.intoArray(gradients, row + 3 * LANES);
            sum0 = sum0.add(gradient0);
            sum1 = sum1.add(gradient1);
            sum2 = sum2.add(gradient2);
            sum3 = sum3.add(gradient3);
            row += stride;
        }
        sum0.intoArray(sums, at);
        sum1.intoArray(sums, at + LANES);
        sum2.intoArray(sums, at + 2 * LANES);
        sum3.intoArray(sums, at + 3 * LANES);
    }

    private static void narrowTanhGradient(
            float[] values, float[] gradients, int from, int stride, int rows, float[] sums, int at) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector sum = FloatVector.fromArray(SPECIES, sums, at);
        for (int n = 0; n < rows; n++) {
            int row = from + n * stride;
            FloatVector value = FloatVector.fromArray(SPECIES, values, row);
            FloatVector gradient =
                    FloatVector.fromArray(SPECIES, gradients, row).mul(one.sub(value.mul(value)));
            gradient.intoArray(gradients, row);
            sum = sum.add(gradient);
        }
        sum.intoArray(sums, at);
    }
}
