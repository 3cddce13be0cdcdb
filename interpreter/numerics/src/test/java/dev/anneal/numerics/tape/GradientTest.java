package dev.anneal.numerics.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives of programs against finite differences and known slopes, one point at a time and in batches. */
class GradientTest {
    private static final List<Operation> SMOOTH = List.of(
            Operation.ADD,
            Operation.SUBTRACT,
            Operation.MULTIPLY,
            Operation.DIVIDE,
            Operation.POWER,
            Operation.NEGATE,
            Operation.SQRT,
            Operation.EXP,
            Operation.LOG,
            Operation.LOG1P,
            Operation.SIN,
            Operation.COS,
            Operation.TANH,
            Operation.SIGMOID,
            Operation.ABS,
            Operation.MIN,
            Operation.MAX,
            Operation.SELECT,
            Operation.WEIGHTED_SUM);

    /** Both arguments of every operation, away from kinks. */
    @ParameterizedTest
    @CsvSource({
        "ADD, 1.2, 0.7",
        "SUBTRACT, 1.2, 0.7",
        "MULTIPLY, 1.2, -0.7",
        "DIVIDE, 1.2, -0.7",
        "POWER, 1.2, 0.7",
        "FLOOR_MOD, 7.3, 2.2",
        "FLOOR_MOD, -7.3, 2.2",
        "MIN, 1.2, 0.7",
        "MIN, 0.2, 0.7",
        "MAX, 1.2, 0.7",
        "MAX, 0.2, 0.7",
        "NEGATE, 1.2, 0",
        "ABS, -1.2, 0",
        "ABS, 1.2, 0",
        "SQRT, 1.2, 0",
        "EXP, 1.2, 0",
        "LOG, 1.2, 0",
        "LOG1P, 1.2, 0",
        "SIN, 1.2, 0",
        "COS, 1.2, 0",
        "TANH, 1.2, 0",
        "SIGMOID, 1.2, 0",
        "SIGMOID, -1.2, 0",
        "FLOOR, 1.2, 0",
        "ROUND, 1.2, 0",
        "LESS, 1.2, 0.7",
        "LESS_OR_EQUAL, 1.2, 0.7",
        "EQUAL, 1.2, 0.7",
        "NOT_EQUAL, 1.2, 0.7",
        "GREATER, 1.2, 0.7",
        "GREATER_OR_EQUAL, 1.2, 0.7",
        "AND, 1.2, 0.7",
        "OR, 1.2, 0.7",
        "NOT, 1.2, 0",
        "GATED_PRODUCT, 1.2, 0.7"
    })
    void everyOperation(Operation operation, double x, double y) {
        ProgramBuilder builder = Program.builder(2);
        int[] arguments =
                operation.arity() == 1 ? new int[] {builder.input(0)} : new int[] {builder.input(0), builder.input(1)};
        checkGradient(builder.build(builder.apply(operation, arguments)), 1e-8, x, y);
    }

    @Test
    void everyOperationIsTested() {
        int withMethodsOfTheirOwn = 2;
        int selectAndSum = 2;
        assertThat(Operation.values()).hasSize(30 + withMethodsOfTheirOwn + selectAndSum);
    }

    @Test
    void selectAndWeightedSum() {
        ProgramBuilder builder = Program.builder(3);
        int x = builder.input(0);
        int y = builder.input(1);
        int z = builder.input(2);
        int chosen = builder.apply(
                Operation.SELECT, builder.apply(Operation.LESS, x, y), builder.apply(Operation.EXP, z), x);
        int sum = builder.weightedSum(new double[] {2, -3, 0.5, 0, 1}, x, chosen, y, z, builder.constant(4));
        Program program = builder.build(sum);
        checkGradient(program, 1e-8, 1, 2, 3);
        checkGradient(program, 1e-8, 2, 1, 3);
        assertThat(new ScalarTape(program).evaluate(1, 2, 0)).isEqualTo(2 - 3 + 1 + 4);
    }

