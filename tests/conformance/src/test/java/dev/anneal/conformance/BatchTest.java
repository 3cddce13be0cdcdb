package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.check.Checker;
import dev.anneal.check.Modules;
import dev.anneal.core.Lowering;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.engine.Backend;
import dev.anneal.engine.Backends;
import dev.anneal.engine.FitOutcome;
import dev.anneal.engine.PlanCheck;
import dev.anneal.engine.RepeatRange;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Limits;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How repeats are cut into batches changes no result, to the bit: neither lanes nor their neighbours matter. */
class BatchTest {
    private static final int REPEATS = 130;

    @ParameterizedTest
    @ValueSource(strings = {"dopri853", "dopri5", "rk4", "euler"})
    void resultsDoNotDependOnTheBatch(String integrator) {
        FitSpec spec = spec("""
                target t = 0.4 * normal([3, 0, 0], 1) + 0.6 * normal([-3, 0, 1], 1)
                run r {
                  fit gaussian_mixture(dim: 3, components: 2, weights: "trainable", init: normal(0, 0.5)) to t
                  under linear(from: 0.2, rate: 0.1)
                  by gradient_flow(integrator: "%s", step: 0.05)
                  until 12
                  record coverage every 3
                  seed 5
                }
                """.formatted(integrator));
        List<String> whole = run(spec, 0, REPEATS);
        assertThat(whole).hasSize(REPEATS).doesNotHaveDuplicates();
        List<String> parts = new ArrayList<>(run(spec, 0, 64));
        parts.addAll(run(spec, 64, REPEATS));
        assertThat(parts).isEqualTo(whole);
        for (int repeat : List.of(0, 1, 63, 64, 129)) {
            assertThat(run(spec, repeat, repeat + 1)).containsExactly(whole.get(repeat));
        }
    }

    private static List<String> run(FitSpec spec, long first, long end) {
        Backend backend = Backends.standard().find(spec.method().name()).orElseThrow();
        return backend.run(spec, new RepeatRange(first, end), fraction -> Checkpoint.Verdict.PROCEED).stream()
                .map(BatchTest::exact)
                .toList();
    }

    /** Everything about an outcome; the text of a number that is not a value of the language tells its bits. */
    private static String exact(FitOutcome outcome) {
        return outcome.repeat() + " " + outcome.time() + " " + outcome.finished() + " " + fields(outcome.fields())
                + outcome.series().stream().map(BatchTest::fields).toList();
    }

    private static String fields(Map<String, dev.anneal.evaluate.Value> fields) {
        StringBuilder out = new StringBuilder();
        fields.forEach((name, value) ->
                out.append(name).append('=').append(exact(value)).append(' '));
        return out.toString();
    }

    private static String exact(dev.anneal.evaluate.Value value) {
        if (value instanceof dev.anneal.evaluate.Value.Vector vector) {
            return java.util.Arrays.toString(vector.entries());
        }
        if (value instanceof dev.anneal.evaluate.Value.Matrix matrix) {
            return java.util.Arrays.toString(matrix.entries());
        }
        return value.toString();
    }

    private static FitSpec spec(String script) {
        Source source = Source.of("study", script);
        Catalogue catalogue = Catalogue.builtins();
        Diagnostics diagnostics = new Diagnostics();
        FitSpec spec = PlanCheck.plan(
                        Lowering.lower(Checker.check(
                                SyntaxParser.parse(source, SyntaxLimits.DEFAULT, diagnostics),
                                Modules.withoutFiles(catalogue),
                                diagnostics)),
                        Map.of(),
                        OptionalLong.empty(),
                        catalogue,
                        Backends.standard(),
                        SourceResolver.none(),
                        Limits.DEFAULT,
                        diagnostics)
                .fits()
                .get(0)
                .spec();
        assertThat(diagnostics.inOrder()).isEmpty();
        return spec;
    }
}
