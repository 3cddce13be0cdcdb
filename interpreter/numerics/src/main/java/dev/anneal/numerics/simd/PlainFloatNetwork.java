package dev.anneal.numerics.simd;

/**
 * Products of matrices in single precision by plain loops: eight rows of the second matrix at a time are added to a row of
 * the product, a loop that the compiler makes vector instructions of.
 */
final class PlainFloatNetwork implements NetworkKernels<float[]> {
    static final PlainFloatNetwork INSTANCE = new PlainFloatNetwork();

    private static final int DEPTH = 8;

    private PlainFloatNetwork() {}

    @Override
    public void multiply(
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int bStride,
            float[] c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            boolean add) {
        product(a, aOffset, aStride, 1, b, bOffset, bStride, c, cOffset, cStride, rows, inner, width, add);
    }

    @Override
    public void multiplyTransposed(
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int bStride,
            float[] c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            boolean add) {
        product(a, aOffset, 1, aStride, b, bOffset, bStride, c, cOffset, cStride, rows, inner, width, add);
    }

    private static void product(
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
            boolean add) {
        for (int i = 0; i < rows; i++) {
            int at = aOffset + i * aRow;
            int out = cOffset + i * cStride;
            if (!add) {
                java.util.Arrays.fill(c, out, out + width, 0);
            }
            int k = 0;
            for (; k + DEPTH <= inner; k += DEPTH) {
                addEight(a, at + k * aInner, aInner, b, bOffset + k * bStride, bStride, c, out, width);
            }
            for (; k < inner; k++) {
                addOne(a[at + k * aInner], b, bOffset + k * bStride, c, out, width);
            }
        }
    }

    private static void addEight(
            float[] a, int at, int aInner, float[] b, int from, int bStride, float[] c, int out, int width) {
        float a0 = a[at];
        float a1 = a[at + aInner];
        float a2 = a[at + 2 * aInner];
        float a3 = a[at + 3 * aInner];
        float a4 = a[at + 4 * aInner];
        float a5 = a[at + 5 * aInner];
        float a6 = a[at + 6 * aInner];
        float a7 = a[at + 7 * aInner];
        int b1 = from + bStride;
        int b2 = b1 + bStride;
        int b3 = b2 + bStride;
        int b4 = b3 + bStride;
        int b5 = b4 + bStride;
        int b6 = b5 + bStride;
        int b7 = b6 + bStride;
        for (int j = 0; j < width; j++) {
            float sum = Math.fma(a0, b[from + j], c[out + j]);
            sum = Math.fma(a1, b[b1 + j], sum);
            sum = Math.fma(a2, b[b2 + j], sum);
            sum = Math.fma(a3, b[b3 + j], sum);
            sum = Math.fma(a4, b[b4 + j], sum);
            sum = Math.fma(a5, b[b5 + j], sum);
            sum = Math.fma(a6, b[b6 + j], sum);
            c[out + j] = Math.fma(a7, b[b7 + j], sum);
        }
    }

    private static void addOne(float factor, float[] b, int from, float[] c, int out, int width) {
        for (int j = 0; j < width; j++) {
            c[out + j] = Math.fma(factor, b[from + j], c[out + j]);
        }
    }
}
