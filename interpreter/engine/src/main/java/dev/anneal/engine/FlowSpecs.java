package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.mixture.Annealing;
import dev.anneal.numerics.mixture.FlowSettings;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.mixture.MixtureFlow;
import dev.anneal.numerics.ode.RungeKutta;
import dev.anneal.numerics.schedule.Schedule;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import java.util.Locale;
import java.util.Optional;

/** What the backends that integrate a flow read from a specification alike: schedule, path, method, length. */
final class FlowSpecs {
    private static final double MOST_RECORDS = 1e6;
    private static final int SCHEDULE_SAMPLES = 1000;

    private FlowSpecs() {}

    /** Why no flow can follow this; empty if one can. Family, target and start are the backend's own affair. */
    static Optional<Refusal> refusal(FitSpec spec) {
        return scheduleRefusal(spec).or(() -> pathRefusal(spec.path())).or(() -> methodRefusal(spec));
    }

    /** Where the inverse temperature of a fit that is not refused comes from. */
    static Annealing annealing(FitSpec spec) {
        return AdaptiveBinding.isAdaptive(spec.schedule())
                ? Annealing.by(AdaptiveBinding.of(spec))
                : Annealing.by(schedule(spec));
    }

    /** The schedule of a specification that is not refused, which is a function of time. */
    static Schedule schedule(FitSpec spec) {
        return ScheduleBinding.bind(spec.schedule())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no schedule " + spec.schedule().name()));
    }

    private static Optional<Refusal> scheduleRefusal(FitSpec spec) {
        if (AdaptiveBinding.isAdaptive(spec.schedule())) {
            return AdaptiveBinding.refusal(spec);
        }
        try {
            return scheduleRefusal(spec, ScheduleBinding.bind(spec.schedule()));
        } catch (IllegalArgumentException tooManyKinks) {
            return Optional.of(
                    Refusal.of(ClauseName.SCHEDULE, NumericsText.clause(String.valueOf(tooManyKinks.getMessage()))));
        }
    }

    private static Optional<Refusal> scheduleRefusal(FitSpec spec, Optional<Schedule> schedule) {
        if (schedule.isEmpty()) {
            return Optional.of(Refusal.of(
                    ClauseName.SCHEDULE,
                    "this version of the interpreter cannot use the schedule `"
                            + spec.schedule().name() + "` yet"));
        }
        for (double time : sampleTimes(schedule.get(), spec.horizon())) {
            double beta = schedule.get().beta(time);
            if (!(beta > 0 && beta <= 1 + 1e-12)) {
                return Optional.of(Refusal.of(
                                ClauseName.SCHEDULE,
                                "an inverse temperature is above 0 and at most 1; at time " + ValueText.number(time)
                                        + " the schedule gives " + ValueText.number(beta))
                        .help("keep it in range with `.clamp(0.01, 1)`, or with `min` and `max`"));
            }
        }
        return Optional.empty();
    }

    /** A fine grid, and both sides of every kink: between two kinks a schedule has no room to hide. */
    private static double[] sampleTimes(Schedule schedule, double horizon) {
        double[] kinks = schedule.kinks(horizon);
        double[] times = new double[SCHEDULE_SAMPLES + 1 + 3 * kinks.length];
        int count = 0;
        for (int i = 0; i <= SCHEDULE_SAMPLES; i++) {
            times[count++] = horizon * i / SCHEDULE_SAMPLES;
        }
        for (int i = 0; i < kinks.length; i++) {
            times[count++] = Math.nextDown(kinks[i]);
            times[count++] = kinks[i];
            times[count++] = kinks[i] + ((i + 1 < kinks.length ? kinks[i + 1] : horizon) - kinks[i]) / 2;
        }
        return times;
    }

    private static Optional<Refusal> pathRefusal(Datum.Term path) {
        return path.name().equals("tempering")
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                ClauseName.PATH,
                                "this version of the interpreter follows the tempering path only, not `" + path.name()
                                        + "`")
                        .help("leave the clause out"));
    }

    private static Optional<Refusal> methodRefusal(FitSpec spec) {
        Datum.Term method = spec.method();
        double tolerance = method.number("tolerance").orElse(FlowSettings.DEFAULT_TOLERANCE);
        if (!(tolerance >= 1e-13 && tolerance <= 1e-2)) {
            return Optional.of(Refusal.of(
                    ClauseName.METHOD, "`tolerance` must be from 1e-13 to 0.01, it is " + ValueText.number(tolerance)));
        }
        double step = method.number("step").orElse(FlowSettings.DEFAULT_STEP);
        if (!(step > 0) || Double.isInfinite(step)) {
            return Optional.of(
                    Refusal.of(ClauseName.METHOD, "`step` must be above 0, it is " + ValueText.number(step)));
        }
        double steps = spec.horizon() / step;
        if (!SampledFlows.areMeant(method)
                && !settings(method).integrator().adaptive()
                && steps > MixtureFlow.MOST_STEPS) {
            return Optional.of(Refusal.of(
                            ClauseName.METHOD,
                            "the run would take " + ValueText.number(Math.ceil(steps)) + " steps; at most "
                                    + ValueText.number(MixtureFlow.MOST_STEPS) + " are allowed")
                    .help("take longer steps: `step: " + ValueText.number(spec.horizon() / 1e5)
                            + "`, or an adaptive integrator"));
        }
        return Optional.empty();
    }

    /** Why a fit takes too long or records too much; empty if it does not. */
    static Optional<Refusal> lengthRefusal(FitSpec spec, Cost cost) {
        return recordsRefusal(spec).or(() -> stepsRefusal(cost));
    }

    /** Why a fit records too much; empty if it does not. */
    static Optional<Refusal> recordsRefusal(FitSpec spec) {
        double records = RecordTimes.count(spec);
        if (records > MOST_RECORDS) {
            return Optional.of(Refusal.of(
                            ClauseName.HORIZON,
                            "the run would record " + ValueText.number(Math.floor(records)) + " times; at most "
                                    + ValueText.number(MOST_RECORDS) + " are kept")
                    .help("record less often: `every " + ValueText.number(spec.horizon() / 1000) + "`"));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> stepsRefusal(Cost cost) {
        double steps = cost.steps();
        if (steps > 3.0 * MixtureFlow.MOST_STEPS) {
            return Optional.of(Refusal.of(
                            ClauseName.HORIZON,
                            "the run would take about " + ValueText.number(steps) + " steps; at most "
                                    + ValueText.number(MixtureFlow.MOST_STEPS) + " are allowed")
                    .help("without annealing the flow settles within a time of about a hundred"));
        }
        return Optional.empty();
    }

    /** What such a fit is, in short texts. */
    static Fit.Description describe(FitSpec spec, int modes, String timeUnit) {
        return new Fit.Description(
                Descriptions.family(spec.family()),
                modes == 1 ? "a normal density" : "a mixture of " + modes + " normal densities",
                MixtureBinding.dimension(spec.family()),
                Descriptions.method(spec.method()),
                Descriptions.term(spec.schedule()),
                spec.seed(),
                timeUnit);
    }

    /** How to integrate. */
    static FlowSettings settings(Datum.Term method) {
        return new FlowSettings(
                RungeKutta.valueOf(method.text("integrator").orElse("dopri853").toUpperCase(Locale.ROOT)),
                method.number("tolerance").orElse(FlowSettings.DEFAULT_TOLERANCE),
                method.number("step").orElse(FlowSettings.DEFAULT_STEP),
                Geometry.valueOf(method.text("geometry").orElse("wasserstein").toUpperCase(Locale.ROOT)));
    }
}
