package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.collapse.CollapseProbability;
import dev.anneal.numerics.collapse.GrowthRates;
import dev.anneal.plan.Datum;
import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Start;
import dev.anneal.plan.Step;
import dev.anneal.run.Fit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A plan as a text: what will run, by what, for how long, and what it will cost. */
public final class PlanText {
    private PlanText() {}

    /** The text of a plan. */
    public static String of(ExecutionPlan plan, Backends backends) {
        StringBuilder out = new StringBuilder();
        long fits = plan.fitCount();
        out.append("plan ")
                .append(plan.hash().brief())
                .append(": ")
                .append(fits)
                .append(fits == 1 ? " fit" : " fits")
                .append('\n');
        Cost total = new Cost(0, 0, 0);
        for (Step step : plan.steps()) {
            if (step instanceof Step.Sweep sweep) {
                total = total.plus(SweepPlanText.write(out, sweep, plan, backends));
            }
            if (!(step instanceof Step.Fit fit)) {
                continue;
            }
            FitSpec spec = fit.spec();
            Cost cost = backends.of(spec).cost(spec);
            total = total.plus(cost);
            out.append('\n').append("run ").append(fit.name()).append('\n');
            describe(out, spec, plan, backends);
            CollapseForecast.of(spec, Checkpoint.NONE).ifPresent(forecast -> {
                forecast(out, forecast);
                forecast.warning(fit.template()).flatMap(Diagnostic::help).ifPresent(help -> line(out, "advice", help));
            });
            if (!spec.recorded().isEmpty()) {
                line(
                        out,
                        "record",
                        String.join(", ", spec.recorded()) + " at " + ValueText.number(RecordTimes.count(spec))
                                + " times");
            }
            line(
                    out,
                    "cost",
                    "about " + ValueText.number(Math.rint(cost.steps())) + " steps, " + memory(cost.memory()) + ", "
                            + duration(cost.seconds()));
        }
        if (fits > 1) {
            out.append('\n')
                    .append("in all ")
                    .append(memory(total.memory()))
                    .append(", ")
                    .append(duration(total.seconds()))
                    .append(" on one core\n");
        }
        return out.toString();
    }

    /** What the theory says about the runs of a plan to which it applies, by their names, without its advice. */
    public static Map<String, String> forecasts(ExecutionPlan plan) {
        Map<String, String> forecasts = new LinkedHashMap<>();
        for (Step.Fit fit : plan.fits()) {
            CollapseForecast.of(fit.spec(), Checkpoint.NONE).ifPresent(forecast -> {
                StringBuilder out = new StringBuilder();
                forecast(out, forecast);
                forecasts.put(fit.name(), out.toString());
            });
        }
        return forecasts;
    }

    /** What the theory says about a run, where it applies. */
    private static void forecast(StringBuilder out, CollapseForecast forecast) {
        GrowthRates rates = forecast.ratesAtStart();
        line(
                out,
                "growth",
                "alignment " + rate(rates.alignment()) + ", separation " + rate(rates.separation())
                        + " in a unit of time, at the start");
        forecast.probability(CollapseProbability.Effort.FULL)
                .ifPresent(probability -> line(
                        out,
                        "expect",
                        String.format(Locale.ROOT, "%.3g", 100 * probability) + " % of such runs to collapse"));
    }

    private static String rate(double rate) {
        return String.format(Locale.ROOT, "%.3g", rate);
    }

    /** What is fitted to what, and how. */
    static void describe(StringBuilder out, FitSpec spec, ExecutionPlan plan, Backends backends) {
        Backend backend = backends.of(spec);
        Fit.Description made = backend.describe(spec);
        line(out, "fit", made.family() + ", on R^" + made.dimension());
        line(out, "to", made.target());
        line(out, "under", made.schedule());
        line(out, "by", made.method());
        String unit = backend.timeUnit().equals("time") ? " (flow time)" : " " + backend.timeUnit();
        line(out, "until", ValueText.number(spec.horizon()) + unit);
        line(out, "start", start(spec, plan));
    }

    static void line(StringBuilder out, String word, String text) {
        out.append(String.format(Locale.ROOT, "  %-7s %s%n", word, text).replace("\r\n", "\n"));
    }

    private static String start(FitSpec spec, ExecutionPlan plan) {
        if (spec.start() instanceof Start.Drawn drawn) {
            if (drawn.density() instanceof Datum.Missing && spec.family().name().equals("realnvp")) {
                return "weights drawn, seed " + spec.seed();
            }
            String density = drawn.density() instanceof Datum.Term term ? Descriptions.term(term) : "normal(0, 1)";
            return "drawn from " + density + ", seed " + spec.seed();
        }
        if (spec.start() instanceof Start.Warm warm) {
            return plan.fits().stream()
                    .filter(fit -> fit.spec().equals(warm.from()))
                    .findFirst()
                    .map(fit -> "where run " + fit.name() + " ends")
                    .orElse("where another run ends");
        }
        return "given";
    }

    static String memory(double bytes) {
        return bytes < 1 << 20 ? "less than 1 MiB" : ValueText.number(Math.ceil(bytes / (1 << 20))) + " MiB";
    }

    static String duration(double seconds) {
        if (seconds < 1) {
            return "less than a second";
        }
        if (seconds < 90) {
            return ValueText.number(Math.rint(seconds)) + " s";
        }
        return seconds < 5400
                ? ValueText.number(Math.rint(seconds / 60)) + " min"
                : ValueText.number(Math.rint(seconds / 360) / 10) + " h";
    }
}
