package dev.anneal.evaluate;

import dev.anneal.core.Core;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import dev.anneal.tape.Tape;
import dev.anneal.tape.TapeRecorder;
import dev.anneal.type.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Evaluates core expressions: constants, clauses, columns over rows, assertions. There is only this one.
 *
 * <p>A function of time is turned into a graph by evaluating it once on a symbol. An evaluator belongs to one thread.
 */
public final class Evaluator {
    private static final int MAXIMAL_GRAPH = 100_000;

    /** Large vectors cost memory and time: so many of their entries count as a step. */
    private static final int ENTRIES_PER_STEP = 8;

    private final Environment environment;
    private final Intrinsics intrinsics;
    private final Trace trace;
    private final Optional<TapeRecorder> recorder;
    private final Optional<RowView> row;
    private final Optional<RowGroup> group;
    private final Locals locals;
    private final Budget budget;

    /** The values of the row at hand. */
    public interface RowView {
        /** The value of a column or field. */
        Optional<Value> find(String name);
    }

    /** An evaluator of expressions over the declarations of a script, without an end to what they cost together. */
    public Evaluator(Environment environment, Intrinsics intrinsics) {
        this(environment, intrinsics, Long.MAX_VALUE);
    }

    private Evaluator(Environment environment, Intrinsics intrinsics, long mostSteps) {
        this(
                environment,
                intrinsics,
                Trace.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Locals.NONE,
                Budget.of(mostSteps));
    }

    /** An evaluator for the expressions that are evaluated before anything runs: they end soon, all together. */
    public static Evaluator ofPreparation(Environment environment, Intrinsics intrinsics) {
        return new Evaluator(environment, intrinsics, Budget.OF_SCRIPT);
    }

    private Evaluator(
            Environment environment,
            Intrinsics intrinsics,
            Trace trace,
            Optional<TapeRecorder> recorder,
            Optional<RowView> row,
            Optional<RowGroup> group,
            Locals locals,
            Budget budget) {
        this.environment = environment;
        this.intrinsics = intrinsics;
        this.trace = trace;
        this.recorder = recorder;
        this.row = row;
        this.group = group;
        this.locals = locals;
        this.budget = budget;
    }

    /** An evaluator for the clauses of so many cells of a sweep: what they cost is counted by itself. */
    public Evaluator ofCells(long cells) {
        return new Evaluator(environment, intrinsics, trace, recorder, row, group, locals, Budget.ofCells(cells));
    }

    /** This evaluator over other values, with names bound around every expression, such as the axes of a cell. */
    public Evaluator around(Environment values, Locals bound) {
        return new Evaluator(values, intrinsics, trace, recorder, row, group, bound, budget);
    }

    /** This evaluator, over the rows that aggregates summarise. */
    public Evaluator over(RowGroup rows) {
        return new Evaluator(
                environment, intrinsics, trace, recorder, row, Optional.of(rows), locals, Budget.overRows(rows.size()));
    }

    /** This evaluator, over one row. */
    public Evaluator at(RowView view) {
        return new Evaluator(environment, intrinsics, trace, recorder, Optional.of(view), group, locals, budget);
    }

    /** This evaluator, telling a listener the value of every expression. */
    public Evaluator traced(Trace listener) {
        return new Evaluator(environment, intrinsics, listener, recorder, row, group, locals, budget);
    }

    /** The value of an expression; an {@link EvaluationError} where it has none. */
    public Value evaluate(Core core) {
        return begin(core, locals);
    }

    private Value begin(Core core, Locals bound) {
        return budget.begin(core.span(), () -> evaluate(core, bound));
    }

    /** The value of an expression over a row. */
    public Value evaluate(Value.OverRows expression, RowView view) {
        return at(view).begin(expression.body(), expression.locals());
    }

    /** The value of a function at arguments; the place is blamed where it takes another number of them. */
    public Value apply(Value.Closure closure, List<Value> arguments, Span place) {
        return budget.begin(place, () -> call(closure, arguments, place));
    }

