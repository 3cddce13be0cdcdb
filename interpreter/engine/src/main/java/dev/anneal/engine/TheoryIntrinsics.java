package dev.anneal.engine;

import dev.anneal.catalogue.Signature;
import dev.anneal.evaluate.Intrinsics.Answer;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.collapse.CollapseAsymptotics;
import dev.anneal.numerics.collapse.CollapseProbability;
import dev.anneal.numerics.collapse.GrowthRates;
import dev.anneal.numerics.collapse.TwoModes;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.quadrature.Mmse;
import dev.anneal.numerics.schedule.Schedule;
import dev.anneal.plan.Data;
import dev.anneal.plan.Datum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** The functions of the theory of collapse. Where an assumption does not hold, they say which one. */
final class TheoryIntrinsics {
    static final Set<String> NAMES = Set.of(
            "mmse", "growth_rates", "critical_temperature", "collapse_probability", "collapse_probability_asymptotic");

    private TheoryIntrinsics() {}

    /**
     * The value of a function of the theory; its arguments stand in the order of its parameters.
     *
     * @param checkpoint asked again and again; an {@link Interruption} leaves if it says so
     */
    static Answer call(Signature signature, List<Value> arguments, Checkpoint checkpoint) {
        if (arguments.stream().limit(2).anyMatch(Value.Absent.class::isInstance)) {
            return new Answer.Of(Value.MISSING);
        }
        if (signature.name().equals("mmse")) {
            return mmse(Values.number(arguments.get(0)).orElse(Double.NaN));
        }
        if (!(arguments.get(0) instanceof Value.Term family) || !(arguments.get(1) instanceof Value.Term target)) {
            return new Answer.Refused("it needs a family and a target");
        }
        Datum.Term bound = Data.of(family);
        Geometry geometry = arguments.get(arguments.size() - 1) instanceof Value.Text text
                ? Geometry.valueOf(text.value().toUpperCase(Locale.ROOT))
                : Geometry.WASSERSTEIN;
        TwoModesBinding.Outcome outcome =
                TwoModesBinding.bind(bound, Data.of(target), bound.argument("init"), geometry);
        if (outcome.problem().isEmpty()) {
            return new Answer.Refused(outcome.objection());
        }
        TwoModes problem = outcome.problem().get();
        return switch (signature.name()) {
            case "growth_rates" ->
                growthRates(problem, Values.number(arguments.get(2)).orElse(Double.NaN));
            case "critical_temperature" -> new Answer.Of(new Value.Number(GrowthRates.criticalTemperature(problem)));
            default -> probability(signature.name(), problem, arguments.get(2), arguments.get(3), checkpoint);
        };
    }

    private static Answer mmse(double spread) {
        return spread >= 0
                ? new Answer.Of(new Value.Number(Double.isInfinite(spread) ? 0 : Mmse.of(spread)))
                : new Answer.Refused("`D` is a squared distance, at least 0, " + ValueText.insteadOf(spread));
    }

    private static Answer growthRates(TwoModes problem, double beta) {
        if (!(beta > 0 && beta <= 1)) {
            return new Answer.Refused("`beta` is above 0 and at most 1, " + ValueText.insteadOf(beta));
        }
        GrowthRates rates = GrowthRates.at(problem, beta, problem.initialSpread());
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("alignment", new Value.Number(rates.alignment()));
        fields.put("separation", new Value.Number(rates.separation()));
        fields.put("difference", new Value.Number(rates.difference()));
        return new Answer.Of(new Value.Fields(fields));
    }

    private static Answer probability(String name, TwoModes problem, Value under, Value until, Checkpoint checkpoint) {
        if (!(under instanceof Value.Term term)) {
            return new Answer.Of(Value.MISSING);
        }
        Optional<Schedule> schedule = ScheduleBinding.bind(Data.of(term));
        if (schedule.isEmpty()) {
            return new Answer.Refused(
                    "the theory of collapse needs the inverse temperature as a function of time, which `" + term.name()
                            + "` is not");
        }
        OptionalDouble horizon = horizon(schedule.get(), until);
        if (horizon.isEmpty()) {
            return new Answer.Refused("`settled` needs a schedule with a known end; give a time instead");
        }
        Optional<String> objection = objection(schedule.get(), horizon.getAsDouble());
        if (objection.isPresent()) {
            return new Answer.Refused(objection.get());
        }
        if (name.equals("collapse_probability_asymptotic")) {
            return new Answer.Of(
                    new Value.Number(CollapseAsymptotics.of(problem, schedule.get(), horizon.getAsDouble())));
        }
        OptionalDouble probability = CollapseProbability.of(
                problem, schedule.get(), horizon.getAsDouble(), CollapseProbability.Effort.FULL, checkpoint);
        if (probability.isEmpty()) {
            // Whoever wants it left has it left.
            Interruption.check(checkpoint);
        }
        return probability.isPresent()
                ? new Answer.Of(new Value.Number(probability.getAsDouble()))
                : new Answer.Refused("the equations of the overlaps could not be integrated");
    }

    private static OptionalDouble horizon(Schedule schedule, Value until) {
        Function<Value, Double> number = value -> Values.number(value).orElse(Double.NaN);
        if (until instanceof Value.Term settled && settled.name().equals("settled")) {
            double extra = number.apply(settled.argument("extra"));
            return schedule.end().isPresent()
                    ? OptionalDouble.of(schedule.end().getAsDouble() + extra)
                    : OptionalDouble.empty();
        }
        return OptionalDouble.of(number.apply(until));
    }

    private static Optional<String> objection(Schedule schedule, double horizon) {
        if (!(horizon > 0 && horizon <= CollapseProbability.LONGEST)) {
            return Optional.of("the time at which collapse is looked at is above 0 and at most "
                    + ValueText.number(CollapseProbability.LONGEST) + ", " + ValueText.insteadOf(horizon));
        }
        if (schedule.kinks(horizon).length > CollapseProbability.MOST_KINKS) {
            return Optional.of("the schedule has more than " + CollapseProbability.MOST_KINKS + " kinks");
        }
        for (int i = 0; i <= 1000; i++) {
            double beta = schedule.beta(horizon * i / 1000);
            if (!(beta > 0 && beta <= 1 + 1e-12)) {
                return Optional.of("an inverse temperature is above 0 and at most 1; the schedule gives "
                        + ValueText.number(beta));
            }
        }
        return Optional.empty();
    }
}
