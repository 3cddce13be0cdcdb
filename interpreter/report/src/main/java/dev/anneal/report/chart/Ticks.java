package dev.anneal.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chooses round values to mark on an axis. Steps are 1, 2 or 5 times a power of ten; values are built in decimal
 * arithmetic, so 0.3 is never 0.30000000000000004. How many labels fit without touching is for the caller to say.
 */
public final class Ticks {
    private static final int[] MANTISSAS = {1, 2, 5};
    /** The last leaves one tick at most. */
    private static final int[] DECADE_STRIDES = {1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 300, 1000};
    /** How far outside the axis, in steps, a tick may lie and still count as on its end. */
    private static final double TOLERANCE = 1e-9;
    /** With more decades than this, minor ticks would run together on any page. */
    private static final int MOST_DECADES_WITH_MINORS = 20;

    private Ticks() {}

    /**
     * Ticks of an axis from {@code low} to {@code high}, ascending.
     *
     * @param atMost the greatest number of labelled ticks, at least 1
     * @throws IllegalArgumentException if a limit has no place on the scale, or {@code low} exceeds {@code high}
     */
    public static List<Tick> of(Scale scale, double low, double high, int atMost) {
        if (!scale.reaches(low) || !scale.reaches(high) || low > high) {
            throw new IllegalArgumentException(
                    "An axis cannot run from " + low + " to " + high + " (" + scale + " scale).");
        }
        if (atMost < 1) {
            throw new IllegalArgumentException("An axis needs at least one tick, but " + atMost + " are allowed.");
        }
        if (AxisRange.areTooClose(low, high)) {
            return List.of(new Tick(low, TickLabels.single(BigDecimal.valueOf(low))));
        }
        return scale == Scale.LINEAR ? linear(low, high, atMost) : logarithmic(low, high, atMost);
    }

    /** The distance between neighbouring ticks of a linear axis. */
    static double linearStep(double low, double high, int atMost) {
        return Step.forSpan(low, high, atMost).size().doubleValue();
    }

    private static List<Tick> linear(double low, double high, int atMost) {
        Step step = Step.forSpan(low, high, atMost);
        List<BigDecimal> values = new ArrayList<>();
        for (long multiple = step.first(low); multiple <= step.last(high); multiple++) {
            values.add(step.size().multiply(BigDecimal.valueOf(multiple)));
        }
        return labelled(values, TickLabels.even(values, Math.max(0, -step.exponent)));
    }

    /**
     * As dense as allowed among: 1-2-5 in every decade, every decade, every second decade, and so on. An axis of less
     * than about a decade is marked like a linear one.
     */
    private static List<Tick> logarithmic(double low, double high, int atMost) {
        int firstDecade = (int) Math.floor(Scale.LOGARITHMIC.position(low));
        int lastDecade = (int) Math.floor(Scale.LOGARITHMIC.position(high) + TOLERANCE);
        List<BigDecimal> dense = decadeValues(low, high, firstDecade, lastDecade, MANTISSAS);
        if (dense.size() < 3) {
            return linear(low, high, atMost);
        }
        List<BigDecimal> majors = dense;
        for (int i = 0; majors.size() > atMost; i++) {
            majors = everyDecade(low, high, firstDecade, lastDecade, DECADE_STRIDES[i]);
        }
        List<Tick> ticks = labelled(majors, TickLabels.each(majors));
        if (lastDecade - firstDecade > MOST_DECADES_WITH_MINORS) {
            return ticks;
        }
        List<Double> marked = ticks.stream().map(Tick::value).toList();
        Stream<Tick> minors =
                decadeValues(low, high, firstDecade, lastDecade, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}).stream()
                        .map(BigDecimal::doubleValue)
                        .filter(value -> !marked.contains(value))
                        .map(Tick::minor);
        return Stream.concat(ticks.stream(), minors)
                .sorted(Comparator.comparingDouble(Tick::value))
                .toList();
    }

    private static List<BigDecimal> everyDecade(double low, double high, int firstDecade, int lastDecade, int stride) {
        return decadeValues(low, high, firstDecade, lastDecade, new int[] {1}).stream()
                .filter(value -> Math.floorMod(-value.scale(), stride) == 0)
                .toList();
    }

    private static List<BigDecimal> decadeValues(
            double low, double high, int firstDecade, int lastDecade, int[] mantissas) {
        List<BigDecimal> values = new ArrayList<>();
        for (int decade = firstDecade; decade <= lastDecade; decade++) {
            for (int mantissa : mantissas) {
                BigDecimal value = BigDecimal.valueOf(mantissa, -decade);
                double rounded = value.doubleValue();
                if (rounded >= low * (1 - TOLERANCE) && rounded <= high * (1 + TOLERANCE)) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static List<Tick> labelled(List<BigDecimal> values, List<String> labels) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ticks.add(new Tick(values.get(i).doubleValue(), labels.get(i)));
        }
        return List.copyOf(ticks);
    }

    /** A distance of {@code mantissa · 10^exponent} between ticks. */
    private record Step(int mantissa, int exponent) {
        /** The smallest step that puts no more than {@code atMost} ticks between the two values. */
        static Step forSpan(double low, double high, int atMost) {
            int exponent = (int) Math.floor(StrictMath.log10((high - low) / atMost)) - 1;
            while (true) {
                for (int mantissa : MANTISSAS) {
                    Step step = new Step(mantissa, exponent);
                    if (step.last(high) - step.first(low) + 1 <= atMost) {
                        return step;
                    }
                }
                exponent++;
            }
        }

        BigDecimal size() {
            return BigDecimal.valueOf(mantissa, -exponent);
        }

        long first(double low) {
            return (long) Math.ceil(low / size().doubleValue() - TOLERANCE);
        }

        long last(double high) {
            return (long) Math.floor(high / size().doubleValue() + TOLERANCE);
        }
    }
}
