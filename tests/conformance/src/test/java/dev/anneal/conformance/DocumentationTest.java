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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The scripts that the documentation shows: every one runs as it stands there. */
class DocumentationTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("```anneal\n(.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> scriptsOfTheDocumentation() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String page : List.of("README.md", "grammar/README.md")) {
            Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve(page)));
            while (block.find()) {
                String script = block.group(1);
                String name = page + ", block " + (tests.size() + 1);
                tests.add(DynamicTest.dynamicTest(name, () -> runs(name, script)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(4);
        return tests.stream();
    }

    private static void runs(String name, String script) throws InterruptedException {
        try (Anneal anneal = Anneal.create()) {
            Preparation preparation = anneal.compile(Source.of(name, script)).prepare(Inputs.defaults());
            assertThat(preparation.diagnostics().stream().filter(Diagnostic::isError))
                    .isEmpty();
            Results results = preparation.plan().orElseThrow().run(RunOptions.defaults());
            assertThat(results.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(results.warnings()).isEmpty();
            assertThat(results.expectationsHold()).isTrue();
        }
    }
}
