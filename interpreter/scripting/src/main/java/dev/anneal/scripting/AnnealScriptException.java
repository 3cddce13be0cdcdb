package dev.anneal.scripting;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.run.CallException;
import dev.anneal.run.Expectation;
import dev.anneal.run.Outcome;
import dev.anneal.source.Span;
import java.util.List;
import java.util.Optional;
import javax.script.ScriptException;

/**
 * What is wrong with a script, in the words that the command shows: all errors, each with its lines and a way out. File,
 * line and column are those of the first.
 */
public final class AnnealScriptException extends ScriptException {
    private static final long serialVersionUID = 1;

    private final transient List<Diagnostic> diagnostics;
    private final transient Optional<ScriptValues> values;

    private AnnealScriptException(
            String message, Span place, List<Diagnostic> diagnostics, Optional<ScriptValues> values) {
        super(message, place.source().name(), place.line(), place.column());
        this.diagnostics = List.copyOf(diagnostics);
        this.values = values;
    }

    /** A script, or its inputs, have errors. */
    static AnnealScriptException ofErrors(List<Diagnostic> found) {
        List<Diagnostic> errors = found.stream().filter(Diagnostic::isError).toList();
        return new AnnealScriptException(
                rendered(errors), errors.get(0).primary().span(), errors, Optional.empty());
    }

    /** A function was called that has no value at its arguments. */
    static AnnealScriptException ofCall(CallException thrown) {
        List<Diagnostic> one = List.of(thrown.diagnostic());
        AnnealScriptException exception = new AnnealScriptException(
                rendered(one), thrown.diagnostic().primary().span(), one, Optional.empty());
        exception.initCause(thrown);
        return exception;
    }

    /** Expectations of a script do not hold. */
    static AnnealScriptException ofExpectations(ScriptValues values) {
        List<Expectation> failed = values.results().expectations().stream()
                .filter(expectation -> !expectation.holds())
                .toList();
        StringBuilder message = new StringBuilder();
        for (Expectation expectation : failed) {
            message.append("expectation failed at ").append(expectation.span()).append('\n');
            expectation
                    .explanation()
                    .lines()
                    .forEach(line ->
                            message.append(("  " + line).stripTrailing()).append('\n'));
        }
        return new AnnealScriptException(
                message.toString().stripTrailing(), failed.get(0).span(), List.of(), Optional.of(values));
    }

    /** A run ended before its end, because a fit failed or it was cancelled. */
    static AnnealScriptException ofOutcome(ScriptValues values, Span place) {
        Outcome outcome = values.results().outcome();
        List<Diagnostic> warnings = values.results().warnings();
        return new AnnealScriptException(
                ("the script was " + outcome.words() + "\n" + rendered(warnings)).stripTrailing(),
                warnings.isEmpty() ? place : warnings.get(0).primary().span(),
                warnings,
                Optional.of(values));
    }

    private static String rendered(List<Diagnostic> diagnostics) {
        return new TextRenderer(false).render(diagnostics).stripTrailing();
    }

    /** What is wrong; empty where expectations do not hold. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** What the script yielded all the same; empty where it could not run. */
    public Optional<ScriptValues> values() {
        return values;
    }
}
