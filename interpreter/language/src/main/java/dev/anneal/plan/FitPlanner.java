package dev.anneal.plan;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.core.ClauseName;
import dev.anneal.core.Core;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.FitDimensions;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Intrinsics;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Evaluates the clauses of a run and closes them into a {@link FitSpec}. */
final class FitPlanner {
    private static final int MOST_STARTS = 100;
    private static final double MAXIMAL_SEED = 0x1p53;

    private final Evaluator evaluator;
    private final Catalogue catalogue;
    private final Intrinsics intrinsics;
    private final OptionalLong defaultSeed;

    FitPlanner(Evaluator evaluator, Intrinsics intrinsics, Catalogue catalogue, OptionalLong defaultSeed) {
        this.evaluator = evaluator;
        this.intrinsics = intrinsics;
        this.catalogue = catalogue;
        this.defaultSeed = defaultSeed;
    }

    FitSpec specification(FitTemplate template, Map<String, FitSpec> runs) {
        Value.Term family = term(template, ClauseName.FAMILY)
                .orElseThrow(() -> new IllegalStateException("a run without a family"));
        Value.Term target = term(template, ClauseName.TARGET)
                .orElseThrow(() -> new IllegalStateException("a run without a target"));
        checkDimensions(template, family, target);
        Value.Term schedule = term(template, ClauseName.SCHEDULE)
                .orElseGet(() -> make(template, Kind.SCHEDULE, "constant", Optional.of(1.0)));
        Value.Term path = term(template, ClauseName.PATH)
                .orElseGet(() -> make(template, Kind.PATH, "tempering", Optional.empty()));
        Value.Term method = term(template, ClauseName.METHOD)
                .orElseGet(() -> make(template, Kind.METHOD, defaultMethod(family), Optional.empty()));
        return new FitSpec(
                Data.of(family),
                Data.of(target),
                Data.of(schedule),
                Data.of(path),
                Data.of(method),
                horizon(template, schedule),
                start(template, family, runs),
                template.recording().fields(),
                every(template),
                seed(template));
    }

    private static String defaultMethod(Value.Term family) {
        return family.name().equals("realnvp") ? "adam" : "gradient_flow";
    }

    private Optional<Value> value(FitTemplate template, ClauseName clause) {
        return Optional.ofNullable(template.clauses().get(clause)).map(evaluator::evaluate);
    }

    private Optional<Value.Term> term(FitTemplate template, ClauseName clause) {
        return value(template, clause).map(value -> {
            if (value instanceof Value.Term term) {
                return term;
            }
            throw error(
                    DiagnosticCode.TYPE_MISMATCH,
                    template.span(clause),
                    "what follows `" + clause.word() + "` cannot be " + ValueText.of(value));
        });
    }

    /** Something of the catalogue with its defaults, and perhaps a first argument. */
    private Value.Term make(FitTemplate template, Kind kind, String name, Optional<Double> first) {
        Signature signature =
                catalogue.find(kind, name).orElseThrow(() -> new IllegalStateException("no " + kind + " " + name));
        Span span = template.nameSpan();
        List<Optional<Core>> arguments = new ArrayList<>();
        for (int i = 0; i < signature.parameters().size(); i++) {
            arguments.add(i == 0 ? first.map(number -> new Core.Number(span, number)) : Optional.empty());
        }
        return (Value.Term) evaluator.evaluate(new Core.Invoke(span, span, signature, Optional.empty(), arguments));
    }

    private static void checkDimensions(FitTemplate template, Value.Term family, Value.Term target) {
        Optional<Long> of = family.dimension().size();
        Optional<Long> on = target.dimension().size();
        if (of.isPresent() && on.isPresent() && !of.equals(on)) {
            throw new EvaluationError(FitDimensions.mismatch(
                    template.span(ClauseName.FAMILY),
                    template.span(ClauseName.TARGET),
                    of.get().toString(),
                    on.get().toString()));
        }
    }

    private double horizon(FitTemplate template, Value.Term schedule) {
        Value value = value(template, ClauseName.HORIZON)
                .orElseThrow(() -> new IllegalStateException("a run without a horizon"));
        Span span = template.span(ClauseName.HORIZON);
        if (value instanceof Value.Absent) {
            throw error(DiagnosticCode.MISSING_ARGUMENT, span, "what follows `until` cannot be missing");
        }
        double horizon = Values.number(value).orElseGet(() -> settled(template, schedule, value, span));
        if (!(horizon > 0) || Double.isInfinite(horizon)) {
            throw error(
                    DiagnosticCode.OUT_OF_RANGE,
                    span,
                    "a run lasts for a finite time above 0, " + ValueText.insteadOf(horizon));
        }
        return horizon;
    }

