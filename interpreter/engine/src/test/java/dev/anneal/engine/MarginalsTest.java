package dev.anneal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.catalogue.Kind;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.plan.Datum;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarginalsTest {
    private static Datum.Term term(String name, Map<String, Datum> arguments) {
        return new Datum.Term(Kind.DENSITY, name, arguments, Optional.empty());
    }

    private static Datum.Vector vector(double... entries) {
        return new Datum.Vector(entries);
    }

    private static double log(Datum density, double... point) {
        LogDensity bound = LogDensityBinding.bind(density, point.length).orElseThrow();
        double[] value = new double[1];
        bound.evaluator(1).values(point, 1, value);
        return value[0];
    }

    private static Datum marginal(Datum density, int dimension, int... coordinates) {
        return Marginals.of(density, dimension, coordinates).orElseThrow();
    }

    private static Datum normal(Datum mean, Datum sd) {
        return term("normal", Map.of("mean", mean, "sd", sd));
    }

    @Test
    void normalsKeepTheirMeansAndCovariances() {
        Datum independent = normal(vector(1, 2, 3), new Datum.Number(2));
        assertThat(log(marginal(independent, 3, 2, 0), 3, 1))
                .isEqualTo(log(normal(vector(3, 1), new Datum.Number(2)), 3, 1));
        Datum full = term(
                "normal",
                Map.of("mean", vector(1, 2, 3), "sd", new Datum.Number(1), "cov", new Datum.Matrix(3, 3, new double[] {
                    2, 0.5, 0.25, 0.5, 3, 0, 0.25, 0, 4
                })));
        Datum part = term(
                "normal",
                Map.of("mean", vector(3, 1), "sd", new Datum.Number(1), "cov", new Datum.Matrix(2, 2, new double[] {
                    4, 0.25, 0.25, 2
                })));
        assertThat(log(marginal(full, 3, 2, 0), 0, 0)).isCloseTo(log(part, 0, 0), within(1e-12));
    }

    @Test
    void mixturesShiftsAndScalingsAreThoseOfTheirParts() {
        Datum mixture = term(
                "mixture",
                Map.of(
                        "weights",
                        vector(0.25, 0.75),
                        "components",
                        new Datum.Sequence(List.of(
                                normal(vector(1, 2, 3), new Datum.Number(1)),
                                normal(vector(-1, -2, -3), vector(1, 2, 3))))));
        Datum moved = term("shifted", Map.of("inner", mixture, "by", vector(5, 6, 7)));
        Datum stretched = term("scaled", Map.of("inner", moved, "factor", new Datum.Number(2)));
        double first = -Math.log(2 * Math.PI);
        // At twice (9, 8), where the first component has its mean; the second is 4 and 6 away, with deviations 2 and 3.
        double second = first - Math.log(6) - 0.5 * (4 + 4);
        assertThat(log(marginal(stretched, 3, 1, 2), 16, 20))
                .isCloseTo(Math.log(0.25 * Math.exp(first) + 0.75 * Math.exp(second)) - Math.log(4), within(1e-12));
    }

    @Test
    void productsAreTakenApart() {
        Datum laplace = term("laplace", Map.of("mean", vector(4), "scale", new Datum.Number(2)));
        Datum product = term(
                "independent",
                Map.of(
                        "first",
                        normal(vector(1, 2), new Datum.Number(1)),
                        "first_dim",
                        new Datum.Number(2),
                        "second",
                        laplace,
                        "second_dim",
                        new Datum.Number(1)));
        double expected = log(laplace, 5) + log(normal(vector(2), new Datum.Number(1)), 0);
        assertThat(log(marginal(product, 3, 2, 1), 5, 0)).isCloseTo(expected, within(1e-12));
        assertThat(log(marginal(product, 3, 1, 0), 0, 0))
                .isCloseTo(log(normal(vector(2, 1), new Datum.Number(1)), 0, 0), within(1e-12));
    }

    @Test
    void whatMixesCoordinatesHasNone() {
        Datum turned = term(
                "scaled",
                Map.of(
                        "inner",
                        normal(vector(1, 2), new Datum.Number(1)),
                        "factor",
                        new Datum.Matrix(2, 2, new double[] {1, 1, -1, 1})));
        assertThat(Marginals.of(turned, 2, new int[] {0, 1})).isEmpty();
        assertThat(Marginals.of(term("density", Map.of()), 2, new int[] {0, 1})).isEmpty();
    }
}
