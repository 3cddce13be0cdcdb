package dev.anneal.numerics.flow;

import static dev.anneal.numerics.flow.SmallFlows.model;
import static dev.anneal.numerics.flow.SmallFlows.twoModes;
import static dev.anneal.numerics.flow.SmallFlows.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Pace;
import dev.anneal.numerics.density.NormalMixture;
import dev.anneal.numerics.random.Streams;
import dev.anneal.numerics.simd.NetworkKernels;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RealNVP against finite differences, a numerical Jacobian and itself backwards. */
class RealNvpTest {
    /** A flow whose biases and last layers are random too, so that nothing is zero by chance. */
    private static double[] parameters(RealNvpLayout layout) {
        double[] parameters = new double[layout.size()];
        FlowParameters.fill(parameters, layout, Numbers.twofold(), 3, 0, new Pace(Checkpoint.NONE));
        UniformRandomProvider random = Streams.stream(4, 0, "biases");
        RealNvpModel model = layout.model();
        for (int coupling = 0; coupling < model.layers(); coupling++) {
            for (int level = 0; level < layout.depth(); level++) {
                boolean last = level == layout.depth() - 1;
                int columns = last ? model.moved(coupling) : model.hidden().get(level);
                for (int j = 0; j < columns; j++) {
                    parameters[layout.biases(coupling, level) + j] = 0.4 * (random.nextDouble() - 0.5);
                }
            }
        }
        return parameters;
    }

    private static double loss(
            RealNvpPass<double[]> pass,
            RealNvpLayout layout,
            double[] parameters,
            double[] z,
            int rows,
            NormalMixture target) {
        FlowWorkspace<double[]> workspace = new FlowWorkspace<>(layout, Numbers.twofold(), Checkpoint.NONE);
        System.arraycopy(z, 0, workspace.points, 0, z.length);
        pass.forward(weights(layout, parameters), workspace, rows);
        double[] values = new double[FlowWorkspace.CHUNK];
        target.evaluator(FlowWorkspace.CHUNK).values(workspace.points, rows, values);
        double sum = 0;
        for (int n = 0; n < rows; n++) {
            sum -= workspace.logDeterminant[n] + 0.7 * values[n];
        }
        return sum;
    }

    private static double[] draws(int dimension, int rows) {
        double[] z = new double[dimension * FlowWorkspace.CHUNK];
        UniformRandomProvider random = Streams.stream(5, 0, "z");
        double[] noise = new double[rows];
        for (int i = 0; i < dimension; i++) {
            Streams.fillNormal(random, noise);
            System.arraycopy(noise, 0, z, i * FlowWorkspace.CHUNK, rows);
        }
        return z;
    }

    /** Central differences of width 1e-5 are good to about 1e-8 here; also padding is moved, which must not matter. */
    @ParameterizedTest
    @CsvSource({"5, TANH", "2, TANH", "1, TANH", "3, LEAKY_RELU", "17, TANH"})
    void gradientsAreThoseOfFiniteDifferences(int dimension, Activation activation) {
        checkGradients(model(dimension, activation), 1);
    }

    /** Layers that are wider than the panels of their weights. */
    @Test
    void gradientsOfWideLayersAreThoseOfFiniteDifferences() {
        checkGradients(new RealNvpModel(3, 2, List.of(150, 20, 135), Activation.TANH, 2, 1), 7);
    }

