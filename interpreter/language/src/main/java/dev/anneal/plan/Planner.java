package dev.anneal.plan;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.core.Core;
import dev.anneal.core.CoreDecl;
import dev.anneal.core.CoreScript;
import dev.anneal.core.OnFailure;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.evaluate.Environment;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Intrinsics;
import dev.anneal.evaluate.Locals;
import dev.anneal.evaluate.UnknownValue;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueSize;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.evaluate.WrittenSizes;
import dev.anneal.source.Span;
import dev.anneal.type.Assignability;
import dev.anneal.type.Sizes;
import dev.anneal.type.Type;
import dev.anneal.type.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From core to a plan, with the inputs known: constants are evaluated, sizes and weights are exact, fits are closed data.
 *
 * <p>A declaration whose value cannot be found is reported once; what depends on it is left out in silence.
 */
public final class Planner {
    /** A fifth of a gibibyte. Constants of a study are far fewer; what runs need is limited elsewhere. */
    private static final long MOST_KEPT = 25_000_000;

    private static final int MOST_RETRIES = 100;

    private final Catalogue catalogue;
    private final Intrinsics intrinsics;
    private final OptionalLong defaultSeed;
    private final Diagnostics diagnostics;
    private final Environment environment = new Environment();
    private final Evaluator evaluator;
    private final FitPlanner fits;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, FitSpec> runs = new TreeMap<>();
    private final Set<String> results = new TreeSet<>();
    private final Map<String, String> declined = new TreeMap<>();
    private final List<CoreDecl> known = new ArrayList<>();
    private final Map<String, CoreDecl.Input> inputDeclarations = new TreeMap<>();
    private final SweepPlanner.Inputs inputsOfCells = new InputsOfCells();
    private long kept;

    private Planner(Catalogue catalogue, Intrinsics intrinsics, OptionalLong defaultSeed, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.evaluator = Evaluator.ofPreparation(environment, intrinsics);
        this.fits = new FitPlanner(evaluator, intrinsics, catalogue, defaultSeed);
        this.catalogue = catalogue;
        this.intrinsics = intrinsics;
        this.defaultSeed = defaultSeed;
    }

    /**
     * The plan of a script.
     *
     * @param inputs the inputs that differ from their defaults
     * @param defaultSeed the seed of runs that name none
     */
    public static ExecutionPlan plan(
            CoreScript script,
            Map<String, GivenInput> inputs,
            OptionalLong defaultSeed,
            Catalogue catalogue,
            Intrinsics intrinsics,
            Diagnostics diagnostics) {
        Planner planner = new Planner(catalogue, intrinsics, defaultSeed, diagnostics);
        planner.reportUnknownInputs(script, inputs);
        for (CoreDecl decl : script.declarations()) {
            if (planner.isExhausted()) {
                break;
            }
            try {
                planner.declaration(decl, inputs);
            } catch (EvaluationError error) {
                diagnostics.add(error.diagnostic());
            } catch (UnknownValue unknown) {
                planner.reportUseOfResults(decl, unknown.name());
            }
        }
        return new ExecutionPlan(planner.steps, planner.environment);
    }

    /** Whether the script has had all that it may cost; one message about that is enough. */
    private boolean isExhausted() {
        return evaluator.isExhausted() || kept > MOST_KEPT;
    }

