package dev.anneal.evaluate;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Span;
import java.util.function.Supplier;

/**
 * What evaluating may cost: each expression of a script for itself, and all together. A script that computes for ever is
 * a mistake, or malice; either way it gets a message. Belongs to one thread.
 */
final class Budget {
    /** More steps than any expression needs; reached only by one that does not end soon. */
    static final long OF_EXPRESSION = 2_000_000;

    /** The same for all expressions of a script together, as far as they are evaluated before anything runs. */
    static final long OF_SCRIPT = 3 * OF_EXPRESSION;

    /** What the clauses of a cell of a sweep may cost on top, on average. */
    private static final long PER_CELL = 2_000;

    /** What an expression over many rows may cost for each of them. */
    private static final long PER_ROW = 1_000;

    private static final int MAXIMAL_CALL_DEPTH = 500;

    private final long most;
    private final long mostOfOne;
    private long before;
    private long taken;
    private int depth;
    private int nesting;

    private Budget(long most, long mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** A budget of so many steps in all. */
    static Budget of(long most) {
        return new Budget(most, OF_EXPRESSION);
    }

    /** A budget for expressions over so many rows. */
    static Budget overRows(int rows) {
        return new Budget(Long.MAX_VALUE, OF_EXPRESSION + PER_ROW * rows);
    }

    /** A budget for the cells of a sweep. */
    static Budget ofCells(long cells) {
        return of(OF_SCRIPT + PER_CELL * cells);
    }

    /** Whether the expressions of the script have cost together all that they may. */
    boolean isExhausted() {
        return before + taken > most;
    }

    /** Evaluates an expression of the script, or a part of one where another is evaluated already. */
    Value begin(Span span, Supplier<Value> expression) {
        if (nesting == 0) {
            before += taken;
            taken = 0;
        }
        nesting++;
        try {
            return expression.get();
        } catch (StackOverflowError tooDeep) {
            throw Evaluator.error(DiagnosticCode.LIMIT_EXCEEDED, span, "this is nested too deeply to be computed");
        } catch (OutOfMemoryError tooLarge) {
            throw Evaluator.error(DiagnosticCode.LIMIT_EXCEEDED, span, "this needs more memory than there is");
        } finally {
            nesting--;
        }
    }

    /** Takes steps; an {@link EvaluationError} where they are too many. */
    void spend(long more, Span span) {
        taken += more;
        if (taken > mostOfOne) {
            throw Evaluator.error(DiagnosticCode.LIMIT_EXCEEDED, span, "this computes for too long");
        }
        if (isExhausted()) {
            throw Evaluator.error(
                    DiagnosticCode.LIMIT_EXCEEDED,
                    span,
                    "the script computes for too long before anything runs; it has come as far as this");
        }
    }

    /** Enters a function. */
    Value enter(Span span, Supplier<Value> body) {
        if (depth == MAXIMAL_CALL_DEPTH) {
            throw new EvaluationError(
                    Diagnostic.of(DiagnosticCode.LIMIT_EXCEEDED, span, "functions call each other too deeply")
                            .help("a function cannot call itself, not by way of others either"));
        }
        depth++;
        try {
            return body.get();
        } catch (EvaluationError error) {
            throw error.calledFrom(span);
        } finally {
            depth--;
        }
    }
}
