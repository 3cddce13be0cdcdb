package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** The kernels of networks in single precision with vector instructions; products are those of {@link VectorProducts}. */
final class VectorFloatNetwork implements NetworkKernels<float[]> {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** The distance from the bits of infinity to the largest integer. */
    private static final int NAN_TO_NEGATIVE = Integer.MAX_VALUE - Float.floatToIntBits(Float.POSITIVE_INFINITY);

    /** The most vectors of a row that are summed up at once. */
    private static final int MOST_VECTORS = 4;

    /** For {@link Simd#choose}. */
    VectorFloatNetwork() {}

    @Override
    public void product(
            float[] a,
            int aOffset,
            int aRow,
            int aInner,
            float[] b,
            int bOffset,
            int bStride,
            float[] c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            float @Nullable [] start,
            int startOffset,
            int startStride) {
        boolean zeros = start == null;
        float[] first = start == null ? VectorProducts.ZEROS : start;
        int firstStride = zeros ? 0 : startStride;
        int columns;
        for (int j = 0; j < width; j += columns) {
            columns = VectorProducts.panelWidth(width - j);
            int right = bOffset + j;
            int begin = zeros ? 0 : startOffset + j;
            int out = cOffset + j;
            VectorProducts.panel(
                    columns,
                    a,
                    aOffset,
                    aRow,
                    aInner,
                    b,
                    right,
                    bStride,
                    first,
                    begin,
                    firstStride,
                    c,
                    out,
                    cStride,
                    rows,
                    inner);
        }
    }

    @Override
    public int panelWidth(int columns) {
        return VectorProducts.panelWidth(columns);
    }

    @Override
    public void packedProduct(
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            float @Nullable [] start,
            int startOffset,
            int startStride) {
        boolean zeros = start == null;
        float[] first = start == null ? VectorProducts.ZEROS : start;
        int firstStride = zeros ? 0 : startStride;
        int columns;
        for (int j = 0; j < width; j += columns) {
            columns = VectorProducts.panelWidth(width - j);
            int right = bOffset + j * inner;
            int begin = zeros ? 0 : startOffset + j;
            int out = cOffset + j;
            VectorProducts.panel(
                    columns,
                    a,
                    aOffset,
                    aRow,
                    1,
                    b,
                    right,
                    columns,
                    first,
                    begin,
                    firstStride,
                    c,
                    out,
                    cStride,
                    rows,
                    inner);
        }
    }

    @Override
    public void fewColumns(
            float[] a,
            int aRow,
            float[] b,
            int bOffset,
            int bColumn,
            float[] c,
            int cStride,
            int rows,
            int inner,
            int columns,
            float @Nullable [] start,
            int startOffset,
            int startStride) {
        VectorFewColumns.product(
                a, aRow, b, bOffset, bColumn, c, cStride, rows, inner, columns, start, startOffset, startStride);
    }

    @Override
    public void addFewColumns(
            float[] a,
            int aRow,
            float[] b,
            int bRow,
            float[] c,
            int cOffset,
            int cRow,
            int cColumn,
            int rows,
            int inner,
            int columns) {
        VectorFewColumns.add(a, aRow, b, bRow, c, cOffset, cRow, cColumn, rows, inner, columns);
    }

    @Override
    public void addRows(float[] matrix, int offset, int stride, int rows, float[] sums, int sumsOffset, int width) {
        int j = 0;
        for (; j <= width - MOST_VECTORS * LANES; j += MOST_VECTORS * LANES) {
            addWideRows(matrix, offset + j, stride, rows, sums, sumsOffset + j);
        }
        for (; j < width; j += LANES) {
            addNarrowRows(matrix, offset + j, stride, rows, sums, sumsOffset + j);
        }
    }

