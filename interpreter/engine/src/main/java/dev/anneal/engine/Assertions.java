package dev.anneal.engine;

import dev.anneal.core.CoreDecl;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.plan.Step;
import dev.anneal.run.Expectation;
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
        double unit = 1;
        if (demand.standardErrors()) {
            unit = Math.hypot(standardError(left), standardError(right));
            if (unit == 0) {
                throw new EvaluationError(Diagnostic.of(
                                DiagnosticCode.NO_STANDARD_ERROR,
                                expect.span(),
                                "neither side of `within … se of` has a standard error")
                        .help("give an absolute tolerance: `within 0.01 of`"));
            }
        }
        double distance = Math.abs(a.get() - b.get());
        boolean holds = distance <= allowed.get() * unit;
        String text = explanation.text() + "the two differ by " + ValueText.number(distance)
                + (demand.standardErrors() ? ", " + ValueText.number(distance / unit) + " standard errors" : "") + "\n";
        return new Expectation(expect.span(), holds, holds ? "" : text);
    }

    private static double standardError(Value value) {
        return value instanceof Value.Estimate estimate ? estimate.standardError() : 0;
    }
}
