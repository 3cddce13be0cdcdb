package dev.anneal.numerics.density;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/** A product of densities of one form on the line, each with a location and a scale of its own. */
public final class CoordinateDensity implements LogDensity {
    private final Form form;
    private final double[] location;
    private final double[] inverseScale;
    private final double logNormaliser;

    private CoordinateDensity(Form form, double[] location, double[] scale) {
        this.form = form;
        this.location = location.clone();
        this.inverseScale = Arrays.stream(scale).map(one -> 1 / one).toArray();
        this.logNormaliser = Arrays.stream(scale)
                .map(one -> form.logAtZero() - Math.log(one))
                .sum();
    }

    /** A density on the line, up to its value at 0. */
    private interface Form {
        /** The logarithm of the density at 0. */
        double logAtZero();

        /** log p(z) - log p(0). */
        double value(double z);

        /** The derivative of {@link #value}. */
        double slope(double z);
    }

    /**
     * Student's t: log p(z) = -(v + 1) / 2 log(1 + z^2 / v) plus a constant.
     *
     * @param degrees v, above 0 and finite
     * @param mean d finite locations
     * @param scale d scales, above 0 and finite
     */
    public static CoordinateDensity studentT(double degrees, double[] mean, double[] scale) {
        Points.requireScale("degrees", new double[] {degrees}, 1);
        return of(new StudentT(degrees), mean, scale);
    }

    /**
     * Laplace's density exp(-|z|) / 2.
     *
     * @param mean d finite locations
     * @param scale d scales, above 0 and finite
     */
    public static CoordinateDensity laplace(double[] mean, double[] scale) {
        return of(new Laplace(), mean, scale);
    }

    private static CoordinateDensity of(Form form, double[] mean, double[] scale) {
        Points.requireFinite("mean", mean);
        Points.requireScale("scale", scale, mean.length);
        return new CoordinateDensity(form, mean, scale);
    }

    private record StudentT(double degrees) implements Form {
        @Override
        public double logAtZero() {
            return Gamma.logGamma((degrees + 1) / 2) - Gamma.logGamma(degrees / 2) - 0.5 * Math.log(degrees * Math.PI);
        }

        @Override
        public double value(double z) {
            return -0.5 * (degrees + 1) * Math.log1p(z * z / degrees);
        }

        @Override
        public double slope(double z) {
            return -(degrees + 1) * z / (degrees + z * z);
        }
    }

    private record Laplace() implements Form {
        @Override
        public double logAtZero() {
            return -Math.log(2);
        }

        @Override
        public double value(double z) {
            return -Math.abs(z);
        }

        @Override
        public double slope(double z) {
            return z < 0 ? 1 : -1;
        }
    }

    @Override
    public int dimension() {
        return location.length;
    }

    @Override
    public Evaluator evaluator(int capacity) {
        return new Evaluator() {
            @Override
            public void values(double[] points, int count, double[] values) {
                Arrays.fill(values, 0, count, logNormaliser);
                for (int i = 0; i < location.length; i++) {
                    for (int n = 0; n < count; n++) {
                        values[n] += form.value((points[i * capacity + n] - location[i]) * inverseScale[i]);
                    }
                }
            }

            @Override
            public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
                values(points, count, values);
                for (int i = 0; i < location.length; i++) {
                    for (int n = i * capacity; n < i * capacity + count; n++) {
                        gradients[n] = inverseScale[i] * form.slope((points[n] - location[i]) * inverseScale[i]);
                    }
                }
            }
        };
    }
}
