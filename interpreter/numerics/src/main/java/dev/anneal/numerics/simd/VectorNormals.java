package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Pairs of normal numbers with vector instructions: the operations of {@link FloatNormals}, in their order. */
final class VectorNormals {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Half of the bits of an integer. */
    private static final int HALF_BITS = Integer.SIZE / 2;

    /** 2^23, whose last bit is worth 1: with another integer for a mantissa it is their sum. */
    private static final float SHIFT = 0x1p23f;

    /** 1.5 times 2^23, to which one may add a negative integer, too. */
    private static final float SIGNED_SHIFT = FloatExponential.ROUNDING;

    private VectorNormals() {}

    /** Integers become numbers by their bits: what the vectors have for it is too much for the compiler. */
    static void pairs(int[] radii, int[] angles, float[] first, float[] second, int at, int count) {
        IntVector shiftBits = IntVector.broadcast(BITS, Float.floatToRawIntBits(SHIFT));
        FloatVector shift = FloatVector.broadcast(SPECIES, SHIFT);
        FloatVector upper = FloatVector.broadcast(SPECIES, 1 << HALF_BITS);
        FloatVector half = FloatVector.broadcast(SPECIES, FloatNormals.HALF);
        FloatVector fraction = FloatVector.broadcast(SPECIES, FloatNormals.FRACTION);
        IntVector least = IntVector.broadcast(BITS, FloatNormals.LEAST_MANTISSA);
        IntVector signedBits = IntVector.broadcast(BITS, Float.floatToRawIntBits(SIGNED_SHIFT));
        FloatVector signedShift = FloatVector.broadcast(SPECIES, SIGNED_SHIFT);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector p6 = FloatVector.broadcast(SPECIES, FloatNormals.P6);
        FloatVector p5 = FloatVector.broadcast(SPECIES, FloatNormals.P5);
        FloatVector p4 = FloatVector.broadcast(SPECIES, FloatNormals.P4);
        FloatVector p3 = FloatVector.broadcast(SPECIES, FloatNormals.P3);
        FloatVector p2 = FloatVector.broadcast(SPECIES, FloatNormals.P2);
        FloatVector p1 = FloatVector.broadcast(SPECIES, FloatNormals.P1);
        FloatVector p0 = FloatVector.broadcast(SPECIES, FloatNormals.P0);
        FloatVector minusHalf = FloatVector.broadcast(SPECIES, -FloatNormals.HALF);
        FloatVector ln2 = FloatVector.broadcast(SPECIES, FloatNormals.LN2);
        FloatVector minusTwo = FloatVector.broadcast(SPECIES, -2);
        IntVector two = IntVector.broadcast(BITS, FloatNormals.TWO);
        FloatVector middle = FloatVector.broadcast(SPECIES, FloatNormals.MIDDLE);
        FloatVector halfDistance = FloatVector.broadcast(SPECIES, FloatNormals.HALF_DISTANCE);
        FloatVector s8 = FloatVector.broadcast(SPECIES, FloatNormals.S8);
        FloatVector s6 = FloatVector.broadcast(SPECIES, FloatNormals.S6);
        FloatVector s4 = FloatVector.broadcast(SPECIES, FloatNormals.S4);
        FloatVector s2 = FloatVector.broadcast(SPECIES, FloatNormals.S2);
        FloatVector s0 = FloatVector.broadcast(SPECIES, FloatNormals.S0);
        FloatVector c8 = FloatVector.broadcast(SPECIES, FloatNormals.C8);
        FloatVector c6 = FloatVector.broadcast(SPECIES, FloatNormals.C6);
        FloatVector c4 = FloatVector.broadcast(SPECIES, FloatNormals.C4);
        FloatVector c2 = FloatVector.broadcast(SPECIES, FloatNormals.C2);
        FloatVector c0 = FloatVector.broadcast(SPECIES, FloatNormals.C0);
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            IntVector bits = IntVector.fromArray(BITS, radii, i);
            FloatVector high = bits.lanewise(VectorOperators.LSHR, HALF_BITS + 1)
                    .or(shiftBits)
                    .reinterpretAsFloats()
                    .sub(shift);
            FloatVector low = bits.lanewise(VectorOperators.LSHL, HALF_BITS - 1)
                    .lanewise(VectorOperators.LSHR, HALF_BITS)
                    .or(shiftBits)
                    .reinterpretAsFloats()
                    .sub(shift);
            FloatVector u = high.fma(upper, low).add(half).mul(fraction);
            IntVector whole = u.reinterpretAsInts();
            IntVector exponent = whole.sub(least).lanewise(VectorOperators.ASHR, FloatNormals.EXPONENT);
            FloatVector x = whole.sub(exponent.lanewise(VectorOperators.LSHL, FloatNormals.EXPONENT))
                    .reinterpretAsFloats()
                    .sub(one);
            FloatVector p = p6.fma(x, p5);
            p = p.fma(x, p4);
            p = p.fma(x, p3);
            p = p.fma(x, p2);
            p = p.fma(x, p1);
            p = p.fma(x, p0);
            p = p.fma(x, minusHalf);
            p = p.mul(x).fma(x, x);
            FloatVector power = exponent.add(signedBits).reinterpretAsFloats().sub(signedShift);
            FloatVector radius = power.fma(ln2, p).mul(minusTwo).lanewise(VectorOperators.SQRT);
            FloatVector turn = IntVector.fromArray(BITS, angles, i)
                    .lanewise(VectorOperators.LSHR, FloatNormals.MANTISSA_SHIFT)
                    .or(two)
                    .reinterpretAsFloats()
                    .sub(middle)
                    .add(halfDistance);
            FloatVector square = turn.mul(turn);
            FloatVector s = s8.fma(square, s6);
            s = s.fma(square, s4);
            s = s.fma(square, s2);
            s = s.fma(square, s0);
            radius.mul(s.mul(turn)).intoArray(first, at + i);
            FloatVector c = c8.fma(square, c6);
            c = c.fma(square, c4);
            c = c.fma(square, c2);
            c = c.fma(square, c0);
            IntVector sign = bits.lanewise(VectorOperators.LSHL, Integer.SIZE - 1);
            radius.mul(c.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats())
                    .intoArray(second, at + i);
        }
        FloatNormals.pairs(radii, angles, first, second, at, i, count);
    }
}
