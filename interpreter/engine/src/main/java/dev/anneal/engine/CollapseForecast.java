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

    /** The error of a forecast at a glance. */
    private static final double DOUBT = 0.02;

    /** A schedule that is recommended should collapse at most as often as this. */
    private static final double SAFE = 0.05;

    /** The forecast for a recommendation is rough; this much below the mark it is right all the same. */
    private static final double MARGIN = 0.01;

    /** Where a recommended schedule starts: hot enough for modes that lie far apart. */
    private static final double HOT = 0.05;

    private static final double[] RATES = {0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005};
    private static final double SETTLING = 25;

    private final TwoModes problem;
    private final Schedule schedule;
    private final double horizon;

    private final Checkpoint checkpoint;

    private CollapseForecast(TwoModes problem, Schedule schedule, double horizon, Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.problem = problem;
        this.schedule = schedule;
        this.horizon = horizon;
    }

    /**
     * The forecast for a fit; empty where the theory does not apply.
     *
     * @param checkpoint asked again and again; there is no probability if it does not say to proceed
     */
    static Optional<CollapseForecast> of(FitSpec spec, Checkpoint checkpoint) {
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
                        .map(problem -> new CollapseForecast(problem, known, spec.horizon(), checkpoint)));
    }

    /** The growth rates of the overlaps at the start. */
    GrowthRates ratesAtStart() {
        return GrowthRates.at(problem, schedule.beta(0), problem.initialSpread());
    }

    /** The probability that the fit has collapsed at its end. */
    OptionalDouble probability(Effort effort) {
        return CollapseProbability.of(problem, schedule, horizon, effort, checkpoint);
    }

    /**
     * A warning of a run that will probably lose a mode, with a cooler way; empty for one that will not. It is told when a
     * script is run, so that a rough forecast, good to one in a hundred, has to do. Empty too if the checkpoint had it left.
     */
    Optional<Diagnostic> warning(FitTemplate template) {
        // A start waits for this: what is far from risky is not looked at twice.
        if (probability(Effort.GLANCE).orElse(0) <= RISKY - DOUBT) {
            return Optional.empty();
        }
        double probability = probability(Effort.ROUGH).orElse(0);
        if (probability <= RISKY) {
            return Optional.empty();
        }
        Diagnostic warning = Diagnostic.of(
                DiagnosticCode.LIKELY_COLLAPSE,
                template.span(ClauseName.SCHEDULE),
                "about " + Math.round(100 * probability) + " % of such runs lose a mode");
        return Optional.of(warning.help(safer(problem)
                .map(under -> "start hotter or cool more slowly: " + under)
                .or(() -> safer(tempered())
                        .map(under ->
                                "let the width of the components follow the temperature: `covariance: \"tempered\"`, "
                                        + under))
                .orElse("start nearer to the origin; no schedule up to a time of "
                        + ValueText.number((1 - HOT) / RATES[RATES.length - 1]) + " brings it below 5 %")));
    }

    private TwoModes tempered() {
        return new TwoModes(
                problem.squaredDistance(),
                problem.dimension(),
                problem.initialDeviation(),
                Covariance.TEMPERED,
                problem.geometry());
    }

    /** The fastest of some linear schedules after which fits rarely collapse: the slower, the rarer, so it is bisected. */
    private Optional<String> safer(TwoModes way) {
        int safe = RATES.length;
        int risky = -1;
        while (safe - risky > 1) {
            int middle = (safe + risky) / 2;
            boolean isSafe = isSafe(way, RATES[middle]);
            safe = isSafe ? middle : safe;
            risky = isSafe ? risky : middle;
        }
        return safe == RATES.length
                ? Optional.empty()
                : Optional.of("`under linear(from: " + ValueText.number(HOT) + ", rate: "
                        + ValueText.number(RATES[safe]) + ")` with `until settled(" + ValueText.number(SETTLING)
                        + ")` brings it below 5 %");
    }

    private boolean isSafe(TwoModes way, double rate) {
        LinearSchedule cooling = LinearSchedule.of(HOT, rate, false);
        double end = (1 - HOT) / rate + SETTLING;
        return CollapseProbability.of(way, cooling, end, Effort.GLANCE, checkpoint)
                        .orElse(1)
                < SAFE - MARGIN;
    }
}
