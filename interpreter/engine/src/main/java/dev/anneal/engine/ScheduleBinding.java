package dev.anneal.engine;

import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.schedule.ClampSchedule;
import dev.anneal.numerics.schedule.ConstantSchedule;
import dev.anneal.numerics.schedule.CosineSchedule;
import dev.anneal.numerics.schedule.CyclicSchedule;
import dev.anneal.numerics.schedule.GeometricSchedule;
import dev.anneal.numerics.schedule.HoldSchedule;
import dev.anneal.numerics.schedule.LinearSchedule;
import dev.anneal.numerics.schedule.PowerSchedule;
import dev.anneal.numerics.schedule.Schedule;
import dev.anneal.numerics.schedule.SigmoidSchedule;
import dev.anneal.numerics.schedule.StepsSchedule;
import dev.anneal.numerics.schedule.TapeSchedule;
import dev.anneal.numerics.schedule.ThenSchedule;
import dev.anneal.numerics.tape.ScalarTape;
import dev.anneal.plan.Datum;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** Makes the schedules of the catalogue. Arguments out of their range are {@link IllegalArgumentException}s. */
final class ScheduleBinding {
    private static final Map<String, Function<Datum.Term, Schedule>> MAKERS = Map.ofEntries(
            Map.entry("constant", term -> new ConstantSchedule(number(term, "beta"))),
            Map.entry("linear", ScheduleBinding::linear),
            Map.entry("geometric", term -> new GeometricSchedule(number(term, "from"), number(term, "over"))),
            Map.entry(
                    "power",
                    term -> new PowerSchedule(
                            number(term, "from"), number(term, "over"), number(term, "exponent"), inTemperature(term))),
            Map.entry(
                    "cosine",
                    term -> new CosineSchedule(number(term, "from"), number(term, "over"), inTemperature(term))),
            Map.entry(
                    "sigmoid_ramp",
                    term -> new SigmoidSchedule(
                            number(term, "from"),
                            number(term, "over"),
                            number(term, "steepness"),
                            inTemperature(term))),
            Map.entry("steps", term -> new StepsSchedule(vector(term, "levels"), number(term, "over"))),
            Map.entry(
                    "cyclic",
                    term -> new CyclicSchedule(
                            number(term, "from"), number(term, "period"), number(term, "ramp"), whole(term, "cycles"))),
            Map.entry("custom", ScheduleBinding::custom),
            Map.entry("then", term -> new ThenSchedule(inner(term, "inner"), inner(term, "next"))),
            Map.entry("hold", term -> new HoldSchedule(inner(term, "inner"), number(term, "duration"))),
            Map.entry(
                    "clamp",
                    term -> new ClampSchedule(inner(term, "inner"), number(term, "low"), number(term, "high"))));

    private static final int MOST_CYCLES = 1_000_000;

    private ScheduleBinding() {}

    /** The names of the schedules it makes, all of them functions of time. */
    static Set<String> names() {
        return MAKERS.keySet();
    }

    /** The schedule that a term describes; empty if this version cannot make it. */
    static Optional<Schedule> bind(Datum.Term term) {
        Function<Datum.Term, Schedule> maker = MAKERS.get(term.name());
        return maker == null ? HostedSchedule.of(term) : Optional.of(maker.apply(term));
    }

    private static Schedule linear(Datum.Term term) {
        Optional<Double> rate = term.number("rate");
        Optional<Double> over = term.number("over");
        if (rate.isPresent() == over.isPresent()) {
            throw new IllegalArgumentException(
                    "A linear schedule needs either `rate` or `over`" + (rate.isPresent() ? ", not both." : "."));
        }
        double from = number(term, "from");
        return rate.isPresent()
                ? LinearSchedule.of(from, rate.get(), inTemperature(term))
                : LinearSchedule.over(from, number(term, "over"), inTemperature(term));
    }

    private static Schedule custom(Datum.Term term) {
        if (!(term.argument("beta") instanceof Datum.Graph graph)) {
            throw new IllegalArgumentException("`beta` must be a function of time.");
        }
        Optional<Double> end = term.number("end");
        if (end.isPresent() && !(end.get() >= 0 && end.get() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "`end` must be at least 0 and finite, it is " + ValueText.number(end.get()) + ".");
        }
        return new TapeSchedule(
                new ScalarTape(TapeBinding.bind(graph.tape())),
                end.isPresent() ? OptionalDouble.of(end.get()) : OptionalDouble.empty());
    }

    private static Schedule inner(Datum.Term term, String parameter) {
        if (term.argument(parameter) instanceof Datum.Term inner) {
            if (AdaptiveBinding.isAdaptive(inner)) {
                throw new IllegalArgumentException("`" + inner.name()
                        + "` finds its inverse temperatures while a fit runs, and cannot be combined with others.");
            }
            return bind(inner)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "This version of the interpreter cannot use the schedule `" + inner.name() + "` yet."));
        }
        throw new IllegalArgumentException("`" + parameter + "` must be a schedule.");
    }

    private static boolean inTemperature(Datum.Term term) {
        return term.text("in").equals(Optional.of("temperature"));
    }

    private static double number(Datum.Term term, String parameter) {
        return term.number(parameter)
                .orElseThrow(() -> new IllegalArgumentException("`" + parameter + "` is missing."));
    }

    private static int whole(Datum.Term term, String parameter) {
        double number = number(term, parameter);
        if (number != Math.rint(number) || Math.abs(number) > MOST_CYCLES) {
            throw new IllegalArgumentException("`" + parameter + "` must be a whole number up to " + MOST_CYCLES
                    + ", it is " + ValueText.number(number) + ".");
        }
        return (int) number;
    }

    private static double[] vector(Datum.Term term, String parameter) {
        if (term.argument(parameter) instanceof Datum.Vector vector) {
            return vector.entries();
        }
        return new double[] {number(term, parameter)};
    }
}
