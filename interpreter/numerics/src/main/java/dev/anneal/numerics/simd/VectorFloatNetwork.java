package dev.anneal.numerics.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/** The kernels of networks in single precision with vector instructions; products are those of {@link VectorProducts}. */
final class VectorFloatNetwork implements NetworkKernels<float[]> {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

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

    @Override
    public void tanh(float[] values, int from, int count) {
        VectorElementaryFunctions.tanh(values, from, count);
    }

    @Override
    public void exponentials(float[] x, double factor, float[] out, float[] sums, int count) {
        VectorElementaryFunctions.exponentials(x, (float) factor, out, sums, count);
    }

    @Override
    public void tanhGradient(
            float[] values, float[] gradients, int offset, int stride, int rows, float[] sums, int sumsOffset) {
        VectorElementaryFunctions.tanhGradient(values, gradients, offset, stride, rows, sums, sumsOffset);
    }

    @Override
    public void firstBlock(float[] raw, int block, int stride, int rows, double factor, float[] out) {
        VectorCouplings.firstBlock(raw, block, stride, rows, (float) factor, out);
    }

    @Override
    public void couple(
            float[] raw,
            float[] x,
            int block,
            int stride,
            int rows,
            double bound,
            float[] bent,
            float[] factor,
            float[] y,
            float[] scales) {
        VectorCouplings.couple(
                raw, x, block, stride, rows, (float) (1 / bound), (float) bound, bent, factor, y, scales);
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
