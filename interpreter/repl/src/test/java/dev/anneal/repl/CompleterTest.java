package dev.anneal.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.repl.Completion.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is offered at a place of what is being typed. */
class CompleterTest {
    private final Conversation conversation = Conversation.aboutTwoModes();

    @AfterEach
    void close() {
        conversation.close();
    }

    private Completion complete(String head) {
        return conversation.session().complete(head, head.length());
    }

    /** The words that go on with the word at the cursor. */
    private List<String> words(String head) {
        Completion completion = complete(head);
        String typed = head.substring(completion.from());
        return completion.candidates().stream()
                .map(Candidate::text)
                .filter(text -> text.startsWith(typed))
                .toList();
    }

    private Optional<String> note(String head, String word) {
        return complete(head).candidates().stream()
                .filter(one -> one.text().equals(word))
                .map(Candidate::note)
                .findFirst();
    }

    @Test
    void aStatementBeginsWithADeclarationOrAValue() {
        assertThat(words("ta")).contains("target", "table", "tanh");
        assertThat(words("two")).containsExactly("two_modes");
        assertThat(words("let a = 1\nfam")).containsExactly("family");
        assertThat(note("pa", "pair")).contains("family on R^dim");
    }

    @Test
    void aNewNameIsNobodysToOffer() {
        assertThat(words("target ")).isEmpty();
        assertThat(words("let m")).isEmpty();
    }

    @Test
    void membersComeWithTheirTypes() {
        conversation.say("run quench {\n  fit pair to two_modes\n  until 1\n}");
        assertThat(words("quench.coverag")).containsExactly("coverage");
        assertThat(note("quench.", "mode_mass")).contains("vector");
        assertThat(words("print quench.mode_mass + quench.k")).containsExactly("kl");
        assertThat(words("normal(mu, 1).")).contains("tempered", "shifted", "log_density");
        conversation.say("let r = { apart: 1, label: \"x\" }");
        assertThat(words("r.")).containsExactly("apart", "label");
        assertThat(words("r ")).isEmpty();
        assertThat(words("expect r w")).containsExactly("within");
    }

    @Test
    void columnsOfASweepAreItsMembers() {
        conversation.say("""
                sweep phase {
                  over rate in [0.1, 1]
                  repeat 2
                  fit pair to two_modes
                  under linear(from: 0.5, rate: rate)
                  by summary_ode()
                  until settled(2)
                  measure collapse = probability(collapsed)
                }
                """);
        assertThat(words("phase.")).contains("rate", "n", "collapse", "at");
        assertThat(words("phase.at(ra")).contains("rate:");
        assertThat(words("phase.at(rate: 1).coll")).containsExactly("collapse");
        assertThat(words("heatmap(phase, x: ra")).contains("rate");
    }

    @Test
    void clausesAreOfferedWhereTheyBegin() {
        assertThat(words("run r {\n  "))
                .contains("fit", "under", "until", "record")
                .doesNotContain("over");
        assertThat(words("sweep s {\n  o")).contains("over", "on failure");
        assertThat(words("run r { fit pair to two_modes; u")).contains("under", "until");
    }

    @Test
    void clausesSayWhatBelongsInThem() {
        assertThat(words("run r {\n  fit ").subList(0, 1)).containsExactly("pair");
        assertThat(words("run r {\n  fit pair ").subList(0, 1)).containsExactly("to");
        assertThat(words("run r {\n  fit pair to t")).startsWith("two_modes");
        assertThat(words("run r {\n  under l")).startsWith("linear");
        assertThat(words("run r {\n  by g")).startsWith("gradient_flow");
        assertThat(words("run r {\n  until s")).startsWith("settled");
        assertThat(words("run r {\n  record coverag")).containsExactly("coverage");
        assertThat(words("sweep s {\n  measure c = prob")).containsExactly("probability");
        assertThat(words("sweep s {\n  measure c = probability(coll")).contains("collapsed");
    }

    @Test
    void argumentsAreOfferedByTheirNamesOnce() {
        assertThat(words("gaussian_mixture(com")).containsExactly("components:");
        assertThat(words("gaussian_mixture(components: 2, com")).isEmpty();
        assertThat(words("gaussian_mixture(dim: 2, weights: \"tr")).containsExactly("trainable\"");
        conversation.say("fn bump(height, width = 1) = height / width");
        assertThat(words("bump(he")).startsWith("height:").contains("heatmap");
        assertThat(words("run r {\n  under linear(ra")).contains("rate:");
    }

    @Test
    void modulesAndTheirNamesAreOffered() {
        assertThat(words("import ")).contains("std.targets");
        assertThat(words("import std.t")).containsExactly("std.targets");
        assertThat(words("import std.targets (gr")).containsExactly("grid9");
        conversation.say("import std.targets");
        assertThat(words("targets.cir")).containsExactly("circle");
    }

    @Test
    void filesAreOfferedToImportsAndCommands(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("study.anneal"), "let a = 1\n");
        Files.writeString(folder.resolve("notes.txt"), "");
        Files.createDirectory(folder.resolve("stages"));
        String path = folder.toString().replace('\\', '/') + "/";
        assertThat(words("import \"" + path + "st")).containsExactly(path + "stages/", path + "study.anneal");
        assertThat(words(":load " + path)).containsExactly(path + "stages/", path + "study.anneal");
    }

    @Test
    void commandsAreOffered() {
        assertThat(words(":s")).containsExactly(":save", ":set", ":seed");
        assertThat(words(":set d")).containsExactly("dim");
        assertThat(words(":doc grad")).contains("gradient_flow");
        assertThat(words(":type two")).containsExactly("two_modes");
    }

    @Test
    void nothingIsOfferedInCommentsAndTexts() {
        assertThat(words("let a = 1 // tw")).isEmpty();
        assertThat(words("print \"tw")).isEmpty();
    }
}
