package dev.anneal.engine;

import dev.anneal.core.Core;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.Environment;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Locals;
import dev.anneal.evaluate.UnknownValue;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.run.CallException;
import dev.anneal.run.ScriptFunction;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function of a script over the values that a run of it left. Nobody writes these values any more, and each call has an
 * evaluator and a budget of its own, so that calls need not know of each other and all of them end.
 */
final class CallableFunction implements ScriptFunction {
    private final String name;
    private final Value.Closure closure;
    private final Environment values;
    private final Hosts hosts;

    /**
     * A function.
     *
     * @param name its name among the values
     * @param values the values of the script; never written from now on
     * @param hosts what hosts add to the language
     */
    CallableFunction(String name, Value.Closure closure, Environment values, Hosts hosts) {
        this.name = name;
        this.closure = closure;
        this.values = values;
        this.hosts = hosts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> parameters() {
        return closure.parameters().stream().map(Value.Parameter::name).toList();
    }

    @Override
    public @Nullable Object call(Object... arguments) throws CallException {
        Call call = Call.of(name, arguments);
        requireNumber(call, arguments.length);
        Locals locals = Locals.NONE;
        List<Optional<Core>> given = new ArrayList<>();
        for (int i = 0; i < closure.parameters().size(); i++) {
            if (i < arguments.length) {
                // No name of the language begins with a dot, so these hide none.
                String local = "." + i;
                locals = locals.with(local, call.values().get(i));
                given.add(Optional.of(new Core.Local(call.places().get(i), local)));
            } else {
                given.add(Optional.empty());
            }
        }
        Evaluator evaluator = Evaluator.ofPreparation(values, new EngineIntrinsics(hosts, Checkpoint.NONE))
                .around(values, locals);
        try {
            return object(evaluator.evaluate(new Core.CallGlobal(call.whole(), name, given)), call);
        } catch (EvaluationError error) {
            throw new CallException(error.diagnostic());
        } catch (UnknownValue unknown) {
            throw new CallException(Diagnostic.of(
                    DiagnosticCode.RESULT_MISSING, call.whole(), "`" + unknown.name() + "` has no value"));
        }
    }

    private @Nullable Object object(Value value, Call call) throws CallException {
        if (!HostValues.isData(value)) {
            throw new CallException(Diagnostic.of(
                    DiagnosticCode.INVALID_VALUE,
                    call.whole(),
                    "`" + name + "` yields " + ValueText.of(value) + ", which is nothing outside of a script"));
        }
        return HostValues.object(value).orElse(null);
    }

    private void requireNumber(Call call, int given) throws CallException {
        List<Value.Parameter> parameters = closure.parameters();
        if (given > parameters.size()) {
            throw new CallException(Diagnostic.of(
                    DiagnosticCode.TOO_MANY_ARGUMENTS,
                    call.places().get(parameters.size()),
                    "`" + name + "` takes " + parameters.size() + (parameters.size() == 1 ? " value" : " values")
                            + ", not " + given));
        }
        for (Value.Parameter parameter : parameters.subList(given, parameters.size())) {
            if (parameter.defaultValue().isEmpty()) {
                throw new CallException(Diagnostic.of(
                        DiagnosticCode.MISSING_ARGUMENT,
                        call.whole(),
                        "`" + name + "` needs a value for `" + parameter.name() + "`"));
            }
        }
    }

    /** A call as it would be written in a script, so that messages can show it. */
    private record Call(Span whole, List<Value> values, List<Span> places) {
        static Call of(String name, Object[] arguments) {
            List<Value> values = new ArrayList<>();
            List<int[]> ranges = new ArrayList<>();
            StringBuilder text = new StringBuilder(name).append('(');
            for (Object argument : arguments) {
                Value value = HostValues.of(argument);
                text.append(values.isEmpty() ? "" : ", ");
                int start = text.length();
                values.add(value);
                ranges.add(new int[] {start, text.append(ValueText.of(value)).length()});
            }
            Source source = Source.of("call", text.append(')').toString());
            return new Call(
                    new Span(source, 0, source.text().length()),
                    values,
                    ranges.stream()
                            .map(range -> new Span(source, range[0], range[1]))
                            .toList());
        }
    }
}