    /** A value without a value has been reported where it arose, unless it only comes with the results of a run. */
    private void reportUseOfResults(CoreDecl decl, String name) {
        if (declined.containsKey(name)) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.NO_BACKEND,
                    firstLine(decl.span()),
                    "this needs `" + name + "`, and this version of the interpreter leaves out " + declined.get(name)));
            return;
        }
        if (results.contains(name)) {
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.DEPENDS_ON_RESULTS,
                            firstLine(decl.span()),
                            "a run cannot depend on `" + name + "`, which is known only after another run")
                    .help("`start from " + name + "` is the one way in which a run may follow another"));
        }
    }

    private void reportUnknownInputs(CoreScript script, Map<String, GivenInput> inputs) {
        Set<String> known = new TreeSet<>();
        for (CoreDecl decl : script.declarations()) {
            if (decl instanceof CoreDecl.Input input) {
                known.add(input.name());
            }
        }
        for (Map.Entry<String, GivenInput> input : new TreeMap<>(inputs).entrySet()) {
            String name = input.getKey();
            if (!known.contains(name)) {
                Optional<String> help = Suggestion.help(name, known)
                        .or(() -> Optional.of(
                                known.isEmpty()
                                        ? "the script declares no `param`"
                                        : "its inputs are `" + String.join("`, `", known) + "`"));
                diagnostics.add(Diagnostic.of(
                                DiagnosticCode.UNKNOWN_INPUT,
                                input.getValue().statement(),
                                "the script has no input `" + name + "`")
                        .help(help));
            }
        }
    }

    private void declaration(CoreDecl decl, Map<String, GivenInput> inputs) {
        if (decl instanceof CoreDecl.Input input) {
            inputDeclarations.put(input.name(), input);
            keep(input.name(), input(input, inputs), input.span());
            if (!inputs.containsKey(input.name())) {
                // Its default may follow from an input that a sweep varies.
                known.add(input);
            }
        } else if (decl instanceof CoreDecl.Value value) {
            if (value.usesResults()) {
                results.add(value.name());
                steps.add(new Step.Bind(value.span(), value.name(), value.value()));
            } else {
                keep(value.name(), evaluator.evaluate(value.value()), value.span());
                known.add(value);
            }
        } else if (decl instanceof CoreDecl.Function function) {
            List<Value.Parameter> parameters = new ArrayList<>();
            function.parameters()
                    .forEach(p -> parameters.add(new Value.Parameter(p.name(), p.type(), p.defaultValue())));
            environment.define(function.name(), new Value.Closure(parameters, function.body(), Locals.NONE));
            known.add(function);
        } else if (decl instanceof CoreDecl.Study study) {
            study(study);
        } else if (decl instanceof CoreDecl.Table table) {
            results.add(table.name());
            steps.add(new Step.Table(table.span(), table));
        } else if (decl instanceof CoreDecl.Save save) {
            probe(save.value());
            steps.add(new Step.Save(
                    save.span(), save.value(), path(save), save.path().span()));
        } else if (decl instanceof CoreDecl.Print print) {
            probe(print.value());
            steps.add(new Step.Print(print.span(), print.value()));
        } else if (decl instanceof CoreDecl.Plot plot) {
            steps.add(new Step.Plot(plot.span(), plot.name(), plot.chart()));
        } else if (decl instanceof CoreDecl.Report report) {
            steps.add(new Step.Report(
                    report.span(),
                    report.title(),
                    report.parts().stream()
                            .map(part -> new Step.Part(part.text(), part.shown().flatMap(Planner::shown)))
                            .toList()));
        } else if (decl instanceof CoreDecl.Expect expect) {
            probe(expect.condition());
            steps.add(new Step.Expect(expect.span(), expect.condition()));
        } else if (decl instanceof CoreDecl.ExpectAgreement expect) {
            probe(expect.value());
            probeTolerance(expect.tolerance());
            probe(expect.reference());
            steps.add(new Step.ExpectAgreement(expect.span(), expect));
        } else if (decl instanceof CoreDecl.Declined without) {
            without.name().ifPresent(name -> declined.put(name, without.what()));
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.OUTPUT_NOT_SUPPORTED,
                    firstLine(without.span()),
                    "this version of the interpreter leaves out " + without.what()));
        }
    }

    private static Optional<Step> shown(CoreDecl decl) {
        if (decl instanceof CoreDecl.Plot plot) {
            return Optional.of(new Step.Plot(plot.span(), plot.name(), plot.chart()));
        } else if (decl instanceof CoreDecl.Table table) {
            return Optional.of(new Step.Table(table.span(), table));
        }
        return decl instanceof CoreDecl.Value value
                ? Optional.of(new Step.Bind(value.span(), value.name(), value.value()))
                : Optional.empty();
    }

    /** Gives a declaration its value, unless the values of the script take too much memory together. */
    private void keep(String name, Value value, Span span) {
        kept += ValueSize.of(value, firstLine(span));
        if (kept > MOST_KEPT) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.LIMIT_EXCEEDED,
                            firstLine(span),
                            "the values of this script have more than " + MOST_KEPT + " numbers in all")
                    .help("what only one expression needs is not kept: move it there"));
        }
        environment.define(name, value);
    }

    /** Finds what is wrong with an output that needs no run before hours of fits are spent on the others. */
    private void probe(Core value) {
        try {
            evaluator.evaluate(value);
        } catch (UnknownValue later) {
            // It is looked at when the run that it needs is done, unless there never will be a value.
            if (declined.containsKey(later.name())) {
                throw later;
            }
        }
    }

    private void probeTolerance(Core tolerance) {
        try {
            double allowed = Values.number(evaluator.evaluate(tolerance)).orElse(Double.NaN);
            if (!(allowed >= 0)) {
                throw new EvaluationError(Diagnostic.of(
                                DiagnosticCode.OUT_OF_RANGE,
                                tolerance.span(),
                                "what follows `within` is at least 0, " + ValueText.insteadOf(allowed))
                        .help("nothing lies within a distance below 0"));
            }
        } catch (UnknownValue later) {
            // It is looked at when the run that it needs is done.
            probe(tolerance);
        }
    }

    private static Span firstLine(Span span) {
        int end = span.text().indexOf('\n');
        return end < 0 ? span : new Span(span.source(), span.start(), span.start() + end);
    }

    private void study(CoreDecl.Study study) {
        results.add(study.name());
        FitTemplate template = new FitTemplate(
                study.name(),
                study.nameSpan(),
                study.clauses(),
                study.recording(),
                study.onFailure(),
                study.retries().map(this::retries).orElse(study.onFailure() == OnFailure.RETRY ? 1 : 0));
        if (study.sweep().isPresent()) {
            SweepPlanner sweeps = new SweepPlanner(evaluator, environment, inputsOfCells, diagnostics);
            steps.add(sweeps.sweep(study, study.sweep().get(), template, runs));
            return;
        }
        FitSpec spec = fits.specification(template, runs);
        steps.add(new Step.Fit(study.span(), template, spec, 1));
        runs.put(study.name(), spec);
    }

    private int retries(Core count) {
        double retries = Values.number(evaluator.evaluate(count)).orElse(Double.NaN);
        if (!(retries >= 1 && retries <= MOST_RETRIES) || retries != Math.rint(retries)) {
            throw new EvaluationError(Diagnostic.of(
                    DiagnosticCode.NOT_A_WHOLE_NUMBER,
                    count.span(),
                    "the number of retries is a whole number from 1 to " + MOST_RETRIES + ", "
                            + ValueText.insteadOf(retries)));
        }
        return (int) retries;
    }

    private String path(CoreDecl.Save save) {
        if (evaluator.evaluate(save.path()) instanceof Value.Text text) {
            return text.value();
        }
        throw new EvaluationError(Diagnostic.of(
                DiagnosticCode.MISSING_ARGUMENT, save.path().span(), "the path of a file cannot be missing"));
    }

    /** What cells of sweeps need to know of the inputs. */
    private final class InputsOfCells implements SweepPlanner.Inputs {
        @Override
        public List<CoreDecl> declarations() {
            return known;
        }

        @Override
        public boolean accepts(String name, Value value, Span place) {
            CoreDecl.Input input = inputDeclarations.get(name);
            if (input == null) {
                return false;
            }
            accepted(input, value, place, true);
            return true;
        }

        @Override
        public FitPlanner fits(Evaluator cells) {
            return new FitPlanner(cells, intrinsics, catalogue, defaultSeed);
        }
    }

    private Value input(CoreDecl.Input input, Map<String, GivenInput> inputs) {
        GivenInput given = inputs.get(input.name());
        return given == null
                ? accepted(
                        input,
                        evaluator.evaluate(input.defaultValue()),
                        input.defaultValue().span(),
                        false)
                : accepted(input, given.value(), given.place(), true);
    }

    /** A value of an input, if it may have it; whether it is the default matters for what can have been checked before. */
    private Value accepted(CoreDecl.Input input, Value value, Span span, boolean given) {
        if (!Assignability.fits(Values.type(value), input.type())) {
            throw new EvaluationError(Diagnostic.of(
                    DiagnosticCode.TYPE_MISMATCH,
                    span,
                    "the input `" + input.name() + "` must be " + Words.a(input.type()) + ", not "
                            + ValueText.of(value)));
        }
        if (given) {
            checkSizes(input, value, span);
        }
        if (input.allowed().isPresent() && !isAllowed(input.allowed().get(), value)) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.OUT_OF_RANGE,
                            span,
                            "the input `" + input.name() + "` cannot be " + ValueText.of(value))
                    .and(input.allowed().get().span(), "what it may be"));
        }
        return value;
    }

    private void checkSizes(CoreDecl.Input input, Value value, Span span) {
        Sizes sizes = WrittenSizes.of(input.sizedType(), evaluator::evaluate);
        Type needed = sizes.apply(input.type());
        if (sizes.match(input.type(), Values.type(value)).isPresent()) {
            throw new EvaluationError(Diagnostic.of(
                    DiagnosticCode.DIMENSION_MISMATCH,
                    span,
                    "the input `" + input.name() + "` must be " + Words.a(needed) + ", not " + ValueText.of(value)));
        }
    }

    /** A range allows every number between its ends, a list its elements. */
    private boolean isAllowed(Core allowed, Value value) {
        if (allowed instanceof Core.Range range) {
            Optional<Double> low = Values.number(evaluator.evaluate(range.first()));
            Optional<Double> high = Values.number(evaluator.evaluate(range.last()));
            Optional<Double> number = Values.number(value);
            return number.isPresent()
                    && low.isPresent()
                    && high.isPresent()
                    && number.get() >= low.get()
                    && number.get() <= high.get();
        }
        return Values.elements(evaluator.evaluate(allowed)).orElse(List.of()).contains(value);
    }
}
