package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Preparation;
import dev.anneal.RunOptions;
import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.catalogue.SignatureKey;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.engine.Implementations;
import dev.anneal.engine.Implementations.Status;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import dev.anneal.syntax.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything the catalogue offers can be read, is documented, and either works or is refused with a clear message. */
class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.builtins();

    static List<SignatureKey> keys() {
        return CATALOGUE.keys();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isReadableDocumentedAndAccountedFor(SignatureKey key) {
        Signature signature = CATALOGUE.find(key).orElseThrow();
        assertThat(signature.key()).isEqualTo(key);
        assertThat(Prose.of(signature.documentation()).stream().filter(Prose.Block.Paragraph.class::isInstance))
                .isNotEmpty()
                .allMatch(block -> ((Prose.Block.Paragraph) block).text().endsWith("."));
        assertThat(Implementations.status(key)).isNotEqualTo(Status.UNKNOWN);
        List<String> parameters =
                signature.parameters().stream().map(Signature.Parameter::name).toList();
        assertThat(parameters).doesNotHaveDuplicates();
        for (Signature.Parameter parameter : signature.parameters()) {
            if (parameter.defaultValue().isPresent() && !parameter.choices().isEmpty()) {
                String text = CatalogueExamples.text(parameter.defaultValue().get());
                assertThat(parameter.choices().contains(text))
                        .as("the default %s is a choice", text)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void worksOrIsRefused(SignatureKey key) throws InterruptedException {
        String example = CatalogueExamples.script(CATALOGUE.find(key).orElseThrow());
        // That an example compares numbers to the last digit is its point.
        List<Diagnostic> found = diagnostics(example).stream()
                .filter(diagnostic -> diagnostic.code() != DiagnosticCode.EXACT_COMPARISON)
                .toList();
        if (Implementations.status(key) == Status.AVAILABLE) {
            assertThat(found).as(example).isEmpty();
        } else {
            assertThat(found).as(example).isNotEmpty().allSatisfy(diagnostic -> {
                assertThat(diagnostic.code()).isIn(DiagnosticCode.NO_BACKEND, DiagnosticCode.OUTPUT_NOT_SUPPORTED);
                assertThat(diagnostic.message()).contains("this version of the interpreter");
            });
        }
    }

    private static List<Diagnostic> diagnostics(String script) throws InterruptedException {
        SourceResolver files =
                (importer, path) -> new SourceResolver.Answer.Found(Source.of(path, "x,y\n1,2\n3,4\n"), path);
        try (Anneal anneal = Anneal.builder().sources(files).build()) {
            Preparation preparation =
                    anneal.compile(Source.of("example", script)).prepare(Inputs.defaults());
            List<Diagnostic> found = new ArrayList<>(preparation.diagnostics());
            if (preparation.plan().isPresent()) {
                Results results = preparation.plan().get().run(RunOptions.defaults());
                found.addAll(results.warnings());
                assertThat(results.expectationsHold()).as(script).isTrue();
            }
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("runFields")
    void fieldsOfRunsHaveAValueOrAreMissing(SignatureKey key) throws InterruptedException {
        String recorded = key.kind() == Kind.SERIES ? "print r.series.%1$s\n".formatted(key.name()) : "";
        String script = CatalogueExamples.run(key.kind() == Kind.SERIES ? "record " + key.name() : "")
                + "print r.%s\n".formatted(key.name())
                + recorded;
        assertThat(diagnostics(script)).isEmpty();
    }

    static List<SignatureKey> runFields() {
        return CATALOGUE.keys().stream()
                .filter(key -> key.receiver().equals(Optional.of("Run")) && key.kind() != Kind.FUNCTION)
                .toList();
    }
}
