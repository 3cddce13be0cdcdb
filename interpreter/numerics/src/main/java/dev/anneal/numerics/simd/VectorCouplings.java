package dev.anneal.numerics.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The affine part of couplings with vector instructions. Its rows are short: the compiler's own vector loops, which take many
 * numbers at a time, would not be entered for them.
 */
final class VectorCouplings {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorCouplings() {}

    static void firstBlock(float[] raw, int stride, int rows, float factor, float[] out) {
        for (int n = 0; n < rows; n++) {
            int at = n * stride;
            for (int j = 0; j < stride; j += LANES) {
                FloatVector.fromArray(SPECIES, raw, 2 * at + j).mul(factor).intoArray(out, at + j);
            }
        }
    }

    static void affine(float[] x, float[] factor, float[] raw, int stride, int rows, float[] y) {
        for (int n = 0; n < rows; n++) {
            int at = n * stride;
            int shift = 2 * at + stride;
            for (int j = 0; j < stride; j += LANES) {
                FloatVector.fromArray(SPECIES, x, at + j)
                        .mul(FloatVector.fromArray(SPECIES, factor, at + j))
                        .add(FloatVector.fromArray(SPECIES, raw, shift + j))
                        .intoArray(y, at + j);
            }
        }
    }

    static void affineGradient(
            float[] bent, float[] factor, float[] x, int stride, int rows, float[] gradient, float[] rawGradient) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int n = 0; n < rows; n++) {
            int at = n * stride;
            for (int j = 0; j < stride; j += LANES) {
                FloatVector slope = FloatVector.fromArray(SPECIES, gradient, at + j);
                slope.intoArray(rawGradient, 2 * at + stride + j);
                FloatVector scaled = slope.mul(FloatVector.fromArray(SPECIES, factor, at + j));
                scaled.intoArray(gradient, at + j);
                FloatVector tangent = FloatVector.fromArray(SPECIES, bent, at + j);
                scaled.mul(FloatVector.fromArray(SPECIES, x, at + j))
                        .sub(one)
                        .mul(one.sub(tangent.mul(tangent)))
                        .intoArray(rawGradient, 2 * at + j);
            }
        }
    }

    /** Columns without a meaning in both blocks. */
    static void clearColumns(float[] rawGradient, int stride, int rows, int columns) {
        for (int n = 0; n < rows; n++) {
            int at = 2 * n * stride;
            Arrays.fill(rawGradient, at + columns, at + stride, 0);
            Arrays.fill(rawGradient, at + stride + columns, at + 2 * stride, 0);
        }
    }
}
