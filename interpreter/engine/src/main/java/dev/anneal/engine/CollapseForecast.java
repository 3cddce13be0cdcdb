package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.collapse.CollapseProbability;
import dev.anneal.numerics.collapse.CollapseProbability.Effort;
import dev.anneal.numerics.collapse.GrowthRates;
import dev.anneal.numerics.collapse.TwoModes;
import dev.anneal.numerics.mixture.Covariance;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.schedule.LinearSchedule;
import dev.anneal.numerics.schedule.Schedule;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.FitTemplate;
import dev.anneal.plan.Start;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the theory of collapse says about a run before it is made, where it applies: two components from random starts on
 * two symmetric modes. Of a run with a given start it says nothing: that collapses or does not.
 */
final class CollapseForecast {
    /** A run that collapses more often deserves a word. */
    private static final double RISKY = 0.2;

    /** A schedule that is recommended should collapse at most as often as this. */
    private static final double SAFE = 0.05;

    /** The forecast for a recommendation is rough; this much below the mark it is right all the same. */
    private static final double MARGIN = 0.01;

    private static final double[] HOT = {0.3, 0.2, 0.1, 0.05, 0.02};
    private static final double[] RATES = {0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002};
    private static final double SETTLING = 25;

    private final TwoModes problem;
    private final Schedule schedule;
    private final double horizon;

    private CollapseForecast(TwoModes problem, Schedule schedule, double horizon) {
        this.problem = problem;
        this.schedule = schedule;
        this.horizon = horizon;
    }

    /** The forecast for a fit; empty where the theory does not apply. */
    static Optional<CollapseForecast> of(FitSpec spec) {
        boolean flow = spec.method().name().equals("gradient_flow")
                || spec.method().name().equals("summary_ode");
        if (!flow
                || !(spec.start() instanceof Start.Drawn drawn)
                || !spec.path().name().equals("tempering")
                || spec.horizon() > CollapseProbability.LONGEST) {
            return Optional.empty();
        }
        Optional<Schedule> schedule = ScheduleBinding.bind(spec.schedule());
        Geometry geometry = Geometry.valueOf(
                spec.method().text("geometry").orElse("wasserstein").toUpperCase(Locale.ROOT));
        return schedule.filter(known -> known.kinks(spec.horizon()).length <= CollapseProbability.MOST_KINKS)
                .flatMap(known -> TwoModesBinding.bind(spec.family(), spec.target(), drawn.density(), geometry)
                        .problem()
                        .map(problem -> new CollapseForecast(problem, known, spec.horizon())));
    }

    /** The growth rates of the overlaps at the start. */
    GrowthRates ratesAtStart() {
        return GrowthRates.at(problem, schedule.beta(0), problem.initialSpread());
    }

    /** The probability that the fit has collapsed at its end. */
    OptionalDouble probability(Effort effort) {
        return CollapseProbability.of(problem, schedule, horizon, effort, Checkpoint.NONE);
    }

    /** A warning of a run that will probably lose a mode, with a cooler way; empty for one that will not. */
    Optional<Diagnostic> warning(FitTemplate template) {
        double probability = probability(Effort.ROUGH).orElse(0);
        if (probability < RISKY - 2 * MARGIN) {
            return Optional.empty();
        }
        double exact = probability(Effort.FULL).orElse(0);
        if (exact <= RISKY) {
            return Optional.empty();
        }
        Diagnostic warning = Diagnostic.of(
                DiagnosticCode.LIKELY_COLLAPSE,
                template.span(ClauseName.SCHEDULE),
                "of such runs, " + Math.round(100 * exact) + " % lose a mode");
        return Optional.of(warning.help(safer(problem)
                .map(under -> "start hotter or cool more slowly: " + under)
                .or(() -> safer(tempered())
                        .map(under ->
                                "let the width of the components follow the temperature: `covariance: \"tempered\"`, "
                                        + under))
                .orElse("start nearer to the origin; no schedule up to a time of "
                        + ValueText.number((1 - HOT[0]) / RATES[RATES.length - 1]) + " brings it below 5 %")));
    }

    private TwoModes tempered() {
        return new TwoModes(
                problem.squaredDistance(),
                problem.dimension(),
                problem.initialDeviation(),
                Covariance.TEMPERED,
                problem.geometry());
    }

    /** The shortest of some linear schedules after which fits rarely collapse. */
    private static Optional<String> safer(TwoModes problem) {
        Optional<String> best = Optional.empty();
        double shortest = Double.POSITIVE_INFINITY;
        for (double from : HOT) {
            for (double rate : RATES) {
                double duration = (1 - from) / rate;
                if (duration >= shortest || duration + SETTLING > CollapseProbability.LONGEST) {
                    continue;
                }
                double after = CollapseProbability.of(
                                problem,
                                LinearSchedule.of(from, rate, false),
                                duration + SETTLING,
                                Effort.ROUGH,
                                Checkpoint.NONE)
                        .orElse(1);
                if (after < SAFE - MARGIN) {
                    shortest = duration;
                    best = Optional.of("`under linear(from: " + ValueText.number(from) + ", rate: "
                            + ValueText.number(rate) + ")` with `until settled(" + ValueText.number(SETTLING)
                            + ")` brings it below 5 %");
                    break;
                }
            }
        }
        return best;
    }
}
