package dev.anneal.evaluate;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/**
 * How far each replicate moves an estimate: its influence, scaled so that the squares sum to the estimate's variance.
 *
 * <p>Estimates of one sweep share their random starts and are correlated. A function of estimates has, to first order,
 * the combined influences of its arguments, replicate by replicate; its standard error follows from them without
 * pretending that anything is independent (the delta method on influence functions). An estimate that shares its
 * randomness with nothing has a single influence of its own.
 *
 * <p>Immutable.
 */
public final class Influence {
    /** No randomness. */
    public static final Influence NONE = new Influence(new TreeMap<>(), Optional.empty(), 0);

    /** Influences by seed and, within a seed, by repeat. */
    private final Map<Long, double[]> streams;

    /** Who else has the part that belongs to no replicate, and how much of it there is. */
    private final Optional<Object> owner;

    private final double own;

    private Influence(Map<Long, double[]> streams, Optional<Object> owner, double own) {
        this.streams = streams;
        this.owner = owner;
        this.own = own;
    }

    /** The influence of an estimate that shares its randomness with no other. */
    public static Influence independent(double standardError) {
        return standardError == 0 ? NONE : new Influence(new TreeMap<>(), Optional.of(new Object()), standardError);
    }

    /** Gathers the influences of replicates; those of equal replicates add up. */
    public static final class Gathering {
        private final Map<Long, double[]> streams = new TreeMap<>();
        private long stream;
        private double[] current = new double[0];

        /** Adds the influence of a replicate. */
        public void add(Replicate replicate, double influence) {
            int repeat = Math.toIntExact(replicate.repeat());
            // Replicates of one stream come in a row.
            if (replicate.stream() != stream || current.length == 0) {
                stream = replicate.stream();
                current = streams.getOrDefault(stream, new double[0]);
            }
            if (current.length <= repeat) {
                current = Arrays.copyOf(current, Math.max(repeat + 1, 2 * current.length));
                streams.put(stream, current);
            }
            current[repeat] += influence;
        }

        /** What has been gathered. */
        public Influence gathered() {
            return new Influence(streams, Optional.empty(), 0);
        }
    }

    /** The influence of {@code a x + b y} from those of x and y. */
    public static Influence combined(double a, Influence x, double b, Influence y) {
        Map<Long, double[]> streams = new TreeMap<>();
        x.streams.forEach((key, stream) -> streams.put(key, scaled(a, stream)));
        y.streams.forEach((key, stream) ->
                streams.merge(key, scaled(b, stream), (left, right) -> each(left, right, Double::sum)));
        if (x.owner.isPresent() && x.owner.equals(y.owner)) {
            return new Influence(streams, x.owner, a * x.own + b * y.own);
        }
        if (x.owner.isEmpty() || y.owner.isEmpty()) {
            boolean left = x.owner.isPresent();
            return new Influence(streams, left ? x.owner : y.owner, left ? a * x.own : b * y.own);
        }
        return new Influence(streams, Optional.of(new Object()), Math.hypot(a * x.own, b * y.own));
    }

    private static double[] scaled(double factor, double[] stream) {
        return Arrays.stream(stream).map(entry -> factor * entry).toArray();
    }

    private static double[] each(double[] left, double[] right, DoubleBinaryOperator function) {
        double[] result = new double[Math.max(left.length, right.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(i < left.length ? left[i] : 0, i < right.length ? right[i] : 0);
        }
        return result;
    }

    /** The standard error that these influences amount to. */
    public double standardError() {
        double variance = own * own;
        for (double[] stream : streams.values()) {
            for (double influence : stream) {
                variance += influence * influence;
            }
        }
        return Math.sqrt(variance);
    }
}
