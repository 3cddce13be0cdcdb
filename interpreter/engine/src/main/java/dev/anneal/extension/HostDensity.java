package dev.anneal.extension;

import static java.util.Objects.requireNonNull;

import dev.anneal.numerics.density.LogDensity;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * A density of a host's on R^d: its logarithm with its gradient and, as far as they are known, its integral, its modes and
 * how to draw from it. Immutable; what it is made of must be thread-safe.
 */
public final class HostDensity {
    private final LogDensity logDensity;
    private final OptionalDouble logZ;
    private final Optional<Sampler> sampler;
    private final Optional<Modes> modes;

    /** The logarithm of a density at one point. */
    @FunctionalInterface
    public interface AtPoint {
        /**
         * The logarithm of the density in nats, up to a constant; -infinity where it is 0.
         *
         * @param point d coordinates; only to be read
         * @param gradient receives the d derivatives
         */
        double value(double[] point, double[] gradient);
    }

    /** Draws points of a density, independent of one another. */
    @FunctionalInterface
    public interface Sampler {
        /**
         * Draws a point.
         *
         * @param random the only source of chance, so that results can be had again
         * @param point receives d coordinates
         */
        void draw(RandomGenerator random, double[] point);
    }

    /** Says to which mode a point belongs. */
    @FunctionalInterface
    public interface ModeOf {
        /** The number of the mode, from 0; -1 if the point belongs to none. */
        int mode(double[] point);
    }

    /**
     * The modes of a density.
     *
     * @param masses the share of each; above 0, with the sum 1
     * @param of to which a point belongs
     */
    @SuppressWarnings("ArrayRecordComponent") // Copied when it comes in, and never written.
    public record Modes(double[] masses, ModeOf of) {
        public Modes {
            requireNonNull(of, "there is nothing that says to which mode a point belongs");
            masses = masses.clone();
            double sum = 0;
            for (double mass : masses) {
                if (!(mass > 0)) {
                    throw new IllegalArgumentException("the mass of a mode must be above 0, it is " + mass);
                }
                sum += mass;
            }
            if (!(Math.abs(sum - 1) < 1e-6)) {
                throw new IllegalArgumentException("the masses of the modes must sum to 1, they sum to " + sum);
            }
        }
    }

    private HostDensity(LogDensity logDensity, OptionalDouble logZ, Optional<Sampler> sampler, Optional<Modes> modes) {
        this.logDensity = logDensity;
        this.logZ = logZ;
        this.sampler = sampler;
        this.modes = modes;
    }

    /** A density whose logarithm is computed for many points at once. */
    public static HostDensity of(LogDensity logDensity) {
        return new HostDensity(
                requireNonNull(logDensity, "there is no density"),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A density whose logarithm is computed point by point.
     *
     * @param dimension d, at least 1
     */
    public static HostDensity atPoint(int dimension, AtPoint function) {
        if (dimension < 1) {
            throw new IllegalArgumentException("a density needs at least one dimension, not " + dimension);
        }
        return of(new PointDensity(dimension, requireNonNull(function, "there is no function")));
    }

    /** This density with the logarithm of the integral of what is computed. */
    public HostDensity logZ(double value) {
        return new HostDensity(logDensity, OptionalDouble.of(value), sampler, modes);
    }

    /** This density with a way of drawing from it, which is needed for forward metrics and distances. */
    public HostDensity sampler(Sampler newSampler) {
        return new HostDensity(logDensity, logZ, Optional.of(newSampler), modes);
    }

    /** This density with its modes, which are needed for coverage and all that tells whether a fit has collapsed. */
    public HostDensity modes(double[] masses, ModeOf of) {
        return new HostDensity(logDensity, logZ, sampler, Optional.of(new Modes(masses, of)));
    }

    /** Its logarithm. */
    public LogDensity logDensity() {
        return logDensity;
    }

    /** The logarithm of its integral; empty if unknown. */
    public OptionalDouble logZ() {
        return logZ;
    }

    /** How to draw from it; empty if unknown. */
    public Optional<Sampler> sampler() {
        return sampler;
    }

    /** Its modes; empty if unknown. */
    public Optional<Modes> modes() {
        return modes;
    }
}
