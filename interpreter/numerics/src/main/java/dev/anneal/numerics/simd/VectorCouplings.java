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

    static void affine(float[] x, float[] factor, float[] raw, int block, int stride, int rows, float[] y) {
        int rawStride = NetworkKernels.twoBlocks(block);
        int whole = block < LANES ? Math.max(0, rows - 1) : rows;
        int vectors = vectors(whole, block);
        int j = 0;
        int row = 0;
        int rawRow = block;
        for (int i = 0; i < vectors; i++) {
            IntVector inside = lanes(block - j);
            int at = row + j;
            FloatVector moved = FloatVector.fromArray(SPECIES, x, at)
                    .mul(FloatVector.fromArray(SPECIES, factor, at))
                    .add(FloatVector.fromArray(SPECIES, raw, rawRow + j));
            moved.reinterpretAsInts().and(inside).reinterpretAsFloats().intoArray(y, at);
            j += LANES;
            if (j >= block) {
                j = 0;
                row += stride;
                rawRow += rawStride;
            }
        }
        PlainFloatNetwork.affine(x, factor, raw, block, stride, whole, rows, y);
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