    /** The graph of a function of one number. */
    Tape trace(Value.Closure closure, Span span) {
        TapeRecorder tape = new TapeRecorder(1, TapeRecorder.Subject.TIME);
        Value result = tracing(tape).call(closure, List.of(new Value.Symbol(tape, tape.input(0))), span);
        return tape.finish(List.of(Symbols.node(result, span, tape)));
    }

    /**
     * The graph of a function of a point.
     *
     * @param dimension the number of coordinates of the point
     * @param size the number of numbers that the function yields, empty for one that is no vector
     */
    Tape traceOfPoint(Value.Closure closure, int dimension, OptionalInt size, Span span) {
        TapeRecorder tape = new TapeRecorder(dimension, TapeRecorder.Subject.POINT);
        Value result = tracing(tape).call(closure, List.of(Symbols.inputs(tape, dimension)), span);
        if (size.isEmpty()) {
            return tape.finish(List.of(Symbols.node(result, span, tape)));
        }
        List<Value> entries = Values.elements(result).orElse(List.of());
        if (entries.size() != size.getAsInt()) {
            throw error(
                    DiagnosticCode.DIMENSION_MISMATCH,
                    span,
                    "this function must yield a vector of " + size.getAsInt()
                            + (entries.isEmpty() ? "" : ", not of " + entries.size()));
        }
        return tape.finish(Symbols.nodes(entries, span, tape));
    }

    private Evaluator tracing(TapeRecorder tape) {
        return new Evaluator(
                environment,
                intrinsics,
                Trace.NONE,
                Optional.of(tape),
                Optional.empty(),
                Optional.empty(),
                Locals.NONE,
                budget);
    }

    Intrinsics intrinsics() {
        return intrinsics;
    }

    Optional<TapeRecorder> recorder() {
        return recorder;
    }

    Optional<RowGroup> group() {
        return group;
    }

    /** Whether the expressions of the script have cost together all that they may. */
    public boolean isExhausted() {
        return budget.isExhausted();
    }

    Value evaluate(Core core, Locals locals) {
        Value value = compute(core, locals);
        long entries = makesComposite(core, value) ? ValueSize.of(value, core.span()) : Values.weight(value);
        budget.spend(1 + entries / ENTRIES_PER_STEP, core.span());
        intrinsics.stepped();
        boolean graphTooLarge = recorder.isPresent() && recorder.get().size() > MAXIMAL_GRAPH;
        if (graphTooLarge) {
            throw error(
                    DiagnosticCode.LIMIT_EXCEEDED,
                    core.span(),
                    recorder.get().subject().function() + " has at most " + MAXIMAL_GRAPH
                            + " operations; this one has more");
        }
        trace.evaluated(core, value);
        return value;
    }

    /** Whether a value was made here, out of others that it shares; not only passed on. */
    private static boolean makesComposite(Core core, Value value) {
        boolean makes = core instanceof Core.Operate
                || core instanceof Core.Invoke
                || core instanceof Core.Convert
                || core instanceof Core.Collect
                || core instanceof Core.ForEach
                || core instanceof Core.Fields
                || core instanceof Core.Function;
        return makes
                && (value instanceof Value.Sequence
                        || value instanceof Value.Fields
                        || value instanceof Value.Term
                        || value instanceof Value.Weighted
                        || value instanceof Value.Closure);
    }

