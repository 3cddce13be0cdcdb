package dev.anneal.engine;

import dev.anneal.evaluate.EstimateArithmetic;
import dev.anneal.evaluate.Influence;
import dev.anneal.evaluate.Intrinsics.Answer;
import dev.anneal.evaluate.Intrinsics.Sample;
import dev.anneal.evaluate.Replicate;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.numerics.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What summarises the fits of a cell or the rows of a group. Over fits, each summary is an estimate: its influences, one
 * for each replicate, say how it goes together with other estimates of the same starts.
 */
final class Aggregates {
    /** The aggregates there are. */
    static final Set<String> NAMES = Set.of("probability", "mean", "sd", "quantile", "min", "max", "count");

    private final Sample sample;
    private final double[] values;
    private final boolean random;
    private final int replicates;

    private Aggregates(Sample sample, double[] values) {
        this.sample = sample;
        this.values = values;
        this.random = sample.replicates().stream().allMatch(Optional::isPresent);
        this.replicates = distinct(sample.replicates());
    }

    /** How many replicates there are; those of a cell come in their order, and then none comes twice. */
    private static int distinct(List<Optional<Replicate>> replicates) {
        boolean ascending = true;
        for (int i = 1; i < replicates.size() && ascending; i++) {
            ascending = replicates.get(i).isPresent()
                    && replicates.get(i - 1).isPresent()
                    && replicates.get(i - 1).get().compareTo(replicates.get(i).get()) < 0;
        }
        return ascending
                ? replicates.size()
                : (int) replicates.stream().distinct().count();
    }

    /** The value of an aggregate. */
    static Answer of(String name, Sample sample, List<Value> arguments) {
        if (sample.values().isEmpty()) {
            return new Answer.Of(name.equals("count") ? new Value.Number(0) : Value.MISSING);
        }
        boolean share = name.equals("probability") || name.equals("count");
        double[] values = new double[sample.values().size()];
        for (int i = 0; i < values.length; i++) {
            Value value = sample.values().get(i);
            if (value instanceof Value.Flag flag) {
                if (!share) {
                    return new Answer.Refused("it summarises numbers; of a condition, take the `probability`");
                }
                values[i] = flag.value() ? 1 : 0;
            } else if (share) {
                return new Answer.Refused("it needs a condition that is true or false, not " + ValueText.of(value));
            } else if (Values.number(value).isEmpty()) {
                return new Answer.Refused("it summarises numbers, not " + ValueText.of(value));
            } else {
                values[i] = Values.number(value).get();
            }
        }
        Aggregates aggregates = new Aggregates(sample, values);
        if (sample.values().stream().anyMatch(Value.Estimate.class::isInstance)) {
            return new Answer.Of(aggregates.ofEstimates(name, arguments));
        }
        if (name.equals("quantile")) {
            double p = Values.number(arguments.get(0)).orElse(Double.NaN);
            return p >= 0 && p <= 1
                    ? new Answer.Of(aggregates.quantile(p))
                    : new Answer.Refused("`p` is a share from 0 to 1, " + ValueText.insteadOf(p));
        }
        return new Answer.Of(aggregates.value(name));
    }

    /** Of values that have errors already, sums and means carry those on; of the others the errors are not known. */
    private Value ofEstimates(String name, List<Value> arguments) {
        return switch (name) {
            case "mean" -> EstimateArithmetic.mean(sample.values());
            case "min", "max" -> EstimateArithmetic.extreme(sample.values(), name.equals("max"));
            case "quantile" ->
                new Value.Number(
                        quantileOf(sorted(), Values.number(arguments.get(0)).orElse(Double.NaN)));
            default -> new Value.Number(Math.sqrt(variance()));
        };
    }

    private Value value(String name) {
        return switch (name) {
            case "probability" -> probability();
            case "count" -> count();
            case "mean" -> mean();
            case "sd" -> deviation();
            case "min" -> extreme(false);
            case "max" -> extreme(true);
            default -> throw new IllegalStateException("no aggregate " + name);
        };
    }

    private double average() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The influence of each value, added up where several belong to one replicate. */
    private Influence influence(double[] ofValues) {
        Influence.Gathering gathering = new Influence.Gathering();
        for (int i = 0; i < ofValues.length; i++) {
            gathering.add(sample.replicates().get(i).orElseThrow(), ofValues[i]);
        }
        return gathering.gathered();
    }