    /** Networks without hidden layers, and ones with fewer units than a vector has lanes. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 20})
    void gradientsOfSmallNetworksAreThoseOfFiniteDifferences(int dimension) {
        for (List<Integer> hidden : List.of(List.<Integer>of(), List.of(3), List.of(16, 2, 32))) {
            checkGradients(new RealNvpModel(dimension, 3, hidden, Activation.TANH, 2, 1), 1);
        }
    }

    private static void checkGradients(RealNvpModel model, int stride) {
        RealNvpLayout layout = new RealNvpLayout(model);
        int dimension = model.dimension();
        RealNvpPass<double[]> pass = new RealNvpPass<>(layout, Numbers.twofold());
        NormalMixture target = twoModes(dimension, 2);
        double[] parameters = parameters(layout);
        int rows = 9;
        double[] z = draws(dimension, rows);
        FlowWorkspace<double[]> workspace = new FlowWorkspace<>(layout, Numbers.twofold(), Checkpoint.NONE);
        System.arraycopy(z, 0, workspace.points, 0, z.length);
        pass.forward(weights(layout, parameters), workspace, rows);
        target.evaluator(FlowWorkspace.CHUNK)
                .valuesAndGradients(workspace.points, rows, new double[FlowWorkspace.CHUNK], workspace.slopes);
        double[] gradient = new double[layout.size()];
        Arrays.fill(gradient, Double.NaN);
        pass.backward(weights(layout, parameters), workspace, -0.7, gradient, true, rows);
        double h = 1e-5;
        for (int i = 0; i < layout.size(); i += stride + i % 3) {
            double[] moved = parameters.clone();
            moved[i] += h;
            double above = loss(pass, layout, moved, z, rows, target);
            moved[i] -= 2 * h;
            double below = loss(pass, layout, moved, z, rows, target);
            assertThat(gradient[i]).isCloseTo((above - below) / (2 * h), within(1e-6 * (1 + Math.abs(gradient[i]))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16})
    void theInverseLeadsBackWithTheOppositeDeterminant(int dimension) {
        RealNvpLayout layout = new RealNvpLayout(model(dimension, Activation.TANH));
        RealNvpPass<double[]> pass = new RealNvpPass<>(layout, Numbers.twofold());
        double[] parameters = parameters(layout);
        int rows = 20;
        double[] z = draws(dimension, rows);
        FlowWorkspace<double[]> workspace = new FlowWorkspace<>(layout, Numbers.twofold(), Checkpoint.NONE);
        System.arraycopy(z, 0, workspace.points, 0, z.length);
        pass.forward(weights(layout, parameters), workspace, rows);
        double[] forward = workspace.logDeterminant.clone();
        pass.inverse(weights(layout, parameters), workspace, rows);
        for (int i = 0; i < z.length; i++) {
            assertThat(workspace.points[i]).isCloseTo(z[i], within(1e-12));
        }
        for (int n = 0; n < rows; n++) {
            assertThat(workspace.logDeterminant[n]).isCloseTo(-forward[n], within(1e-12));
        }
    }

    @Test
    void theDeterminantIsThatOfTheNumericalJacobian() {
        int dimension = 5;
        RealNvpLayout layout = new RealNvpLayout(model(dimension, Activation.TANH));
        RealNvpPass<double[]> pass = new RealNvpPass<>(layout, Numbers.twofold());
        double[] parameters = parameters(layout);
        double[] z = draws(dimension, 1);
        FlowWorkspace<double[]> workspace = new FlowWorkspace<>(layout, Numbers.twofold(), Checkpoint.NONE);
        double h = 1e-5;
        RealMatrix jacobian = MatrixUtils.createRealMatrix(dimension, dimension);
        for (int column = 0; column < dimension; column++) {
            for (int sign : new int[] {1, -1}) {
                System.arraycopy(z, 0, workspace.points, 0, z.length);
                workspace.points[column * FlowWorkspace.CHUNK] += sign * h;
                pass.forward(weights(layout, parameters), workspace, 1);
                for (int row = 0; row < dimension; row++) {
                    double part = sign * workspace.points[row * FlowWorkspace.CHUNK] / (2 * h);
                    jacobian.addToEntry(row, column, part);
                }
            }
        }
        System.arraycopy(z, 0, workspace.points, 0, z.length);
        pass.forward(weights(layout, parameters), workspace, 1);
        assertThat(workspace.logDeterminant[0])
                .isCloseTo(Math.log(Math.abs(new LUDecomposition(jacobian).getDeterminant())), within(1e-8));
    }

    /**
     * In single precision: the hyperbolic tangent to 3e-7, the exponential to 2e-7 of its value and what the argument's rounding
     * makes of it.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 2, 20})
    void elementaryFunctionsOfSinglePrecision(double bound) {
        Numbers<float[]> numbers = Numbers.single();
        int stride = NetworkKernels.LANES;
        for (double x = -12; x <= 12; x += 0.01) {
            float[] values = {(float) x, Float.NaN};
            numbers.activate(Activation.TANH, values, 0, 2);
            assertThat((double) values[0]).isCloseTo(Math.tanh((float) x), within(3e-7));
            assertThat(values[1]).isNaN();
            int block = NetworkKernels.block(1);
            float[] raw = new float[NetworkKernels.twoBlocks(block)];
            raw[0] = (float) x;
            raw[block] = 3;
            float[] ones = new float[stride];
            Arrays.fill(ones, 1);
            float[] bent = new float[stride];
            float[] factor = new float[stride];
            float[] y = new float[stride];
            float[] scales = new float[stride];
            numbers.kernels().couple(raw, ones, block, stride, 1, bound, bent, factor, y, scales);
            double[] logDeterminant = {1};
            numbers.addRowSums(scales, stride, 1, 1, bound, logDeterminant);
            double s = bound * Math.tanh((float) x / bound);
            assertThat(logDeterminant[0]).isCloseTo(1 + s, within(4e-7 * bound));
            assertThat(factor[0] / Math.exp(bound * bent[0])).isCloseTo(1, within(2e-7 + 6e-8 * bound));
            assertThat(y[0]).isEqualTo(factor[0] + 3);
            float[] back = new float[stride];
            numbers.uncouple(raw, y, stride, 1, 1, bound, bent, factor, back, scales);
            assertThat((double) back[0]).isCloseTo(1, within(1e-6 * (1 + 3 / Math.exp(s))));
            assertThat(scales[0]).isEqualTo(2 * bent[0]);
        }
    }

    @Test
    void rowsOfCoordinatesAndBack() {
        rowsOfCoordinatesAndBack(Numbers.single());
        rowsOfCoordinatesAndBack(Numbers.twofold());
    }

    private static <A> void rowsOfCoordinatesAndBack(Numbers<A> numbers) {
        int capacity = 6;
        int rows = 5;
        int stride = NetworkKernels.LANES;
        for (int columns = 0; columns <= 11; columns++) {
            double[] points = new double[(2 + columns) * capacity];
            Arrays.setAll(points, i -> i);
            A matrix = numbers.allocate(rows * stride);
            numbers.fromCoordinates(points, capacity, 2, columns, rows, 0.5, matrix, stride);
            double[] found = new double[rows * stride];
            numbers.toDoubles(matrix, found, found.length);
            double[] back = new double[points.length];
            numbers.toCoordinates(matrix, stride, rows, columns, back, capacity, 2);
            for (int n = 0; n < rows; n++) {
                for (int j = 0; j < stride; j++) {
                    double expected = j < columns ? 0.5 * ((2 + j) * capacity + n) : 0;
                    assertThat(found[n * stride + j]).isEqualTo(expected);
                    if (j < columns) {
                        assertThat(back[(2 + j) * capacity + n]).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void transposedMatrices() {
        transposedMatrices(Numbers.single());
        transposedMatrices(Numbers.twofold());
    }

    private static <A> void transposedMatrices(Numbers<A> numbers) {
        int stride = 530;
        int outStride = 17;
        for (int rows : new int[] {0, 1, 3, 4, 7, 13}) {
            for (int columns : new int[] {0, 1, 17, 256, 513}) {
                double[] numbered = new double[2 + rows * stride];
                Arrays.setAll(numbered, i -> i);
                A matrix = numbers.allocate(numbered.length);
                numbers.fromDoubles(numbered, matrix, 0, numbered.length);
                A out = numbers.allocate(3 + columns * outStride);
                numbers.transpose(matrix, 2, stride, rows, columns, out, 3, outStride);
                double[] found = new double[3 + columns * outStride];
                numbers.toDoubles(out, found, found.length);
                double[] expected = new double[found.length];
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        expected[3 + j * outStride + i] = 2 + i * stride + j;
                    }
                }
                assertThat(found).as("%d x %d", rows, columns).containsExactly(expected);
            }
        }
    }
}