    private Value compute(Core core, Locals locals) {
        if (core instanceof Core.Number number) {
            return new Value.Number(number.value());
        } else if (core instanceof Core.Local local) {
            return locals.find(local.name()).orElseThrow(() -> new UnknownValue(local.name()));
        } else if (core instanceof Core.Global global) {
            return global(global.name());
        } else if (core instanceof Core.Operate operation) {
            return Arithmetic.apply(operation, evaluateAll(operation.operands(), locals), recorder);
        } else if (core instanceof Core.Convert convert) {
            return new Conversion(this).convert(convert, evaluate(convert.value(), locals));
        } else if (core instanceof Core.Sized sized) {
            return WrittenSizes.checked(sized, evaluate(sized.value(), locals), size -> evaluate(size, locals));
        } else if (core instanceof Core.Invoke invoke) {
            return new Invocation(this).invoke(invoke, locals);
        } else if (core instanceof Core.Choose choose) {
            return choose(choose, locals);
        } else if (core instanceof Core.Text text) {
            return new Value.Text(text.value());
        } else if (core instanceof Core.Flag flag) {
            return new Value.Flag(flag.value());
        } else if (core instanceof Core.Missing) {
            return Value.MISSING;
        } else if (core instanceof Core.RowName name) {
            return row.flatMap(view -> view.find(name.name()))
                    .orElseThrow(() -> error(
                            DiagnosticCode.UNKNOWN_NAME, name.span(), "there is no column `" + name.name() + "`"));
        } else if (core instanceof Core.Function function) {
            List<Value.Parameter> parameters = new ArrayList<>();
            function.parameters()
                    .forEach(name -> parameters.add(new Value.Parameter(name, Optional.empty(), Optional.empty())));
            return new Value.Closure(parameters, function.body(), locals);
        } else if (core instanceof Core.OverRows overRows) {
            return new Value.OverRows(overRows.body(), locals, overRows.span());
        } else if (core instanceof Core.Field field) {
            return field(field, evaluate(field.target(), locals));
        }
        return compound(core, locals);
    }

    private Value compound(Core core, Locals locals) {
        if (core instanceof Core.CallGlobal call) {
            return new FunctionCall(this).call(call, locals);
        } else if (core instanceof Core.Apply apply) {
            return apply(apply, locals);
        } else if (core instanceof Core.Match match) {
            Map<String, Value> wanted = new LinkedHashMap<>();
            match.values().forEach((name, value) -> wanted.put(name, evaluate(value, locals)));
            return MatchingRows.of(match, evaluate(match.target(), locals), wanted);
        } else if (core instanceof Core.Index index) {
            return new Indexing(this).index(index, locals);
        } else if (core instanceof Core.Range range) {
            return new Indexing(this).range(range, locals);
        } else if (core instanceof Core.Collect collect) {
            return Values.list(evaluateAll(collect.elements(), locals));
        } else if (core instanceof Core.ForEach forEach) {
            return forEach(forEach, locals);
        } else if (core instanceof Core.Fields record) {
            Map<String, Value> fields = new LinkedHashMap<>();
            record.fields().forEach((name, field) -> fields.put(name, evaluate(field, locals)));
            return new Value.Fields(fields);
        } else if (core instanceof Core.Bind bind) {
            return evaluate(bind.body(), locals.with(bind.name(), evaluate(bind.value(), locals)));
        }
        throw new IllegalStateException("no value for " + core.getClass());
    }

    private List<Value> evaluateAll(List<Core> cores, Locals locals) {
        List<Value> values = new ArrayList<>(cores.size());
        for (Core core : cores) {
            values.add(evaluate(core, locals));
        }
        return values;
    }

    private Value choose(Core.Choose choose, Locals locals) {
        Value condition = evaluate(choose.condition(), locals);
        if (condition instanceof Value.Flag flag) {
            return evaluate(flag.value() ? choose.consequence() : choose.alternative(), locals);
        }
        if (condition instanceof Value.Symbol && recorder.isPresent()) {
            Value yes = evaluate(choose.consequence(), locals);
            Value no = evaluate(choose.alternative(), locals);
            return new SymbolicArithmetic(recorder.get()).choose(choose, condition, yes, no);
        }
        if (condition instanceof Value.Absent) {
            return Value.MISSING;
        }
        throw error(
                DiagnosticCode.TYPE_MISMATCH,
                choose.condition().span(),
                "a condition is true or false, not " + ValueText.of(condition));
    }

