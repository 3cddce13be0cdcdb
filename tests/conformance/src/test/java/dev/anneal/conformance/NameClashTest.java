package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Preparation;
import dev.anneal.catalogue.Catalogue;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Any name that the language uses itself may be given to any declaration, with a warning; a reserved word may not. */
class NameClashTest {
    /** Declarations of every kind, each with a use of its name. */
    private static final List<String> DECLARATIONS = List.of(
            "param %1$s = 1\nprint %1$s",
            "let %1$s = [1, 2]\nprint %1$s[1]",
            "fn %1$s(x) = x\nprint %1$s(1)",
            "target %1$s = tame\nrun r_ {\n fit tame_family to %1$s\n until 1\n}",
            "target %1$s(m = 0) = tame\nrun r_ {\n fit tame_family to %1$s(1)\n until 1\n}",
            "family %1$s = tame_family\nrun r_ {\n fit %1$s to tame\n until 1\n}",
            "schedule %1$s = t -> 0.5\nprint %1$s.at(1)",
            "run %1$s {\n fit tame_family to tame\n until 1\n}\nprint %1$s.kl");

    private static final String BEFORE = """
            target tame = normal([0], 1)
            family tame_family = gaussian_mixture(dim: 1, components: 1)
            """;

    private static final List<String> RESERVED =
            List.of("let", "if", "then", "else", "and", "or", "not", "in", "for", "true", "false", "missing", "from");

    private static Preparation prepared(Anneal anneal, String declaration, String name) {
        String text = BEFORE + declaration.formatted(name) + "\n";
        return anneal.compile(Source.of("script", text)).prepare(Inputs.defaults());
    }

    @Test
    void namesOfTheCatalogueMayBeUsedAgain() {
        Set<String> names = new TreeSet<>();
        Catalogue.builtins().keys().stream()
                .filter(key -> key.receiver().isEmpty())
                .forEach(key -> names.add(key.name()));
        assertThat(names).hasSizeGreaterThan(60);
        // These two are used above, where a declaration below cannot be meant.
        names.removeAll(Set.of("normal", "gaussian_mixture"));
        List<String> troubles = new ArrayList<>();
        try (Anneal anneal = Anneal.create()) {
            for (String name : names) {
                for (String declaration : DECLARATIONS) {
                    Preparation preparation = prepared(anneal, declaration, name);
                    List<DiagnosticCode> codes = preparation.diagnostics().stream()
                            .map(Diagnostic::code)
                            .filter(code -> code != DiagnosticCode.UNUSED && code != DiagnosticCode.NEVER_COLD)
                            .toList();
                    if (!codes.equals(List.of(DiagnosticCode.HIDES_BUILTIN))) {
                        troubles.add(declaration.formatted(name) + "\n" + preparation.diagnostics());
                    }
                }
            }
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void reservedWordsAreNoNames() {
        List<String> troubles = new ArrayList<>();
        try (Anneal anneal = Anneal.create()) {
            for (String name : RESERVED) {
                for (String declaration : DECLARATIONS) {
                    Preparation preparation = prepared(anneal, declaration, name);
                    boolean explained = preparation.diagnostics().stream()
                            .anyMatch(diagnostic -> diagnostic.code() == DiagnosticCode.UNEXPECTED_TEXT);
                    if (!explained || preparation.plan().isPresent()) {
                        troubles.add(declaration.formatted(name) + "\n" + preparation.diagnostics());
                    }
                }
            }
        }
        assertThat(troubles).isEmpty();
    }
}
