package dev.anneal.evaluate;

import dev.anneal.core.Core;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import dev.anneal.type.Dimension;
import dev.anneal.type.Sizes;
import dev.anneal.type.Type;
import java.util.Optional;

/**
 * Calls a function of the script: its arguments must be of the types that its author wrote, and sizes that are written
 * with one name must be one size, exactly now that they are known.
 */
final class FunctionCall {
    private final Evaluator evaluator;
    private final Conversion conversion;

    FunctionCall(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.conversion = new Conversion(evaluator);
    }

    Value call(Core.CallGlobal call, Locals locals) {
        if (!(evaluator.global(call.name()) instanceof Value.Closure closure)) {
            throw Evaluator.error(DiagnosticCode.NOT_A_FUNCTION, call.span(), "`" + call.name() + "` cannot be called");
        }
        Locals inner = closure.locals();
        Sizes sizes = new Sizes();
        for (int i = 0; i < closure.parameters().size(); i++) {
            Value.Parameter parameter = closure.parameters().get(i);
            Optional<Core> argument = call.arguments().get(i);
            // A default may use the parameters before it.
            Value value = argument.isPresent()
                    ? evaluator.evaluate(argument.get(), locals)
                    : evaluator.evaluate(
                            parameter.defaultValue().orElseThrow(() -> new UnknownValue(parameter.name())), inner);
            Value fitting =
                    fitting(parameter, value, sizes, argument.map(Core::span).orElse(call.span()));
            inner = inner.with(parameter.name(), fitting);
        }
        return evaluator.enter(call.span(), closure.body(), inner);
    }

    private Value fitting(Value.Parameter parameter, Value value, Sizes sizes, Span place) {
        if (value instanceof Value.Symbol || value instanceof Value.OverRows) {
            return value;
        }
        String name = "`" + parameter.name() + "`";
        Values.number(value)
                .filter(number -> number == Math.rint(number) && Math.abs(number) < 1e9)
                .ifPresent(number -> sizes.bind(parameter.name(), Dimension.known(number.longValue())));
        if (parameter.type().isEmpty()) {
            return value;
        }
        Type type = parameter.type().get();
        Value fitting = conversion.convert(value, type, name, place);
        Optional<Sizes.Conflict> conflict = sizes.match(type, Values.type(fitting));
        if (conflict.isPresent()) {
            throw Evaluator.error(
                    DiagnosticCode.DIMENSION_MISMATCH,
                    place,
                    name + " has the wrong dimension: " + conflict.get().found() + " instead of "
                            + conflict.get().needed());
        }
        return fitting;
    }
}
