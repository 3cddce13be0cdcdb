package dev.anneal.editors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The grammar that editors read is the one that its template, lexer and parser make. */
class GrammarTemplateTest {
    @Test
    void grammarIsWhatItsTemplateMakes() throws IOException {
        String made = GrammarTemplate.grammar(EditorFiles.json(EditorFiles.TEMPLATE));
        if (Boolean.getBoolean("anneal.update") && System.getenv("CI") == null) {
            Files.writeString(EditorFiles.GRAMMAR, made);
        }
        assertThat(EditorScripts.read(EditorFiles.GRAMMAR))
                .as("the grammar; -Danneal.update=true writes it anew")
                .isEqualTo(made);
    }
}
