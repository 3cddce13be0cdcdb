package dev.anneal.engine;

import dev.anneal.core.CoreDecl;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EstimateArithmetic;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.plan.Step;
import dev.anneal.run.Expectation;
import dev.anneal.source.Span;
import java.util.Optional;

/** Looks at what a script expects. */
final class Assertions {
    private final Evaluator evaluator;

    Assertions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Expectation check(Step.Expect expect) {
        Explanation explanation = new Explanation(expect.span());
        Value value = evaluator.traced(explanation).evaluate(expect.condition());
        boolean holds = value.equals(new Value.Flag(true));
        return new Expectation(expect.span(), holds, holds ? "" : explanation.text());
    }

    Expectation check(Step.ExpectAgreement expect) {
        CoreDecl.ExpectAgreement demand = expect.demand();
        Explanation explanation = new Explanation(expect.span());
        Evaluator traced = evaluator.traced(explanation);
        Value left = traced.evaluate(demand.value());
        Value tolerance = traced.evaluate(demand.tolerance());
        Value right = traced.evaluate(demand.reference());
        Optional<Double> a = Values.number(left);
        Optional<Double> b = Values.number(right);
        Optional<Double> allowed = Values.number(tolerance);
        if (a.isEmpty() || b.isEmpty() || allowed.isEmpty()) {
            return new Expectation(expect.span(), false, explanation.text());
        }
        double unit = demand.standardErrors() ? standardError(left, right, expect.span()) : 1;
        double distance = Math.abs(a.get() - b.get());
        boolean holds = distance <= allowed.get() * unit;
        String text = explanation.text() + "the two differ by " + ValueText.number(distance)
                + (demand.standardErrors() && unit > 0
                        ? ", " + ValueText.number(distance / unit) + " standard errors of " + ValueText.number(unit)
                        : "")
                + "\n";
        return new Expectation(expect.span(), holds, holds ? "" : text);
    }

    /**
     * The standard error of the difference of two values. What they share does not count twice. A share of fits that is
     * compared with a number has the error that it would have if the number were true; that also bounds the error of an
     * average of shares where none of its replicates differs from the others.
     */
    private static double standardError(Value left, Value right, Span place) {
        double error;
        if (left instanceof Value.Estimate a && right instanceof Value.Estimate b) {
            error = EstimateArithmetic.difference(a, b).standardError();
            error = Double.isNaN(a.standardError() + b.standardError()) ? Double.NaN : error;
        } else if (left instanceof Value.Estimate a) {
            error = against(a, Values.number(right).orElse(Double.NaN));
        } else if (right instanceof Value.Estimate b) {
            error = against(b, Values.number(left).orElse(Double.NaN));
        } else {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.NO_STANDARD_ERROR,
                            place,
                            "neither side of `within … se of` has a standard error")
                    .help("give an absolute tolerance: `within 0.01 of`"));
        }
        if (Double.isNaN(error)) {
            throw new EvaluationError(Diagnostic.of(
                            DiagnosticCode.NO_STANDARD_ERROR, place, "of a single fit nothing is known about the error")
                    .help("repeat the fits of the sweep: `repeat 100`"));
        }
        return error;
    }

    private static double against(Value.Estimate estimate, double number) {
        boolean known = estimate.share() == Value.Share.PLAIN
                || (estimate.share() == Value.Share.AVERAGE && estimate.standardError() == 0);
        return known && number >= 0 && number <= 1
                ? Math.sqrt(number * (1 - number) / estimate.count())
                : estimate.standardError();
    }
}
