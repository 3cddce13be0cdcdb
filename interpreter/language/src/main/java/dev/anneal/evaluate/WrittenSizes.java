package dev.anneal.evaluate;

import dev.anneal.core.Core;
import dev.anneal.core.SizedType;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.type.Dimension;
import dev.anneal.type.Sizes;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The sizes that a type has when what they depend on is known. */
public final class WrittenSizes {
    private WrittenSizes() {}

    /** The sizes of a type, with values for its variables. */
    public static Sizes of(SizedType type, Function<Core, Value> evaluate) {
        Sizes sizes = new Sizes();
        for (Map.Entry<String, Core> entry : type.sizes().entrySet()) {
            Value value = evaluate.apply(entry.getValue());
            double size = Values.number(value).orElse(Double.NaN);
            if (!(size >= 0) || size != Math.rint(size)) {
                throw Evaluator.error(
                        DiagnosticCode.NOT_A_WHOLE_NUMBER,
                        entry.getValue().span(),
                        "a size is a whole number, not " + ValueText.of(value));
            }
            sizes.bind(entry.getKey(), Dimension.known((long) size));
        }
        return sizes;
    }

    /** Throws an {@link EvaluationError} if a value does not have the sizes that were written. */
    static Value checked(Core.Sized sized, Value value, Function<Core, Value> evaluate) {
        Optional<Sizes.Conflict> conflict =
                of(sized.needed(), evaluate).match(sized.needed().type(), Values.type(value));
        if (conflict.isPresent()) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.DIMENSION_MISMATCH,
                            sized.span(),
                            "`" + sized.name() + "` has the wrong dimension: "
                                    + conflict.get().found() + " instead of "
                                    + conflict.get().needed())
                    .saying(Values.type(value).toString()));
        }
        return value;
    }
}