    private double[] deviations(double centre, double scale) {
        return Arrays.stream(values).map(value -> scale * (value - centre)).toArray();
    }

    private Value probability() {
        double share = average();
        if (!random) {
            return new Value.Number(share);
        }
        Influence influence = influence(deviations(share, 1.0 / values.length));
        double error = influence.standardError();
        // Several rows of one replicate, such as cells with common starts, are worth fewer independent ones.
        double worth = replicates == values.length
                ? values.length
                : share == 0 || share == 1 ? replicates : share * (1 - share) / (error * error);
        Interval interval = Interval.wilson(share == 1 ? worth : share * worth, worth);
        return new Value.Estimate(
                share, error, interval.low(), interval.high(), replicates, influence, Value.Share.PLAIN);
    }

    private Value count() {
        if (!(probability() instanceof Value.Estimate share)) {
            return new Value.Number(Math.rint(average() * values.length));
        }
        double n = values.length;
        return new Value.Estimate(
                Math.rint(n * share.value()),
                n * share.standardError(),
                n * share.low(),
                n * share.high(),
                share.count(),
                Influence.combined(n, share.influence(), 0, Influence.NONE),
                Value.Share.NONE);
    }

    private Value mean() {
        double mean = average();
        if (!random) {
            return new Value.Number(mean);
        }
        double correction = Math.sqrt(replicates / (replicates - 1.0));
        return estimate(mean, deviations(mean, correction / values.length));
    }

    /** An estimate with the interval of Student's t; of a single replicate nothing is known about the error. */
    private Value estimate(double value, double[] influences) {
        if (replicates < 2) {
            return new Value.Estimate(value, Double.NaN, Double.NaN, Double.NaN, 1, Influence.NONE, Value.Share.NONE);
        }
        Influence influence = influence(influences);
        double error = influence.standardError();
        Interval interval = Interval.student(value, error, replicates);
        return new Value.Estimate(
                value, error, interval.low(), interval.high(), replicates, influence, Value.Share.NONE);
    }

    private double variance() {
        double mean = average();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }

    /** To first order a value moves the standard deviation s by ((x - mean)^2 - s^2) / (2 n s). */
    private Value deviation() {
        double deviation = Math.sqrt(variance());
        if (!random) {
            return new Value.Number(deviation);
        }
        double mean = average();
        double[] influences = new double[values.length];
        for (int i = 0; i < influences.length && deviation > 0; i++) {
            double distance = values[i] - mean;
            influences[i] = (distance * distance - deviation * deviation) / (2 * values.length * deviation);
        }
        return estimate(deviation, influences);
    }

    /** The jackknife: without the extreme value, the next one would be it. */
    private Value extreme(boolean largest) {
        double[] sorted = sorted();
        int last = sorted.length - 1;
        double found = largest ? sorted[last] : sorted[0];
        if (!random) {
            return new Value.Number(found);
        }
        double next = last == 0 ? found : largest ? sorted[last - 1] : sorted[1];
        double[] influences = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            if (values[i] == found) {
                influences[i] = (found - next) * (values.length - 1) / values.length;
                break;
            }
        }
        return estimate(found, influences);
    }

    private double[] sorted() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double quantileOf(double[] sorted, double p) {
        double position = p * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** A value moves a quantile by the side on which it lies; how far follows from the interval. */
    private Value quantile(double p) {
        double[] sorted = sorted();
        double quantile = quantileOf(sorted, p);
        if (!random) {
            return new Value.Number(quantile);
        }
        Interval interval = Interval.quantile(sorted, p);
        double error = (interval.high() - interval.low()) / (2 * Interval.NORMAL);
        double[] sides = new double[values.length];
        double squares = 0;
        for (int i = 0; i < sides.length; i++) {
            sides[i] = p - (values[i] <= quantile ? 1 : 0);
            squares += sides[i] * sides[i];
        }
        double scale = squares == 0 ? 0 : error / Math.sqrt(squares);
        Influence influence =
                influence(Arrays.stream(sides).map(side -> scale * side).toArray());
        return new Value.Estimate(
                quantile, error, interval.low(), interval.high(), replicates, influence, Value.Share.NONE);
    }
}
