package dev.anneal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final String SHARED = """
            // What the studies share.

            /// The number of coordinates.
            param dim = 4 in 1..64

            let _hidden = 2

            /// Twice `x`, and a bit *more* < 1; see `dim`.
            ///
            ///     shared.twice(3) == 6
            fn twice(x: Real, by = _hidden): Real = by * x
            """;

    private static final String STUDY = """
            // How two modes are lost.
            // And found again.

            import "shared.anneal" as shared

            /// Deprecated: use `shared.dim`.
            param separation = 3

            target two = 0.5 * normal(separation * basis(1, 2), 1) + 0.5 * normal(-separation * basis(1, 2), 1)

            family pair = gaussian_mixture(dim: 2, components: 2)

            /// The `target` of all: `two`, of the family `pair`.
            run cooled {
              fit pair to two
              until 30
            }

            table times = from cooled.series select time
            print shared.twice(separation)
            """;

    private static Reference study() {
        SourceResolver files = (importer, path) -> path.equals("shared.anneal")
                ? new SourceResolver.Answer.Found(Source.of(path, SHARED), path)
                : new SourceResolver.Answer.Refused("does not exist");
        try (Anneal anneal = Anneal.builder().sources(files).build()) {
            return ScriptReference.of(Source.of("studies/study.anneal", STUDY), anneal, files);
        }
    }

    @Test
    void aScriptHasAPageForEachFile() {
        Map<String, String> files = MarkdownReference.of(study());

        assertThat(files.keySet()).containsExactly("index.md", "study.md", "shared.md");
        assertThat(files.get("study.md")).isEqualTo("""
                <!-- Written by `anneal doc`; changes belong in the comments it was made from. -->

                # studies/study.anneal

                How two modes are lost. And found again.

                ## Inputs

                ### `separation`

                ```text
                param separation = 3
                ```

                Deprecated: use `shared.dim`.

                A number.

                ## Targets

                ### `two`

                ```text
                target two = 0.5 * normal(separation * basis(1, 2), 1) + 0.5 * normal(-separation * basis(1, 2), 1)
                ```

                ## Families

                ### `pair`

                ```text
                family pair = gaussian_mixture(dim: 2, components: 2)
                ```

                ## Runs

                ### `cooled`

                ```text
                run cooled {
                  fit pair to two
                  until 30
                }
                ```

                The `target` of all: `two`, of the family `pair`.

                ## Tables

                ### `times`

                ```text
                table times = from cooled.series select time
                ```

                Columns: `time`.

                [Index](index.md)
                """);
        assertThat(files.get("shared.md")).isEqualTo("""
                <!-- Written by `anneal doc`; changes belong in the comments it was made from. -->

                # shared.anneal

                What the studies share.

                ## Inputs

                ### `dim`

                ```text
                param dim = 4 in 1..64
                ```

                The number of coordinates.

                A number.

                ## Functions

                ### `twice`

                ```text
                fn twice(x: Real, by = _hidden): Real = by * x
                ```

                Twice `x`, and a bit \\*more\\* \\< 1; see [`dim`](#dim).

                ```anneal
                shared.twice(3) == 6
                ```

                [Index](index.md)
                """);
    }

    @Test
    void anIndexLeadsToEachName() {
        assertThat(MarkdownReference.of(study()).get("index.md")).isEqualTo("""
                <!-- Written by `anneal doc`; changes belong in the comments it was made from. -->

                # studies/study.anneal

                How two modes are lost. And found again.

                ## [studies/study.anneal](study.md)

                * [`separation`](study.md#separation) *(deprecated)*: Deprecated: use `shared.dim`.
                * [`two`](study.md#two)
                * [`pair`](study.md#pair)
                * [`cooled`](study.md#cooled): The `target` of all: `two`, of the family `pair`.
                * [`times`](study.md#times)

                ## [shared.anneal](shared.md)

                * [`dim`](shared.md#dim): The number of coordinates.
                * [`twice`](shared.md#twice): Twice `x`, and a bit \\*more\\* \\< 1; see [`dim`](shared.md#dim).
                """);
    }

    @Test
    void tellsWhatHasNoComment() {
        assertThat(study().undocumented()).containsExactly("studies/study.anneal: two", "studies/study.anneal: pair");
    }

    @Test
    void htmlIsOnePageWithAnAnchorForEachLink() {
        String page = HtmlReference.of(study());

        assertThat(page)
                .contains(
                        "<h3 id=\"shared-twice\">",
                        "href=\"#shared-dim\"",
                        "a bit *more* &lt; 1",
                        "<pre>shared.twice(3) == 6</pre>")
                .contains("<span class=\"mark\">deprecated</span>", "Content-Security-Policy")
                .doesNotContain("http://", "https://");
        Matcher link = Pattern.compile("href=\"#([^\"]*)\"").matcher(page);
        while (link.find()) {
            assertThat(page).contains("id=\"" + link.group(1) + "\"");
        }
        assertThat(HtmlReference.of(study())).isEqualTo(page);
    }

    @Test
    void theLanguageHasAPageForEachTopicAndModule() {
        Reference reference = LibraryReference.standard();

        assertThat(reference.pages().stream().map(Reference.Page::name))
                .startsWith("values", "densities", "families", "schedules", "methods", "runs", "measures", "charts")
                .contains("std.targets", "std.schedules", "std.presets");
        Map<String, String> files = MarkdownReference.of(reference);
        assertThat(files.get("densities.md")).contains("""
                ### `normal`

                ```text
                density normal(mean: Vector[n], sd: Vector[n] = 1, cov: Matrix[n, n] = missing): Density[n]
                ```
                """);
        assertThat(files.get("methods.md"))
                .contains("### `converged`")
                .contains("Later: this version does not have it");
        assertThat(HtmlReference.of(reference)).contains("id=\"densities-normal\"");
    }
}
