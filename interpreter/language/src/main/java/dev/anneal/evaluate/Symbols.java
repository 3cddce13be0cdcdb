package dev.anneal.evaluate;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import dev.anneal.tape.TapeRecorder;

/** Values as nodes of a graph that is being recorded. */
final class Symbols {
    private Symbols() {}

    /** The node of a number, a truth value or a symbol. */
    static int node(Value value, Span span, TapeRecorder recorder) {
        if (value instanceof Value.Symbol symbol) {
            if (symbol.recorder() != recorder) {
                throw new EvaluationError(Diagnostic.of(
                                DiagnosticCode.UNTRACEABLE_FUNCTION,
                                span,
                                "a function of time inside of another cannot use the time of the outer one")
                        .help("write the two as one function"));
            }
            return symbol.node();
        }
        if (value instanceof Value.Number number) {
            return recorder.constant(number.value());
        }
        if (value instanceof Value.Flag flag) {
            return recorder.constant(flag.value() ? 1 : 0);
        }
        throw new EvaluationError(Diagnostic.of(
                        DiagnosticCode.UNTRACEABLE_FUNCTION,
                        span,
                        "a function of time computes with numbers; " + ValueText.of(value) + " is none")
                .help("use numbers and conditions only"));
    }
}
