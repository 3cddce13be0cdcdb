package dev.anneal.numerics.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.random.Streams;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both implementations of the kernels, which must agree to the bit. */
class ArrayKernelsTest {

    private static final int[] COUNTS = {0, 1, 3, 8, 15, 16, 17, 40, 64, 129};

    private final ArrayKernels plain = ArrayKernels.plain();
    private final ArrayKernels vector = ArrayKernels.fastest();

    @BeforeAll
    static void vectorsAreThere() {
        assertThat(Simd.active().description()).isEqualTo("vector instructions");
    }

    @Test
    void polynomials() {
        for (int degree : new int[] {0, 1, 2, 3, 4, 7, 28}) {
            double[] coefficients = normal(degree + 1, degree);
            for (int count : COUNTS) {
                double[] x = normal(count, 1);
                double[] first = new double[count + 1];
                double[] second = new double[count + 1];
                plain.polynomial(coefficients, x, first, count);
                vector.polynomial(coefficients, x, second, count);
                assertThat(second).as("degree %d, %d numbers", degree, count).containsExactly(first);
                for (int i = 0; i < count; i++) {
                    double expected = 0;
                    for (int power = 0; power <= degree; power++) {
                        expected += coefficients[power] * Math.pow(x[i], power);
                    }
                    assertThat(first[i] - expected)
                            .isBetween(-1e-12 * bound(x[i], degree), 1e-12 * bound(x[i], degree));
                }
                assertThat(first[count]).isZero();
            }
        }
    }

    private static double bound(double x, int degree) {
        return Math.pow(1 + Math.abs(x), degree);
    }

    @Test
    void pairsOfNormalNumbers() {
        for (int count : COUNTS) {
            int[] radii = Streams.stream(1, count, "radii").ints(count).toArray();
            int[] angles = Streams.stream(1, count, "angles").ints(count).toArray();
            int[] ends = {0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x1ff};
            for (int i = 0; i < Math.min(count, ends.length * ends.length); i++) {
                radii[i] = ends[i / ends.length];
                angles[i] = ends[i % ends.length];
            }
            float[][] expected = new float[2][count + 4];
            float[][] pairs = new float[2][count + 4];
            plain.normalPairs(radii, angles, expected[0], expected[1], 3, count);
            vector.normalPairs(radii, angles, pairs[0], pairs[1], 3, count);
            assertThat(pairs).isDeepEqualTo(expected);
            for (int i = 0; i < count; i++) {
                float u = ((radii[i] >>> 1) + 0.5f) / 0x1p31f;
                double radius = Math.sqrt(-2 * Math.log(u));
                double angle = Math.PI / 2 * (((angles[i] >>> 9) + 0.5) / 0x1p22 - 1);
                double sign = (radii[i] & 1) == 0 ? 1 : -1;
                assertThat((double) pairs[0][3 + i]).isCloseTo(radius * Math.sin(angle), within(1e-6));
                assertThat((double) pairs[1][3 + i]).isCloseTo(sign * radius * Math.cos(angle), within(1e-6));
            }
            assertThat(pairs[0][3 + count]).isZero();
            assertThat(pairs[1][3 + count]).isZero();
        }
    }

