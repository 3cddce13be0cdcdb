package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.schedule.AdaptiveSchedule;
import dev.anneal.numerics.schedule.AdaptiveSchedule.Rule;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Makes the schedules that look at the fit. Bounds that are not written follow from the horizon: beta rises at least so
 * fast that it arrives within half of the steps of a training run, or in the time of a flow, and as fast as it likes.
 */
final class AdaptiveBinding {
    /** The schedules of the catalogue that are made here. */
    static final Set<String> NAMES = Set.of("adaann", "constant_ess");

    /** A time and a dimension with which arguments are looked at before those of a fit are known. */
    private static final double SOME_TIME = 1;

    private static final int SOME_DIMENSION = 1;

    /** Targets of so many modes have a variance of the logarithm that is known without sampling. */
    private static final int MOST_MODES = 2;

    private AdaptiveBinding() {}

    static boolean isAdaptive(Datum.Term schedule) {
        return NAMES.contains(schedule.name());
    }

    /** The schedule of a fit that is not refused. */
    static AdaptiveSchedule of(FitSpec spec) {
        double longest = spec.method().name().equals("adam") ? 0.5 * spec.horizon() : spec.horizon();
        return make(spec.schedule(), longest, MixtureBinding.dimension(spec.family()));
    }

    /** Looks at arguments; an {@link IllegalArgumentException} says what is wrong with one of them. */
    static void check(Datum.Term schedule) {
        make(schedule, SOME_TIME, SOME_DIMENSION);
    }

    /** The time at which the schedule has arrived at the latest; empty where only the horizon tells. */
    static OptionalDouble end(Datum.Term schedule) {
        return schedule.number("slowest").isPresent()
                ? OptionalDouble.of(make(schedule, SOME_TIME, SOME_DIMENSION).latestEnd())
                : OptionalDouble.empty();
    }

    private static AdaptiveSchedule make(Datum.Term schedule, double longest, int dimension) {
        double from = schedule.number("from").orElse(Double.NaN);
        double every = schedule.number("every").orElse(1.0);
        boolean bounded = schedule.number("slowest").isPresent();
        double slowest = schedule.number("slowest").orElse((1 - from) / longest);
        double fastest = schedule.number("fastest").orElse(Double.POSITIVE_INFINITY);
        boolean shares = schedule.name().equals("constant_ess");
        return new AdaptiveSchedule(
                shares ? Rule.ESS : Rule.VARIANCE,
                from,
                shares ? schedule.number("ess").orElse(0.9) : tolerance(schedule, from, every, dimension),
                every,
                bounded ? slowest : Math.min(slowest, fastest),
                fastest);
    }

    private static double tolerance(Datum.Term schedule, double from, double every, int dimension) {
        Optional<Double> tolerance = schedule.number("tolerance");
        Optional<Double> over = schedule.number("over");
        if (tolerance.isPresent() == over.isPresent()) {
            throw new IllegalArgumentException("`" + schedule.name() + "` needs either `tolerance` or `over`"
                    + (over.isPresent() ? ", not both." : "."));
        }
        if (tolerance.isPresent()) {
            return tolerance.get();
        }
        double duration = over.orElse(Double.NaN);
        if (!(duration > 0 && Double.isFinite(duration))) {
            throw new IllegalArgumentException(
                    "`over` must be above 0 and finite, it is " + ValueText.number(duration) + ".");
        }
        // Arguments that are wrong for themselves are told by the schedule.
        return from > 0 && from < 1 && every > 0 ? AdaptiveSchedule.tolerance(from, duration / every, dimension) : 1;
    }

    /** That a fit ended before its schedule had arrived, if it did; which nobody could tell beforehand. */
    static Optional<String> doubt(FitSpec spec, double beta) {
        return isAdaptive(spec.schedule()) && beta < 1
                ? Optional.of(
                        "its schedule had come to beta = " + ValueText.number(beta)
                                + " when it ended, so it is no fit to the target; let it last longer, or rise faster (`slowest`)")
                : Optional.empty();
    }

    /** Why a fit cannot follow an adaptive schedule; empty if it can. */
    static Optional<Refusal> refusal(FitSpec spec) {
        try {
            of(spec);
        } catch (IllegalArgumentException outOfRange) {
            return Optional.of(
                    Refusal.of(ClauseName.SCHEDULE, NumericsText.clause(String.valueOf(outOfRange.getMessage()))));
        }
        if (spec.method().name().equals("adam")) {
            return stepsRefusal(spec);
        }
        return SampledFlows.areMeant(spec.method()) ? Optional.empty() : modesRefusal(spec);
    }

    private static Optional<Refusal> stepsRefusal(FitSpec spec) {
        double every = spec.schedule().number("every").orElse(1.0);
        return every == Math.rint(every) && every <= spec.horizon()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        ClauseName.SCHEDULE,
                        "`every` is a whole number of steps from 1 to the last one, not " + ValueText.number(every)));
    }

    private static Optional<Refusal> modesRefusal(FitSpec spec) {
        int modes = DensityBinding.components(spec.target(), MixtureBinding.dimension(spec.family()))
                .map(List::size)
                .orElse(0);
        return modes <= MOST_MODES
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                ClauseName.SCHEDULE,
                                "`" + spec.schedule().name()
                                        + "` follows the variance of the target's logarithm under the fit, which this"
                                        + " method knows for targets of one mode or two; this one has " + modes)
                        .help("sample it, `by gradient_flow(expectation: \"sampled\")`, or use a schedule that is a"
                                + " function of time, such as `geometric(from: 0.1, over: 30)`"));
    }
}
