package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.run.Fit;
import org.junit.jupiter.api.Test;

/**
 * What does not change when a study is written differently: the order of components, the names of things, the
 * orientation of space. Where the order of sums changes, results agree to a small multiple of the tolerance.
 */
class SymmetryTest {
    private static final double[][] MODES = {{4, 0, 1}, {-3, 2, 0}, {0, -3, -2}};
    private static final double[][] MEANS = {{1, 0.2, 0.1}, {-0.5, 1, 0}, {0.1, -1, -0.3}};
    private static final double[] PI = {0.2, 0.3, 0.5};
    private static final double[] WEIGHTS = {0.4, 0.35, 0.25};

    private static String study(double[] pi, double[][] modes, double[] weights, double[][] means) {
        StringBuilder target = new StringBuilder();
        for (int j = 0; j < pi.length; j++) {
            target.append(j == 0 ? "" : " + ")
                    .append(pi[j])
                    .append(" * normal(")
                    .append(Study.list(modes[j]))
                    .append(", 1)");
        }
        return """
                target t = %s
                run r {
                  fit gaussian_mixture(dim: 3, components: 3, weights: "trainable") to t
                  under linear(from: 0.3, rate: 0.1)
                  by gradient_flow(tolerance: 1e-12)
                  until 3
                  start from { means: %s, weights: %s }
                }
                """.formatted(target, Study.matrix(means), Study.list(weights));
    }

    private static final Fit ORIGINAL = Study.fit(study(PI, MODES, WEIGHTS, MEANS));

    @Test
    void theStudyIsNotTrivial() {
        // In motion, with unequal masses: otherwise the tests below would compare fixed points.
        assertThat(ORIGINAL.metric("kl").value()).isGreaterThan(1e-3);
        assertThat(ORIGINAL.vector("mode_mass")[0]).isBetween(0.01, 0.99);
    }

    @Test
    void orderOfTheModesOnlyReordersModeMass() {
        double[] pi = {PI[2], PI[0], PI[1]};
        double[][] modes = {MODES[2], MODES[0], MODES[1]};
        Fit fit = Study.fit(study(pi, modes, WEIGHTS, MEANS));
        double[] expected = ORIGINAL.vector("mode_mass");
        assertThat(fit.vector("mode_mass"))
                .containsExactly(new double[] {expected[2], expected[0], expected[1]}, within(1e-8));
        assertSame(
                fit.metric("free_energy").value(),
                ORIGINAL.metric("free_energy").value());
        assertSame(fit.metric("coverage").value(), ORIGINAL.metric("coverage").value());
        assertMatrix(fit.matrix("means"), ORIGINAL.matrix("means"), 1e-8);
    }

    @Test
    void orderOfTheComponentsOnlyReordersThem() {
        double[] weights = {WEIGHTS[1], WEIGHTS[2], WEIGHTS[0]};
        double[][] means = {MEANS[1], MEANS[2], MEANS[0]};
        Fit fit = Study.fit(study(PI, MODES, weights, means));
        double[][] expected = ORIGINAL.matrix("means");
        assertMatrix(fit.matrix("means"), new double[][] {expected[1], expected[2], expected[0]}, 1e-8);
        double[] expectedWeights = ORIGINAL.vector("weights");
        assertThat(fit.vector("weights"))
                .containsExactly(
                        new double[] {expectedWeights[1], expectedWeights[2], expectedWeights[0]}, within(1e-8));
        assertThat(fit.vector("mode_mass")).containsExactly(ORIGINAL.vector("mode_mass"), within(1e-8));
        assertSame(
                fit.metric("free_energy").value(),
                ORIGINAL.metric("free_energy").value());
    }

    @Test
    void orientationOfSpaceDoesNotMatter() {
        Fit fit = Study.fit(study(PI, rotated(MODES), WEIGHTS, rotated(MEANS)));
        assertThat(fit.metric("free_energy").value())
                .isEqualTo(ORIGINAL.metric("free_energy").value(), within(1e-9));
        assertMatrix(fit.matrix("overlaps"), ORIGINAL.matrix("overlaps"), 1e-9);
        assertMatrix(fit.matrix("gram"), ORIGINAL.matrix("gram"), 1e-9);
        assertMatrix(fit.matrix("means"), rotated(ORIGINAL.matrix("means")), 1e-9);
        assertThat(fit.vector("weights")).containsExactly(ORIGINAL.vector("weights"), within(1e-9));
    }

    @Test
    void furtherDimensionsAddTheirEntropyOnly() {
        String script = study(PI, MODES, WEIGHTS, MEANS)
                .replace("dim: 3", "dim: 5")
                .replaceAll("\\[([-0-9.]+), ([-0-9.]+), ([-0-9.]+)\\](?! \\})", "[$1, $2, $3, 0, 0]");
        Fit fit = Study.fit(script);
        // A normal coordinate of its own adds its entropy, 1 - beta times: E[log q] - beta E[log p] of equal densities.
        double beta = fit.metric("beta").value();
        double entropy = 0.5 * Math.log(2 * Math.PI * Math.E);
        assertThat(fit.metric("free_energy").value())
                .isEqualTo(ORIGINAL.metric("free_energy").value() - 2 * (1 - beta) * entropy, within(1e-9));
        assertThat(fit.metric("kl").value()).isEqualTo(ORIGINAL.metric("kl").value(), within(1e-9));
        assertMatrix(fit.matrix("gram"), ORIGINAL.matrix("gram"), 1e-9);
    }

    /** Turned by three angles, about three axes. */
    private static double[][] rotated(double[][] points) {
        double[][] turned = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            double[] point = points[i].clone();
            turn(point, 0, 1, 0.7);
            turn(point, 1, 2, -1.9);
            turn(point, 0, 2, 2.4);
            turned[i] = point;
        }
        return turned;
    }

    private static void turn(double[] point, int first, int second, double angle) {
        double x = point[first];
        double y = point[second];
        point[first] = Math.cos(angle) * x - Math.sin(angle) * y;
        point[second] = Math.sin(angle) * x + Math.cos(angle) * y;
    }

    private static void assertSame(double actual, double expected) {
        assertThat(actual).isEqualTo(expected, within(1e-8));
    }

    private static void assertMatrix(double[][] actual, double[][] expected, double tolerance) {
        assertThat(actual).hasDimensions(expected.length, expected[0].length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).containsExactly(expected[i], within(tolerance));
        }
    }
}