    /** A random expression is smooth almost everywhere; where it is not finite or changes wildly it is passed over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomExpressions(int seed) {
        Random random = new Random(seed);
        int compared = 0;
        for (int i = 0; i < 300; i++) {
            Program program = randomProgram(random, 3, 5 + random.nextInt(40));
            double[] point = random.doubles(3, 0.1, 2).toArray();
            if (isTame(program, point)) {
                checkGradient(program, 1e-4, point);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void batchesAreTheSameAsPointByPoint() {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            Program program = Gradient.of(randomProgram(random, 3, 5 + random.nextInt(200)));
            int count = 1 + random.nextInt(300);
            int stride = count + random.nextInt(5);
            double[] points = random.doubles(3L * stride, -2, 2).toArray();
            double[] values = new double[count];
            double[] slopes = new double[3 * stride];
            new BatchTape(program).run(points, stride, count, values, slopes);
            for (int output = 0; output < 4; output++) {
                ScalarTape scalar = new ScalarTape(program.withOutput(output));
                for (int n = 0; n < count; n++) {
                    double expected = scalar.evaluate(points[n], points[stride + n], points[2 * stride + n]);
                    double found = output == 0 ? values[n] : slopes[(output - 1) * stride + n];
                    if (Double.isFinite(expected)) {
                        assertThat(found).isEqualTo(expected, within(1e-10 * (1 + Math.abs(expected))));
                    } else {
                        assertThat(Double.valueOf(found)).isEqualTo(Double.valueOf(expected));
                    }
                }
            }
            checkAlone(program, points, stride, count, values, slopes);
        }
    }

    private static void checkAlone(
            Program program, double[] points, int stride, int count, double[] values, double[] slopes) {
        int n = count / 2;
        double[] value = new double[1];
        double[] slope = new double[3];
        new BatchTape(program)
                .run(new double[] {points[n], points[stride + n], points[2 * stride + n]}, 1, 1, value, slope);
        assertThat(value).containsExactly(Double.valueOf(values[n]));
        assertThat(slope).isEqualTo(new double[] {slopes[n], slopes[stride + n], slopes[2 * stride + n]});
    }

    @Test
    void aBranchThatIsNotTakenAddsNothing() {
        ProgramBuilder builder = Program.builder(1);
        int x = builder.input(0);
        int positive = builder.apply(Operation.LESS, builder.constant(0), x);
        int root = builder.apply(Operation.SQRT, x);
        Program program =
                builder.build(builder.apply(Operation.SELECT, positive, root, builder.apply(Operation.NEGATE, x)));
        assertThat(gradient(program, -4)).containsExactly(4, -1);
        assertThat(gradient(program, 4)).containsExactly(2, 0.25);
    }

    @Test
    void theNormIsFlatAtTheOrigin() {
        ProgramBuilder builder = Program.builder(2);
        int x = builder.input(0);
        int y = builder.input(1);
        int squares = builder.weightedSum(
                new double[] {1, 1}, builder.apply(Operation.MULTIPLY, x, x), builder.apply(Operation.MULTIPLY, y, y));
        assertThat(gradient(builder.build(builder.apply(Operation.SQRT, squares)), 0, 0))
                .containsExactly(0, 0, 0);
    }

    @Test
    void whatIsConstantIsComputedOnce() {
        ProgramBuilder builder = Program.builder(1);
        int x = builder.input(0);
        int two = builder.apply(Operation.ADD, builder.constant(1), builder.constant(1));
        Program square = builder.build(builder.apply(Operation.POWER, x, two));
        assertThat(square.size()).isEqualTo(2);
        assertThat(new ScalarTape(square).evaluate(3)).isEqualTo(9);
        Program gradient = Gradient.of(square);
        assertThat(new ScalarTape(gradient.withOutput(1)).evaluate(3)).isEqualTo(6);
    }

    @Test
    void aGradientIsThatOfOneOutput() {
        ProgramBuilder builder = Program.builder(1);
        Program two = builder.build(builder.input(0), builder.input(0));
        assertThatThrownBy(() -> Gradient.of(two)).hasMessage("A gradient is that of one output, not of 2.");
    }

    private static Program randomProgram(Random random, int inputs, int operations) {
        ProgramBuilder builder = Program.builder(inputs);
        List<Integer> nodes = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            nodes.add(builder.input(i));
        }
        nodes.add(builder.constant(0.5 + random.nextDouble()));
        for (int i = 0; i < operations; i++) {
            if (i % 5 == 0) {
                nodes.add(builder.constant(random.nextGaussian()));
            }
            Operation operation = SMOOTH.get(random.nextInt(SMOOTH.size()));
            int[] arguments = new int[operation.arity() < 0 ? random.nextInt(9) : operation.arity()];
            for (int j = 0; j < arguments.length; j++) {
                arguments[j] = nodes.get(random.nextInt(nodes.size()));
            }
            nodes.add(
                    operation == Operation.WEIGHTED_SUM
                            ? builder.weightedSum(
                                    random.doubles(arguments.length, -1, 1).toArray(), arguments)
                            : builder.apply(operation, arguments));
        }
        // Tamed by the hyperbolic tangent, since a tower of powers overflows.
        double[] ones = new double[nodes.size()];
        java.util.Arrays.fill(ones, 1.0);
        int[] tamed = nodes.stream()
                .mapToInt(node -> builder.apply(Operation.TANH, node))
                .toArray();
        return builder.build(builder.weightedSum(ones, tamed));
    }

    /** Whether two step sizes of a finite difference agree, so that it says something. */
    private static boolean isTame(Program program, double[] point) {
        double[] coarse = differences(program, point, 1e-5);
        double[] fine = differences(program, point, 2.5e-6);
        for (int i = 0; i < point.length; i++) {
            if (!(Math.abs(coarse[i] - fine[i]) <= 1e-6 * (1 + Math.abs(fine[i])))) {
                return false;
            }
        }
        return true;
    }

    private static void checkGradient(Program program, double tolerance, double... point) {
        double[] expected = differences(program, point, 1e-5);
        double[] found = gradient(program, point);
        for (int i = 0; i < point.length; i++) {
            assertThat(found[1 + i]).isEqualTo(expected[i], within(tolerance * (1 + Math.abs(expected[i]))));
        }
    }

    /** Central differences of the fourth order. */
    private static double[] differences(Program program, double[] point, double step) {
        ScalarTape tape = new ScalarTape(program);
        double[] slopes = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            double[] moved = point.clone();
            double[] values = new double[4];
            for (int j = 0; j < 4; j++) {
                moved[i] = point[i] + step * new double[] {-2, -1, 1, 2}[j];
                values[j] = tape.evaluate(moved);
            }
            slopes[i] = (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * step);
        }
        return slopes;
    }

    private static double[] gradient(Program program, double... point) {
        double[] value = new double[1];
        double[] slopes = new double[point.length];
        new BatchTape(Gradient.of(program)).run(point, 1, 1, value, slopes);
        double[] all = new double[1 + point.length];
        all[0] = value[0];
        System.arraycopy(slopes, 0, all, 1, slopes.length);
        return all;
    }
}
