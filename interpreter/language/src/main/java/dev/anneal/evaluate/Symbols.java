package dev.anneal.evaluate;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import dev.anneal.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.List;

/** Values as nodes of a graph that is being recorded. A vector of symbols is a list of them, among which numbers may be. */
final class Symbols {
    private Symbols() {}

    /** Whether a value is a symbol, or a list with symbols in it. */
    static boolean occurIn(Value value) {
        return value instanceof Value.Symbol
                || (value instanceof Value.Sequence list
                        && list.elements().stream().anyMatch(Symbols::occurIn));
    }

    /** The inputs of a graph as a vector. */
    static Value.Sequence inputs(TapeRecorder recorder, int count) {
        List<Value> symbols = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            symbols.add(new Value.Symbol(recorder, recorder.input(i)));
        }
        return new Value.Sequence(symbols);
    }

    /** The node of a number, a truth value or a symbol. */
    static int node(Value value, Span span, TapeRecorder recorder) {
        if (value instanceof Value.Symbol symbol) {
            if (symbol.recorder() != recorder) {
                throw new EvaluationError(Diagnostic.of(
                                DiagnosticCode.UNTRACEABLE_FUNCTION,
                                span,
                                recorder.subject().function() + " cannot use "
                                        + symbol.recorder().subject().argument() + " of a function around it")
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
        throw untraceable(
                span,
                recorder,
                " computes with numbers; " + (occurIn(value) ? "a list" : ValueText.of(value)) + " is none",
                "use numbers and conditions only");
    }

    /** The nodes of the entries of a vector. */
    static List<Integer> nodes(List<Value> entries, Span span, TapeRecorder recorder) {
        return entries.stream().map(entry -> node(entry, span, recorder)).toList();
    }

    /** An error that begins with the kind of function that is being recorded. */
    static EvaluationError untraceable(Span span, TapeRecorder recorder, String predicate, String help) {
        return new EvaluationError(Diagnostic.of(
                        DiagnosticCode.UNTRACEABLE_FUNCTION,
                        span,
                        recorder.subject().function() + predicate)
                .help(help));
    }
}