    private double settled(FitTemplate template, Value.Term schedule, Value value, Span span) {
        if (!(value instanceof Value.Term horizon) || !horizon.name().equals("settled")) {
            throw error(
                    DiagnosticCode.NO_BACKEND,
                    span,
                    "this version of the interpreter knows a time and `settled(…)` behind `until`");
        }
        Core clause = template.clauses().get(ClauseName.SCHEDULE);
        double extra = Values.number(horizon.argument("extra")).orElse(0.0);
        return Values.number(scheduleEnd(schedule)).orElseThrow(() -> {
                    Diagnostic unknown = Diagnostic.of(
                                    DiagnosticCode.SCHEDULE_WITHOUT_END,
                                    span,
                                    "`settled` needs a schedule with a known end")
                            .help("give a time instead, or the schedule "
                                    + (schedule.arguments().containsKey("slowest")
                                            ? "the rate at which it rises at least: `slowest: 0.01`"
                                            : "its end: `custom(t -> …, end: 3000)`"));
                    return new EvaluationError(
                            clause == null ? unknown : unknown.and(clause.span(), "has no known end"));
                })
                + extra;
    }

    private Value scheduleEnd(Value.Term schedule) {
        Signature end = catalogue
                .member("Schedule", "end")
                .orElseThrow(() -> new IllegalStateException("schedules have an end"));
        return intrinsics.call(end, Optional.of(schedule), List.of(), schedule.span())
                        instanceof Intrinsics.Answer.Of answer
                ? answer.value()
                : Value.MISSING;
    }

    /** A specification has in it all that it depends on, so a long chain of starts is large and deep. */
    private static void checkChain(FitSpec from, Span place) {
        int length = 1;
        for (FitSpec fit = from; fit.start() instanceof Start.Warm before; fit = before.from()) {
            length++;
        }
        if (length > MOST_STARTS) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.LIMIT_EXCEEDED,
                            place,
                            "this run starts from one that starts from another, and so on, more than " + MOST_STARTS
                                    + " times")
                    .help("fit longer in fewer runs"));
        }
    }

    private Start start(FitTemplate template, Value.Term family, Map<String, FitSpec> runs) {
        if (template.clauses().get(ClauseName.START) instanceof Core.Global run) {
            FitSpec from = runs.get(run.name());
            if (from != null) {
                checkChain(from, run.span());
                return new Start.Warm(from);
            }
        }
        Optional<Value> start = value(template, ClauseName.START);
        if (start.isEmpty()) {
            return new Start.Drawn(Data.of(family.argument("init"), template.nameSpan()));
        }
        Span span = template.span(ClauseName.START);
        if (start.get() instanceof Value.Term term && term.kind() == Kind.DENSITY) {
            checkStartDimension(family, term, span);
            return new Start.Drawn(Data.of(term));
        }
        if (start.get() instanceof Value.Fields fields && Data.of(fields, span) instanceof Datum.Fields data) {
            return new Start.Given(data);
        }
        throw error(DiagnosticCode.TYPE_MISMATCH, span, "a run cannot start from " + ValueText.of(start.get()));
    }

    private static void checkStartDimension(Value.Term family, Value.Term density, Span span) {
        Optional<Long> needed = family.dimension().size();
        Optional<Long> found = density.dimension().size();
        if (needed.isPresent() && found.isPresent() && !needed.equals(found)) {
            throw error(
                    DiagnosticCode.DIMENSION_MISMATCH,
                    span,
                    "the start lives on R^" + found.get() + ", the family on R^" + needed.get());
        }
    }

    private OptionalDouble every(FitTemplate template) {
        Optional<Core> every = template.recording().every();
        if (every.isEmpty()) {
            return OptionalDouble.empty();
        }
        Value interval = evaluator.evaluate(every.get());
        if (interval instanceof Value.Absent) {
            throw error(DiagnosticCode.MISSING_ARGUMENT, every.get().span(), "what follows `every` cannot be missing");
        }
        double step = Values.number(interval).orElse(Double.NaN);
        if (!(step > 0)) {
            throw error(
                    DiagnosticCode.OUT_OF_RANGE,
                    every.get().span(),
                    "the time between two records must be above 0, " + ValueText.insteadOf(step));
        }
        return OptionalDouble.of(step);
    }

    private long seed(FitTemplate template) {
        Optional<Value> seed = value(template, ClauseName.SEED);
        if (seed.isEmpty()) {
            return defaultSeed.orElse(0);
        }
        if (seed.get() instanceof Value.Absent) {
            throw error(DiagnosticCode.MISSING_ARGUMENT, template.span(ClauseName.SEED), "a seed cannot be missing");
        }
        double number = Values.number(seed.get()).orElse(Double.NaN);
        if (number != Math.rint(number) || Math.abs(number) > MAXIMAL_SEED) {
            throw error(
                    DiagnosticCode.NOT_A_WHOLE_NUMBER,
                    template.span(ClauseName.SEED),
                    "a seed is a whole number up to 2^53, " + ValueText.insteadOf(number));
        }
        return (long) number;
    }

    private static EvaluationError error(DiagnosticCode code, Span span, String message) {
        return new EvaluationError(Diagnostic.of(code, span, message));
    }
}