    private static void addWideRows(float[] matrix, int from, int stride, int rows, float[] sums, int at) {
        FloatVector sum0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector sum1 = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector sum2 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector sum3 = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
        int row = from;
        for (int n = 0; n < rows; n++) {
            sum0 = sum0.add(FloatVector.fromArray(SPECIES, matrix, row));
            sum1 = sum1.add(FloatVector.fromArray(SPECIES, matrix, row + LANES));
            sum2 = sum2.add(FloatVector.fromArray(SPECIES, matrix, row + 2 * LANES));
            sum3 = sum3.add(FloatVector.fromArray(SPECIES, matrix, row + 3 * LANES));
            row += stride;
        }
        sum0.intoArray(sums, at);
        sum1.intoArray(sums, at + LANES);
        sum2.intoArray(sums, at + 2 * LANES);
        sum3.intoArray(sums, at + 3 * LANES);
    }

    private static void addNarrowRows(float[] matrix, int from, int stride, int rows, float[] sums, int at) {
        FloatVector sum = FloatVector.fromArray(SPECIES, sums, at);
        for (int n = 0; n < rows; n++) {
            sum = sum.add(FloatVector.fromArray(SPECIES, matrix, from + n * stride));
        }
        sum.intoArray(sums, at);
    }

    @Override
    public void add(float[] terms, float[] sums, int from, int count) {
        int i = from;
        for (; i <= from + count - LANES; i += LANES) {
            FloatVector.fromArray(SPECIES, sums, i)
                    .add(FloatVector.fromArray(SPECIES, terms, i))
                    .intoArray(sums, i);
        }
        for (; i < from + count; i++) {
            sums[i] += terms[i];
        }
    }

    /**
     * The bits of numbers without their signs are ordered as the numbers are, which takes an instruction where
     * {@link FloatVector#min} takes six. Above them are those of NaN: they are shifted by what makes them, and no others,
     * negative, so that the smaller of them and the limit is NaN.
     */
    @Override
    public void tanh(float[] values, int from, int count) {
        IntVector unsigned = IntVector.broadcast(BITS, Integer.MAX_VALUE);
        IntVector shift = IntVector.broadcast(BITS, NAN_TO_NEGATIVE);
        IntVector most = IntVector.broadcast(BITS, Float.floatToIntBits(FloatTanh.SATURATED) + NAN_TO_NEGATIVE);
        FloatVector a13 = FloatVector.broadcast(SPECIES, FloatTanh.A13);
        FloatVector a11 = FloatVector.broadcast(SPECIES, FloatTanh.A11);
        FloatVector a9 = FloatVector.broadcast(SPECIES, FloatTanh.A9);
        FloatVector a7 = FloatVector.broadcast(SPECIES, FloatTanh.A7);
        FloatVector a5 = FloatVector.broadcast(SPECIES, FloatTanh.A5);
        FloatVector a3 = FloatVector.broadcast(SPECIES, FloatTanh.A3);
        FloatVector a1 = FloatVector.broadcast(SPECIES, FloatTanh.A1);
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
            FloatVector above = a13.fma(square, a11);
            above = above.fma(square, a9);
            above = above.fma(square, a7);
            above = above.fma(square, a5);
            above = above.fma(square, a3);
            above = above.fma(square, a1);
            FloatVector below = b6.fma(square, b4);
            below = below.fma(square, b2);
            below = below.fma(square, b0);
            IntVector result = x.mul(above).div(below).reinterpretAsInts();
            result.or(sign).reinterpretAsFloats().intoArray(values, i);
        }
        for (; i < from + count; i++) {
            values[i] = FloatTanh.of(values[i]);
        }
    }

    @Override
    public void tanhGradient(
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

    @Override
    public void firstBlock(float[] raw, int block, int stride, int rows, double factor, float[] out) {
        VectorCouplings.firstBlock(raw, block, stride, rows, (float) factor, out);
    }

    @Override
    public void affine(float[] x, float[] factor, float[] raw, int block, int stride, int rows, float[] y) {
        VectorCouplings.affine(x, factor, raw, block, stride, rows, y);
    }

    @Override
    public void affineGradient(
            float[] bent,
            float[] factor,
            float[] x,
            int stride,
            int rows,
            int columns,
            float[] gradient,
            float[] rawGradient) {
        VectorCouplings.affineGradient(bent, factor, x, stride, rows, columns, gradient, rawGradient);
    }
}