    private Value field(Core.Field field, Value target) {
        Optional<Value> found = Optional.empty();
        if (target instanceof Value.Fields record) {
            found = Optional.ofNullable(record.fields().get(field.name()));
        } else if (target instanceof Value.Run run) {
            found = run.field(field.name());
        } else if (target instanceof Value.Rows rows && rows.columnNames().contains(field.name())) {
            List<Value> column = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                column.add(rows.at(i, field.name()));
            }
            found = Optional.of(column.size() == 1 ? column.get(0) : Values.list(column));
        } else if (target instanceof Value.Absent) {
            found = Optional.of(target);
        } else {
            found = EstimateMembers.find(target, field.name());
        }
        return found.orElseThrow(() -> {
            String owner = target instanceof Value.Fields ? Words.a(Values.type(target)) : ValueText.of(target);
            Diagnostic diagnostic = Diagnostic.of(
                    DiagnosticCode.UNKNOWN_MEMBER, field.anchor(), owner + " has no `" + field.name() + "`");
            // What is declared without a type has no members before it has a value.
            return new EvaluationError(
                    target instanceof Value.Term
                            ? diagnostic.help("if this is a parameter, write its type, as in `(x: Density[2])`, for its"
                                    + " members to be known")
                            : diagnostic);
        });
    }

    /** The value of a declaration; an {@link UnknownValue} where it has none. */
    Value global(String name) {
        return environment.find(name).orElseThrow(() -> new UnknownValue(name));
    }

    /** Evaluates the body of a function that is called at a place. */
    Value enter(Span place, Core body, Locals bound) {
        return budget.enter(place, () -> evaluate(body, bound));
    }

    private Value apply(Core.Apply apply, Locals locals) {
        List<Value> arguments = evaluateAll(apply.arguments(), locals);
        Value function = evaluate(apply.function(), locals);
        if (function instanceof Value.Closure closure) {
            return call(closure, arguments, apply.span());
        }
        throw error(
                DiagnosticCode.NOT_A_FUNCTION, apply.function().span(), ValueText.of(function) + " cannot be called");
    }

    private Value call(Value.Closure closure, List<Value> arguments, Span span) {
        if (closure.parameters().size() != arguments.size()) {
            throw error(
                    DiagnosticCode.TOO_MANY_ARGUMENTS,
                    span,
                    "this function takes " + closure.parameters().size() + " values, not " + arguments.size());
        }
        Locals inner = closure.locals();
        for (int i = 0; i < arguments.size(); i++) {
            inner = inner.with(closure.parameters().get(i).name(), arguments.get(i));
        }
        Locals around = inner;
        return budget.enter(span, () -> evaluate(closure.body(), around));
    }

    private Value forEach(Core.ForEach forEach, Locals locals) {
        Value list = evaluate(forEach.list(), locals);
        List<Value> elements = Values.elements(list)
                .orElseThrow(() -> error(
                        DiagnosticCode.TYPE_MISMATCH,
                        forEach.list().span(),
                        "`for` goes over a list, not over " + ValueText.of(list)));
        List<Value> result = new ArrayList<>();
        for (Value element : elements) {
            Locals inner = locals.with(forEach.variable(), element);
            if (forEach.condition().isEmpty() || holds(forEach.condition().get(), inner)) {
                result.add(evaluate(forEach.element(), inner));
            }
        }
        return Values.list(result);
    }

    private boolean holds(Core condition, Locals locals) {
        Value value = evaluate(condition, locals);
        if (value instanceof Value.Flag flag) {
            return flag.value();
        }
        throw value instanceof Value.Symbol symbol
                ? error(
                        DiagnosticCode.UNTRACEABLE_FUNCTION,
                        condition.span(),
                        "how long a list is cannot depend on "
                                + symbol.recorder().subject().argument())
                : error(
                        DiagnosticCode.TYPE_MISMATCH,
                        condition.span(),
                        "a condition is true or false, not " + ValueText.of(value));
    }

    static EvaluationError error(DiagnosticCode code, Span span, String message) {
        return new EvaluationError(Diagnostic.of(code, span, message));
    }
}
