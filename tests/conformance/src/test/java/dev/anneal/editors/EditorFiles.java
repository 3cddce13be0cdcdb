package dev.anneal.editors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;

/** The files of the extension. */
final class EditorFiles {
    /** The extension for Visual Studio Code. */
    static final Path EXTENSION = Path.of("../../grammar/editors/vscode");

    static final Path TEMPLATE = Path.of("../../grammar/editors/anneal.template.json");

    static final Path GRAMMAR = EXTENSION.resolve("syntaxes/anneal.tmLanguage.json");

    private EditorFiles() {}

    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(EditorScripts.read(file));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(file + " is no JSON", unreadable);
        }
    }

    static TextMateGrammar grammar() {
        return TextMateGrammar.of(json(GRAMMAR));
    }
}
