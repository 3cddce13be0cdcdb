package dev.anneal.numerics.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.random.Streams;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Products with few columns are right, and the same to the bit with vector instructions and in plain loops. */
class FewColumnsTest {
    private static final int GAP = 3;

    private static double[] normal(int count, int seed) {
        double[] numbers = new double[count];
        Streams.fillNormal(Streams.stream(seed, 0, "few columns"), numbers);
        return numbers;
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = numbers[i];
        }
        return doubles;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 9, 128})
    void columnsAreThoseOfTheProduct(int rows) {
        for (int inner : new int[] {0, 16, 48, 128}) {
            for (int columns = 1; columns <= NetworkKernels.FEW; columns++) {
                int aRow = inner + 16;
                double[] a = normal(rows * aRow, 1);
                double[] b = normal(GAP + columns * (inner + 16), 2);
                double[] bias = normal(GAP + columns, 3);
                double[] before = normal(rows * 16, 4);
                for (String begin : new String[] {"zero", "row", "same"}) {
                    double[] found = before.clone();
                    few(NetworkKernels.doubles(), a, aRow, b, found, rows, inner, columns, begin, bias);
                    float[] plain = floats(before);
                    few(
                            NetworkKernels.plainFloats(),
                            floats(a),
                            aRow,
                            floats(b),
                            plain,
                            rows,
                            inner,
                            columns,
                            begin,
                            floats(bias));
                    float[] vector = floats(before);
                    few(
                            NetworkKernels.floats(),
                            floats(a),
                            aRow,
                            floats(b),
                            vector,
                            rows,
                            inner,
                            columns,
                            begin,
                            floats(bias));
                    assertThat(vector).containsExactly(plain);
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < 16; j++) {
                            double expected = before[i * 16 + j];
                            if (j < columns) {
                                expected = begin.equals("zero") ? 0 : begin.equals("row") ? bias[GAP + j] : expected;
                                for (int k = 0; k < inner; k++) {
                                    expected += a[i * aRow + k] * b[GAP + j * (inner + 16) + k];
                                }
                            }
                            assertThat(found[i * 16 + j]).isCloseTo(expected, within(1e-12));
                            assertThat((double) plain[i * 16 + j]).isCloseTo(expected, within(2e-5));
                        }
                    }
                }
            }
        }
    }

    private static <A> void few(
            NetworkKernels<A> kernels,
            A a,
            int aRow,
            A b,
            A c,
            int rows,
            int inner,
            int columns,
            String begin,
            A bias) {
        A start = begin.equals("zero") ? null : begin.equals("row") ? bias : c;
        int startOffset = begin.equals("row") ? GAP : 0;
        int startStride = begin.equals("row") ? 0 : 16;
        kernels.fewColumns(a, aRow, b, GAP, inner + 16, c, 16, rows, inner, columns, start, startOffset, startStride);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 20, 64, 130})
    void whatIsAddedIsTheProduct(int rows) {
        int aRow = NetworkKernels.stride(rows);
        for (int inner : new int[] {0, 1, 5, 128}) {
            for (int columns = 1; columns <= NetworkKernels.FEW; columns++) {
                double[] a = normal(inner * aRow, 1);
                double[] b = normal(inner * 16, 2);
                double[] before = normal(GAP + rows * 16, 3);
                for (boolean down : new boolean[] {true, false}) {
                    int cRow = down ? 16 : 1;
                    int cColumn = down ? 1 : rows;
                    double[] expected = before.clone();
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < columns; j++) {
                            for (int k = 0; k < inner; k++) {
                                expected[GAP + i * cRow + j * cColumn] += a[k * aRow + i] * b[k * 16 + j];
                            }
                        }
                    }
                    double[] found = before.clone();
                    NetworkKernels.doubles()
                            .addFewColumns(a, aRow, b, 16, found, GAP, cRow, cColumn, rows, inner, columns);
                    float[] plain = floats(before);
                    NetworkKernels.plainFloats()
                            .addFewColumns(
                                    floats(a), aRow, floats(b), 16, plain, GAP, cRow, cColumn, rows, inner, columns);
                    float[] vector = floats(before);
                    NetworkKernels.floats()
                            .addFewColumns(
                                    floats(a), aRow, floats(b), 16, vector, GAP, cRow, cColumn, rows, inner, columns);
                    assertThat(vector).containsExactly(plain);
                    assertThat(found).containsExactly(expected, within(1e-12));
                    assertThat(doubles(plain)).containsExactly(expected, within(2e-5));
                }
            }
        }
    }

    /** The parts of a sum are added in an order that is fixed: in that of the terms the results would change places. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void partsAreAddedInHalves(boolean vector) {
        NetworkKernels<float[]> kernels = vector ? NetworkKernels.floats() : NetworkKernels.plainFloats();
        float[] a = new float[16];
        // Lanes 0 and 8 are added first, and 4 and 12.
        a[0] = 1e10f;
        a[8] = -1e10f;
        a[4] = 1;
        float[] ones = new float[16];
        Arrays.fill(ones, 1);
        float[] c = new float[16];
        kernels.fewColumns(a, 16, ones, 0, 16, c, 16, 1, 16, 1, null, 0, 0);
        assertThat(c[0]).isEqualTo(1);
        a[8] = 1;
        a[4] = -1e10f;
        kernels.fewColumns(a, 16, ones, 0, 16, c, 16, 1, 16, 1, null, 0, 0);
        assertThat(c[0]).isZero();
    }
}
