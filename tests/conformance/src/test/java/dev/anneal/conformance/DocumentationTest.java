package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Preparation;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scripts that the documentation shows: every one runs as it stands there. */
class DocumentationTest {
    @TestFactory
    Stream<DynamicTest> scriptsOfTheDocumentation() {
        List<Source> scripts = ProjectScripts.documentation();
        assertThat(scripts).hasSizeGreaterThan(4);
        return scripts.stream().map(script -> DynamicTest.dynamicTest(script.name(), () -> runs(script)));
    }

    private static void runs(Source script) throws InterruptedException {
        try (Anneal anneal = Anneal.create()) {
            Preparation preparation = anneal.compile(script).prepare(Inputs.defaults());
            assertThat(preparation.diagnostics().stream().filter(Diagnostic::isError))
                    .isEmpty();
            Results results = preparation.plan().orElseThrow().run(RunOptions.defaults());
            assertThat(results.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(results.warnings()).isEmpty();
            assertThat(results.expectationsHold()).isTrue();
        }
    }
}