    @Test
    void distancesAndPulls() {
        for (int dimension : new int[] {0, 1, 2, 7}) {
            double[] centre = normal(dimension, 1);
            double[] weights = normal(dimension, 2);
            for (int count : COUNTS) {
                int apart = count + 3;
                double[] points = normal(dimension * apart, 3);
                double[] first = normal(count + 6, 4);
                double[] second = first.clone();
                plain.squaredDistances(points, apart, centre, weights, first, 5, count);
                vector.squaredDistances(points, apart, centre, weights, second, 5, count);
                String label = "%d coordinates, %d points".formatted(dimension, count);
                assertThat(second).as(label).containsExactly(first);
                double[] shares = normal(count + 6, 5);
                double[] before = normal(dimension * apart, 6);
                double[] gradients = before.clone();
                double[] expected = before.clone();
                plain.subtractPulls(points, apart, centre, weights, shares, 5, expected, count);
                vector.subtractPulls(points, apart, centre, weights, shares, 5, gradients, count);
                assertThat(gradients).as(label).containsExactly(expected);
                for (int n = 0; n < count; n++) {
                    double distance = 0;
                    for (int i = 0; i < dimension; i++) {
                        double x = points[i * apart + n] - centre[i];
                        distance += weights[i] * x * x;
                        assertThat(before[i * apart + n] - gradients[i * apart + n])
                                .isCloseTo(shares[5 + n] * weights[i] * x, within(1e-13));
                    }
                    assertThat(first[5 + n]).isCloseTo(distance, within(1e-13));
                }
                double[] untouched = normal(count + 6, 4);
                assertThat(first[4]).isEqualTo(untouched[4]);
                assertThat(first[5 + count]).isEqualTo(untouched[5 + count]);
                for (int i = 0; i < dimension; i++) {
                    assertThat(gradients[i * apart + count]).isEqualTo(before[i * apart + count]);
                }
            }
        }
    }

    @Test
    void weightedSums() {
        for (int terms : new int[] {0, 1, 2, 5, 6, 12}) {
            double[] weights = normal(terms, 3);
            double[][] values = new double[terms][];
            for (int term = 0; term < terms; term++) {
                values[term] = normal(140, term);
            }
            double[] y = normal(140, 99);
            for (int count : COUNTS) {
                double[] step = normal(count, 7);
                double[] first = new double[140];
                double[] second = new double[140];
                plain.weightedSum(weights, values, first, 5, count);
                vector.weightedSum(weights, values, second, 5, count);
                assertThat(second).as("%d terms, %d numbers", terms, count).containsExactly(first);
                plain.weightedStep(weights, values, y, step, first, 5, count);
                vector.weightedStep(weights, values, y, step, second, 5, count);
                assertThat(second).as("%d terms, %d numbers", terms, count).containsExactly(first);
                for (int i = 0; i < count; i++) {
                    double sum = 0;
                    for (int term = 0; term < terms; term++) {
                        sum += weights[term] * values[term][5 + i];
                    }
                    assertThat(first[5 + i] - (y[5 + i] + step[i] * sum)).isBetween(-1e-12, 1e-12);
                }
                assertThat(first[4] + first[5 + count]).isZero();
            }
        }
    }

    @Test
    void steps() {
        double[] coefficients = normal(29, 4);
        for (int count : COUNTS) {
            double[] x = normal(count, 8);
            double[] first = new double[count];
            double[] second = new double[count];
            plain.step(coefficients, 2.5, x, first, new double[count], new double[count], count);
            vector.step(coefficients, 2.5, x, second, new double[count], new double[count], count);
            assertThat(second).as("%d numbers", count).containsExactly(first);
        }
    }

    @Test
    void kernelsAllocateNothing() {
        com.sun.management.ThreadMXBean bean = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] coefficients = normal(29, 0);
        double[] x = normal(64, 1);
        double[] out = new double[64];
        double[] scratch = new double[64];
        double[] weights = normal(3, 2);
        double[][] terms = {normal(64, 3), normal(64, 4), normal(64, 5)};
        long allocated = Long.MAX_VALUE;
        // Until the compiler has had its way, vectors are objects.
        for (int round = 0; round < 200 && allocated > 1000; round++) {
            long before = bean.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                vector.polynomial(coefficients, x, out, 64);
                vector.step(coefficients, 2, x, out, scratch, scratch, 64);
                vector.weightedSum(weights, terms, out, 0, 64);
                vector.weightedStep(weights, terms, x, scratch, out, 0, 64);
            }
            allocated = bean.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(allocated).isLessThan(1000);
    }

    private static double[] normal(int count, long seed) {
        double[] values = new double[count];
        Streams.fillNormal(Streams.stream(seed, count, "kernels"), values);
        return values;
    }
}
