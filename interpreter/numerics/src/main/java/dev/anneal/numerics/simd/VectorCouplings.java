package dev.anneal.numerics.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The affine part of couplings with vector instructions. A block of columns is narrow.
 *
 * <p>Blocks that lie closely are narrower than the widest vectors. These reach into the block or the row beside, and what
 * they write there is zero and is written before what belongs there; where nothing is beside, at the last row, plain loops
 * take over. Shorter vectors beside the widest would not do: the compiler, as soon as it knows of two kinds, leaves some of
 * either in memory.
 */
final class VectorCouplings {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** The numbers of the lanes. */
    private static final int[] LANE = new int[LANES];

    static {
        for (int i = 0; i < LANES; i++) {
            LANE[i] = i;
        }
    }

    private VectorCouplings() {}

    /** All bits in the lanes of so many columns from one on, and none in others: whatever is there does not come through. */
    private static IntVector lanes(int columns) {
        return IntVector.fromArray(BITS, LANE, 0).sub(columns).lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
    }

    /** The vectors in so many rows of a block. */
    private static int vectors(int rows, int block) {
        return rows * ((block + LANES - 1) / LANES);
    }

    static void firstBlock(float[] raw, int block, int stride, int rows, float factor, float[] out) {
        int rawStride = NetworkKernels.twoBlocks(block);
        int vectors = vectors(rows, block);
        // One loop down the rows and along them, as in all that follows: one along a short row takes longer to begin
        // than to run.
        int j = 0;
        int row = 0;
        int rawRow = 0;
        for (int i = 0; i < vectors; i++) {
            IntVector inside = lanes(block - j);
            FloatVector scaled = FloatVector.fromArray(SPECIES, raw, rawRow + j).mul(factor);
            scaled.reinterpretAsInts().and(inside).reinterpretAsFloats().intoArray(out, row + j);
            j += LANES;
            if (j >= block) {
                j = 0;
                row += stride;
                rawRow += rawStride;
            }
        }
    }

    /**
     * The loops of {@link VectorElementaryFunctions} and those before and after them in one, which passes each array once. In
     * one method, too: vectors that a method returns are objects where the compiler does not take it in.
     */
    static void couple(
            float[] raw,
            float[] x,
            int block,
            int stride,
            int rows,
            float inverseBound,
            float bound,
            float[] bent,
            float[] factor,
            float[] y,
            float[] scales) {
        IntVector unsigned = IntVector.broadcast(BITS, Integer.MAX_VALUE);
        IntVector shift = IntVector.broadcast(BITS, VectorElementaryFunctions.NAN_TO_NEGATIVE);
        IntVector most = IntVector.broadcast(
                BITS, Float.floatToIntBits(FloatTanh.SATURATED) + VectorElementaryFunctions.NAN_TO_NEGATIVE);
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
        int rawStride = NetworkKernels.twoBlocks(block);
        int whole = block < LANES ? Math.max(0, rows - 1) : rows;
        int vectors = vectors(whole, block);
        int j = 0;
        int row = 0;
        int rawRow = 0;
        for (int i = 0; i < vectors; i++) {
            IntVector inside = lanes(block - j);
            int at = row + j;
            FloatVector scaled = FloatVector.fromArray(SPECIES, raw, rawRow + j).mul(inverseBound);
            IntVector bits = scaled.reinterpretAsInts().and(inside);
            IntVector size = bits.and(unsigned);
            IntVector sign = bits.lanewise(VectorOperators.XOR, size);
            FloatVector limited = size.add(shift).min(most).sub(shift).reinterpretAsFloats();
            FloatVector square = limited.mul(limited);
            FloatVector above = a9.fma(square, a7);
            above = above.fma(square, a5);
            above = above.fma(square, a3);
            above = above.fma(square, a1);
            FloatVector below = b8.fma(square, b6);
            below = below.fma(square, b4);
            below = below.fma(square, b2);
            below = below.fma(square, b0);
            FloatVector value =
                    limited.mul(above).div(below).reinterpretAsInts().or(sign).reinterpretAsFloats();
            value.intoArray(bent, at);
            FloatVector.fromArray(SPECIES, scales, at).add(value).intoArray(scales, at);
            FloatVector s = value.mul(bound);
            FloatVector shifted = s.fma(toBinary, rounding);
            FloatVector power = shifted.sub(rounding);
            FloatVector r = power.fma(low, power.fma(high, s));
            FloatVector sum = q4.fma(r, q3);
            sum = sum.fma(r, q2);
            sum = sum.fma(r, q1);
            sum = sum.fma(r, q0);
            sum = sum.fma(r, one);
            sum = sum.fma(r, one);
            IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, FloatExponential.EXPONENT);
            FloatVector by = sum.reinterpretAsInts().add(exponent).reinterpretAsFloats();
            by.intoArray(factor, at);
            FloatVector moved = FloatVector.fromArray(SPECIES, x, at)
                    .mul(by)
                    .add(FloatVector.fromArray(SPECIES, raw, rawRow + block + j));
            moved.reinterpretAsInts().and(inside).reinterpretAsFloats().intoArray(y, at);
            j += LANES;
            if (j >= block) {
                j = 0;
                row += stride;
                rawRow += rawStride;
            }
        }
        PlainFloatNetwork.couple(raw, x, block, stride, whole, rows, inverseBound, bound, bent, factor, y, scales);
    }

    static void affineGradient(
            float[] bent,
            float[] factor,
            float[] x,
            int stride,
            int rows,
            int columns,
            float[] gradient,
            float[] rawGradient) {
        int block = NetworkKernels.block(columns);
        int rawStride = NetworkKernels.twoBlocks(block);
        int whole = rows;
        if (2 * block < rawStride) {
            Arrays.fill(rawGradient, 0, rows * rawStride, 0);
        }
        if (block < LANES) {
            whole = Math.max(0, rows - 1);
        } else if (block % LANES != 0) {
            // Short vectors: the last of one block would reach into what the first has written of the other.
            whole = 0;
        }
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        int vectors = vectors(whole, block);
        int j = 0;
        int row = 0;
        int rawRow = 0;
        for (int i = 0; i < vectors; i++) {
            IntVector meaning = lanes(columns - j);
            int at = row + j;
            int to = rawRow + j;
            FloatVector slope = FloatVector.fromArray(SPECIES, gradient, at);
            FloatVector scaled = slope.mul(FloatVector.fromArray(SPECIES, factor, at));
            scaled.intoArray(gradient, at);
            FloatVector tangent = FloatVector.fromArray(SPECIES, bent, at);
            FloatVector scale =
                    scaled.mul(FloatVector.fromArray(SPECIES, x, at)).sub(one).mul(one.sub(tangent.mul(tangent)));
            scale.reinterpretAsInts().and(meaning).reinterpretAsFloats().intoArray(rawGradient, to);
            slope.reinterpretAsInts().and(meaning).reinterpretAsFloats().intoArray(rawGradient, to + block);
            j += LANES;
            if (j >= block) {
                j = 0;
                row += stride;
                rawRow += rawStride;
            }
        }
        PlainFloatNetwork.affineGradient(bent, factor, x, stride, whole, rows, columns, gradient, rawGradient);
    }
}
