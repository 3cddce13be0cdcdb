package dev.anneal.numerics.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.random.Streams;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The products of matrices, against sums one by one; plain loops and vector instructions agree to the bit. */
class NetworkProductsTest {

    private static final int[] ROWS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 13, 25, 64, 66};
    private static final int[] INNER = {0, 1, 2, 7, 32, 129};
    private static final int[] WIDTHS = {16, 32, 48, 64, 80, 112, 128, 144};

    @Test
    void productsInSinglePrecision() {
        check(NetworkKernels.plainFloats(), NetworkProductsTest::floats);
        check(NetworkKernels.floats(), NetworkProductsTest::floats);
    }

    @Test
    void productsInDoublePrecision() {
        check(NetworkKernels.doubles(), double[]::clone);
    }

    private static <A> void check(NetworkKernels<A> kernels, Function<double[], A> array) {
        for (int rows : ROWS) {
            for (int inner : INNER) {
                for (int width : WIDTHS) {
                    check(kernels, array, rows, inner, width, false);
                    check(kernels, array, rows, inner, width, true);
                }
            }
        }
        check(kernels, array, 13, 600, 64, true);
        check(kernels, array, 13, 300, 560, false);
    }

    private static <A> void check(
            NetworkKernels<A> kernels, Function<double[], A> array, int rows, int inner, int width, boolean add) {
        int bStride = width + NetworkKernels.LANES;
        int cStride = width + 2 * NetworkKernels.LANES;
        A b = array.apply(normal(5 + inner * bStride, 2));
        double[] start = values(array.apply(normal(7 + (rows + 1) * cStride, 3)));
        String label = "%s, %d x %d x %d, add %s".formatted(kernels.getClass(), rows, inner, width, add);

        int aStride = inner + 1;
        A a = array.apply(normal(3 + rows * aStride, 1));
        A c = array.apply(start);
        kernels.product(
                a,
                3,
                aStride,
                1,
                b,
                5,
                bStride,
                c,
                7,
                cStride,
                rows,
                inner,
                width,
                add ? c : null,
                add ? 7 : 0,
                add ? cStride : 0);
        assertThat(values(c))
                .as(label)
                .containsExactly(expected(a, aStride, 1, b, bStride, start, cStride, rows, inner, width, add));

        int across = rows + 2;
        A transposed = array.apply(normal(3 + inner * across, 4));
        A d = array.apply(start);
        kernels.product(
                transposed,
                3,
                1,
                across,
                b,
                5,
                bStride,
                d,
                7,
                cStride,
                rows,
                inner,
                width,
                add ? d : null,
                add ? 7 : 0,
                add ? cStride : 0);
        assertThat(values(d))
                .as(label)
                .containsExactly(expected(transposed, 1, across, b, bStride, start, cStride, rows, inner, width, add));
    }

    /** What stands in c after the product, with one rounding to the array's precision for each term. */
    private static double[] expected(
            Object a,
            int rowStep,
            int innerStep,
            Object b,
            int bStride,
            double[] start,
            int cStride,
            int rows,
            int inner,
            int width,
            boolean add) {
        double[] left = values(a);
        double[] right = values(b);
        double[] c = start.clone();
        boolean single = a instanceof float[];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                int at = 7 + i * cStride + j;
                double sum = add ? c[at] : 0;
                for (int k = 0; k < inner; k++) {
                    double x = left[3 + i * rowStep + k * innerStep];
                    double y = right[5 + k * bStride + j];
                    sum = single ? Math.fma((float) x, (float) y, (float) sum) : Math.fma(x, y, sum);
                }
                c[at] = sum;
            }
        }
        return c;
    }

    @Test
    void everythingElseIsTheSameInPlainLoops() {
        NetworkKernels<float[]> plain = NetworkKernels.plainFloats();
        NetworkKernels<float[]> vector = NetworkKernels.floats();
        for (int width : WIDTHS) {
            float[] matrix = floats(normal(7 * (width + 16), 5));
            float[] expected = floats(normal(width + 3, 6));
            float[] sums = expected.clone();
            plain.addRows(matrix, 5, width + 16, 6, expected, 3, width);
            vector.addRows(matrix, 5, width + 16, 6, sums, 3, width);
            assertThat(sums).containsExactly(expected);
            float[] gradients = floats(normal(5 + 6 * width, 8));
            float[] expectedGradients = gradients.clone();
            plain.tanhGradient(matrix, expectedGradients, 5, width, 6, expected, 2);
            vector.tanhGradient(matrix, gradients, 5, width, 6, sums, 2);
            assertThat(sums).containsExactly(expected);
            assertThat(gradients).containsExactly(expectedGradients);
        }
        float[] values = floats(normal(1003, 7));
        for (int i = 0; i < values.length; i++) {
            values[i] *= i % 10;
        }
        values[5] = Float.NaN;
        values[6] = Float.POSITIVE_INFINITY;
        values[7] = Float.NEGATIVE_INFINITY;
        values[8] = -0.0f;
        float[] bent = values.clone();
        vector.tanh(bent, 0, values.length);
        float[] expected = values.clone();
        plain.tanh(expected, 0, values.length);
        assertThat(bent).containsExactly(expected);
        for (int i = 0; i < values.length; i++) {
            if (i != 5) {
                assertThat((double) bent[i]).isCloseTo(Math.tanh(values[i]), within(3e-7));
            }
        }
        float[] exponentials = values.clone();
        float[] sums = values.clone();
        vector.exponentials(bent, 19.3, exponentials, sums, 1001);
        float[] expectedSums = values.clone();
        plain.exponentials(bent, 19.3, expected, expectedSums, 1001);
        assertThat(sums).containsExactly(expectedSums);
        assertThat(exponentials).startsWith(Arrays.copyOf(expected, 1001)).endsWith(values[1001], values[1002]);
        assertThat(exponentials[5]).isNaN();
        for (int i = 0; i < 1001; i++) {
            if (i != 5) {
                assertThat(exponentials[i] / Math.exp(bent[i] * 19.3f)).isCloseTo(1, within(2e-7));
            }
        }
        vector.add(bent, sums, 3, 501);
        plain.add(bent, expectedSums, 3, 501);
        assertThat(sums).containsExactly(expectedSums);
    }

    @Test
    void aProductBeginsWithARow() {
        beginsWithARow(NetworkKernels.plainFloats(), NetworkProductsTest::floats);
        beginsWithARow(NetworkKernels.floats(), NetworkProductsTest::floats);
        beginsWithARow(NetworkKernels.doubles(), double[]::clone);
    }

    private static <A> void beginsWithARow(NetworkKernels<A> kernels, Function<double[], A> array) {
        for (int inner : new int[] {0, 7, 300}) {
            A a = array.apply(normal(70 * inner, 1));
            A b = array.apply(normal(inner * 144, 2));
            A row = array.apply(normal(150, 3));
            A rows = array.apply(new double[70 * 144]);
            for (int i = 0; i < 70; i++) {
                System.arraycopy(row, 5, rows, i * 144, 144);
            }
            A c = array.apply(new double[70 * 144]);
            kernels.product(a, 0, inner, 1, b, 0, 144, c, 0, 144, 70, inner, 144, row, 5, 0);
            kernels.product(a, 0, inner, 1, b, 0, 144, rows, 0, 144, 70, inner, 144, rows, 0, 144);
            assertThat(values(c)).containsExactly(values(rows));
        }
    }

    @Test
    void packedMatricesHaveTheSameProducts() {
        packed(NetworkKernels.plainFloats(), NetworkProductsTest::floats);
        packed(NetworkKernels.floats(), NetworkProductsTest::floats);
        packed(NetworkKernels.doubles(), double[]::clone);
    }

    private static <A> void packed(NetworkKernels<A> kernels, Function<double[], A> array) {
        for (int inner : new int[] {0, 1, 33, 300}) {
            for (int width : new int[] {16, 48, 64, 112, 240, 272}) {
                A a = array.apply(normal(3 + 27 * (inner + 1), 1));
                A b = array.apply(normal(inner * width, 2));
                A row = array.apply(normal(5 + width, 3));
                A packed = array.apply(new double[7 + inner * width]);
                int columns;
                for (int j = 0; j < width; j += columns) {
                    columns = kernels.panelWidth(width - j);
                    assertThat(columns % NetworkKernels.LANES).isZero();
                    for (int k = 0; k < inner; k++) {
                        System.arraycopy(b, k * width + j, packed, 7 + j * inner + k * columns, columns);
                    }
                }
                A expected = array.apply(normal(9 + 27 * (width + 16), 4));
                A c = array.apply(values(expected));
                kernels.product(a, 3, inner + 1, 1, b, 0, width, expected, 9, width + 16, 27, inner, width, row, 5, 0);
                kernels.packedProduct(a, 3, inner + 1, packed, 7, c, 9, width + 16, 27, inner, width, row, 5, 0);
                assertThat(values(c)).containsExactly(values(expected));
                // A part of the panels.
                int from = kernels.panelWidth(width);
                if (from < width) {
                    A part = array.apply(values(expected));
                    kernels.packedProduct(
                            a,
                            3,
                            inner + 1,
                            packed,
                            7 + from * inner,
                            part,
                            9 + from,
                            width + 16,
                            27,
                            inner,
                            width - from,
                            row,
                            5 + from,
                            0);
                    assertThat(values(part)).containsExactly(values(expected));
                }
            }
        }
    }

    @Test
    void couplingsAreTheSameInPlainLoops() {
        couplingsAreTheSameInPlainLoops(1);
        couplingsAreTheSameInPlainLoops(5);
    }

    private static void couplingsAreTheSameInPlainLoops(int rows) {
        for (int stride : new int[] {16, 32, 48}) {
            for (int columns : new int[] {1, 2, 4, 5, 7, 8, stride - 7, stride}) {
                int block = NetworkKernels.block(columns);
                float[] bent = floats(normal(rows * stride, 1));
                float[] factor = floats(normal(rows * stride, 2));
                float[] x = floats(normal(rows * stride, 3));
                float[] raw = floats(normal(rows * NetworkKernels.twoBlocks(block), 4));
                NetworkKernels<float[]> plain = NetworkKernels.plainFloats();
                NetworkKernels<float[]> vector = NetworkKernels.floats();
                float[] expected = new float[rows * stride];
                float[] found = new float[rows * stride];
                plain.firstBlock(raw, block, stride, rows, 0.3, expected);
                vector.firstBlock(raw, block, stride, rows, 0.3, found);
                assertThat(found).containsExactly(expected);
                assertThat(coupled(vector, raw, x, stride, rows, columns))
                        .isDeepEqualTo(coupled(plain, raw, x, stride, rows, columns));
                float[] expectedRaw = raw.clone();
                float[] foundRaw = raw.clone();
                plain.affineGradient(bent, factor, x, stride, rows, columns, expected, expectedRaw);
                vector.affineGradient(bent, factor, x, stride, rows, columns, found, foundRaw);
                assertThat(foundRaw).containsExactly(expectedRaw);
                for (int n = 0; n < rows; n++) {
                    for (int j = n * stride; j < n * stride + columns; j++) {
                        assertThat(found[j]).isEqualTo(expected[j]);
                    }
                }
            }
        }
    }

    /** What a coupling writes, and what it adds to, in the columns that have a meaning; padding beside blocks stays 0. */
    private static float[][] coupled(
            NetworkKernels<float[]> kernels, float[] raw, float[] x, int stride, int rows, int columns) {
        float[][] out = new float[4][rows * stride];
        Arrays.fill(out[3], 2);
        int block = NetworkKernels.block(columns);
        kernels.couple(raw, x, block, stride, rows, 1.7, out[0], out[1], out[2], out[3]);
        for (int n = 0; n < rows; n++) {
            assertThat(Arrays.copyOfRange(out[2], n * stride + block, (n + 1) * stride))
                    .isEqualTo(new float[stride - block]);
        }
        float[][] meaning = new float[4][rows * columns];
        for (int k = 0; k < 4; k++) {
            for (int n = 0; n < rows; n++) {
                System.arraycopy(out[k], n * stride, meaning[k], n * columns, columns);
            }
        }
        return meaning;
    }

    @Test
    void productsAllocateNothing() {
        allocatesNothing(NetworkKernels.plainFloats(), floats(normal(128 * 128, 1)), new float[128 * 128]);
        allocatesNothing(NetworkKernels.floats(), floats(normal(128 * 128, 1)), new float[128 * 128]);
        allocatesNothing(NetworkKernels.doubles(), normal(128 * 128, 1), new double[128 * 128]);
    }

    private static <A> void allocatesNothing(NetworkKernels<A> kernels, A a, A c) {
        com.sun.management.ThreadMXBean bean = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        // Until the compiler has had its way, vectors are objects.
        for (int round = 0; round < 2000 && allocated > 1000; round++) {
            long before = bean.getCurrentThreadAllocatedBytes();
            for (int width = 16; width <= 128; width += 16) {
                kernels.product(a, 0, 32, 1, a, 0, width, c, 0, width, 27, 32, width, null, 0, 0);
                kernels.product(a, 0, 1, 27, a, 0, width, c, 0, width, 27, 32, width, c, 0, width);
            }
            allocated = bean.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).as("%s", kernels.getClass()).isLessThan(1000);
    }

    private static double[] normal(int length, long seed) {
        double[] values = new double[length];
        Streams.fillNormal(Streams.stream(seed, length, "products"), values);
        return values;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] values(Object array) {
        if (array instanceof double[] doubles) {
            return doubles.clone();
        }
        float[] floats = (float[]) array;
        double[] values = new double[floats.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats[i];
        }
        return values;
    }
}
