package dev.anneal.plan;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From values to closed data. */
public final class Data {
    private Data() {}

    /** The data of a term; {@code span} is where to complain if a part of it is not data. */
    public static Datum.Term of(Value.Term term) {
        Map<String, Datum> arguments = new LinkedHashMap<>();
        term.arguments().forEach((name, value) -> arguments.put(name, of(value, term.span())));
        return new Datum.Term(
                term.kind(), term.name(), arguments, term.dimension().size());
    }

    /** The data of a value; an {@link EvaluationError} for what is no data. */
    public static Datum of(Value value, Span span) {
        if (value instanceof Value.Number number) {
            return new Datum.Number(number.value());
        } else if (value instanceof Value.Text text) {
            return new Datum.Text(text.value());
        } else if (value instanceof Value.Flag flag) {
            return new Datum.Flag(flag.value());
        } else if (value instanceof Value.Absent) {
            return Datum.Missing.MISSING;
        } else if (value instanceof Value.Vector vector) {
            return new Datum.Vector(vector.entries());
        } else if (value instanceof Value.Matrix matrix) {
            return new Datum.Matrix(matrix.rows(), matrix.columns(), matrix.entries());
        } else if (value instanceof Value.Sequence sequence) {
            List<Datum> elements = new ArrayList<>();
            sequence.elements().forEach(element -> elements.add(of(element, span)));
            return new Datum.Sequence(elements);
        } else if (value instanceof Value.Fields fields) {
            Map<String, Datum> data = new LinkedHashMap<>();
            fields.fields().forEach((name, field) -> data.put(name, of(field, span)));
            return new Datum.Fields(data);
        } else if (value instanceof Value.Graph graph) {
            return new Datum.Graph(graph.tape());
        } else if (value instanceof Value.Hosted hosted) {
            return new Datum.Hosted(hosted.origin(), Optional.of(hosted.implementation()));
        } else if (value instanceof Value.Term term) {
            return of(term);
        } else if (value instanceof Value.Closure) {
            throw new EvaluationError(Diagnostic.of(
                    DiagnosticCode.NO_BACKEND,
                    span,
                    "this version of the interpreter cannot compute with a density that is given by a function yet"));
        }
        throw new EvaluationError(
                Diagnostic.of(DiagnosticCode.TYPE_MISMATCH, span, ValueText.of(value) + " cannot be part of a run"));
    }
}
