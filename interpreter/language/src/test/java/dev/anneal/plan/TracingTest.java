package dev.anneal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Signature;
import dev.anneal.check.Checker;
import dev.anneal.check.Modules;
import dev.anneal.core.Lowering;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.evaluate.Intrinsics;
import dev.anneal.evaluate.Value;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import dev.anneal.tape.Tape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function of time becomes a tape by being run once on a symbol: the tape computes what the function computes. */
class TracingTest {
    private static final int POINTS = 161;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5",
                "t",
                "0.1 + 0.02 * t - t ^ 2 / 1000",
                "-t ^ 2 + +t",
                "min(1, 0.1 + t / 10)",
                "max(0.2, min(1, t)) + clamp(t, 1, 2)",
                "if t < 5 then 0.1 else 0.2",
                "if t <= 5 and not (t == 2.5) or t >= 15 then t else -t",
                "if t > 5 then if t > 10 then 1 else 2 else 3",
                "if t != 2 then 1 else 2",
                "t % 3 + (-t) % 3 + floor(t / 3) + round(t)",
                "exp(-t) + log(1 + t) + log1p(t) + sqrt(t) + abs(t - 3)",
                "sin(t) + cos(t) + tanh(t) + sigmoid(t - 5)",
                "ramp(t, 0.1)",
                "ramp(ramp(t, slope: 0.5), 0.2) + ramp(t)",
                "{ let a = t / 2; let b = a + 1; a * b }",
                "levels[2] * t + sum(levels)",
                "sum([i * 2 for i in 1..4]) * t",
                "(x -> x + t)(2) * t",
                "{ a: t, b: 2 }.a + [t, 3][1]",
            })
    void theTapeComputesTheFunction(String body) {
        ExecutionPlan plan = plan(body);
        Tape tape = tape(plan);
        Value direct = plan.values().find("direct").orElseThrow();
        assertThat(direct).isInstanceOf(Value.Vector.class);
        double[] expected = ((Value.Vector) direct).entries();
        for (int i = 0; i < POINTS; i++) {
            double time = i * 20.0 / (POINTS - 1);
            assertThat(TapeInterpreter.value(tape, time)).as("at %s", time).isEqualTo(expected[i]);
        }
    }

    @Test
    void theSameComputationIsWrittenOnce() {
        Tape once = tape(plan("exp(t) + 1"));
        Tape twice = tape(plan("exp(t) + 1 + 0 * (exp(t) + 1)"));
        assertThat(twice.nodes()).hasSizeLessThanOrEqualTo(once.nodes().size() + 3);
    }

    @Test
    void namesLeaveNoTrace() {
        assertThat(tape(plan("{ let a = t; a + 1 }"))).isEqualTo(tape(plan("{ let other = t; other + 1 }")));
    }

    private static Tape tape(ExecutionPlan plan) {
        Datum graph = plan.fits().get(0).spec().schedule().argument("beta");
        assertThat(graph).isInstanceOf(Datum.Graph.class);
        return ((Datum.Graph) graph).tape();
    }

    private static ExecutionPlan plan(String body) {
        String script = """
                let levels = [0.1, 0.5, 1]
                fn ramp(t, slope = 0.3) = min(1, 0.1 + slope * t)
                fn beta(t) = %1$s
                let direct = [beta(t) for t in linspace(0, 20, %2$d)]
                run r {
                  fit gaussian_mixture(dim: 1, components: 1) to normal(0, 1)
                  under t -> beta(t)
                  until 20
                }
                """.formatted(body, POINTS);
        Source source = Source.of("study", script);
        Diagnostics diagnostics = new Diagnostics();
        Catalogue catalogue = Catalogue.builtins();
        ExecutionPlan plan = Planner.plan(
                Lowering.lower(Checker.check(
                        SyntaxParser.parse(source, SyntaxLimits.DEFAULT, diagnostics),
                        Modules.withoutFiles(catalogue),
                        diagnostics)),
                Map.of(),
                OptionalLong.empty(),
                catalogue,
                new NoIntrinsics(),
                diagnostics);
        assertThat(diagnostics.hasErrors()).as("%s", diagnostics.inOrder()).isFalse();
        return plan;
    }

    /** The language without an engine. */
    private static final class NoIntrinsics implements Intrinsics {
        @Override
        public boolean offers(Signature signature) {
            return false;
        }

        @Override
        public Answer call(Signature signature, Optional<Value> receiver, List<Value> arguments, Span place) {
            return new Answer.Unavailable();
        }

        @Override
        public Answer aggregate(Signature signature, Sample sample, List<Value> arguments) {
            return new Answer.Unavailable();
        }

        @Override
        public Optional<Objection> objection(Value.Term term) {
            return Optional.empty();
        }
    }
}
