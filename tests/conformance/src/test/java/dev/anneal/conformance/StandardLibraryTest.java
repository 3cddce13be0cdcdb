package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Compilation;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules of the standard library: each is a correct script, documented, and found through the index beside it. */
class StandardLibraryTest {
    private static final Path FOLDER = Path.of("../../stdlib/src/main/resources");
    private static final Path INDEX = FOLDER.resolve("std/index");
    private static final StandardLibrary LIBRARY = StandardLibrary.standard();

    static List<String> modules() {
        return LIBRARY.modules();
    }

    @Test
    void theIndexSaysWhatTheModulesDeclare() throws IOException {
        StringBuilder index = new StringBuilder();
        for (String module : written()) {
            Source source = source(module);
            for (Decl decl : script(source).declarations()) {
                int start = start(source, decl);
                index.append(String.join(
                                " ",
                                module,
                                name(decl),
                                Integer.toString(source.line(start)),
                                Integer.toString(start),
                                Integer.toString(decl.span().end())))
                        .append('\n');
            }
        }
        if (Boolean.getBoolean("anneal.update")) {
            Files.writeString(INDEX, index);
        }
        assertThat(Files.readString(INDEX))
                .as("the index is made from the modules; -Danneal.update=true writes it anew")
                .isEqualTo(index.toString());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void isACorrectScriptByItself(String module) throws IOException {
        try (Anneal anneal = Anneal.create()) {
            Compilation compilation = anneal.compile(source(module));
            List<Diagnostic> found = compilation.prepare(dev.anneal.Inputs.defaults()).diagnostics().stream()
                    .filter(diagnostic -> diagnostic.code() != DiagnosticCode.UNUSED)
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void documentsEveryPublicName(String module) throws IOException {
        for (Decl decl : script(source(module)).declarations()) {
            String documentation = documentation(decl).strip();
            assertThat(name(decl).startsWith("_") || documentation.endsWith("."))
                    .as("the documentation of %s.%s: %s", module, name(decl), documentation)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyNameCanBeImportedAndUsedWithItsDefaults(String module) {
        for (String name : LIBRARY.names(module)) {
            if (name.startsWith("_")) {
                continue;
            }
            Decl decl = LIBRARY.declaration(module, name).orElseThrow();
            boolean function = decl instanceof Decl.Function;
            String kind = decl instanceof Decl.Named named ? named.kind().word() : "let";
            if (parameters(decl).stream()
                    .anyMatch(parameter -> parameter.defaultValue().isEmpty())) {
                continue;
            }
            boolean constant =
                    decl instanceof Decl.Named named && named.parameters().isEmpty();
            String script = "import " + module + " (" + name + " as it)\n" + kind + " _used = it"
                    + (constant ? "" : "()") + "\n";
            try (Anneal anneal = Anneal.create()) {
                List<Diagnostic> found = anneal.compile(Source.of("use", script))
                        .prepare(dev.anneal.Inputs.defaults())
                        .diagnostics();
                assertThat(found).as("%s", script).isEmpty();
            }
            assertThat(function || decl instanceof Decl.Named).as("%s", name).isTrue();
        }
    }

    private static List<Decl.Parameter> parameters(Decl decl) {
        return decl instanceof Decl.Named named ? named.parameters().orElse(List.of()) : List.of();
    }

    private static List<String> written() throws IOException {
        List<String> modules = new ArrayList<>();
        try (var files = Files.list(FOLDER.resolve("std"))) {
            for (String file :
                    new TreeSet<>(files.map(f -> f.getFileName().toString()).toList())) {
                if (file.endsWith(".anneal") && !file.equals("builtins.anneal")) {
                    modules.add("std." + file.substring(0, file.length() - ".anneal".length()));
                }
            }
        }
        return modules;
    }

    private static Source source(String module) throws IOException {
        String resource = StandardLibrary.resource(module);
        return Source.of(resource, Files.readString(FOLDER.resolve(resource), StandardCharsets.UTF_8));
    }

    private static Script script(Source source) {
        Diagnostics diagnostics = new Diagnostics();
        Script script = SyntaxParser.parse(source, SyntaxLimits.DEFAULT, diagnostics);
        assertThat(diagnostics.inOrder()).isEmpty();
        return script;
    }

    /** Where a declaration starts with its documentation, which stands on the lines above it. */
    private static int start(Source source, Decl decl) {
        int line = source.line(decl.span().start());
        while (line > 1 && source.lineText(line - 1).startsWith("///")) {
            line--;
        }
        return source.lineStart(line);
    }

    private static String name(Decl decl) {
        if (decl instanceof Decl.Named named) {
            return named.name().text();
        } else if (decl instanceof Decl.Function function) {
            return function.name().text();
        }
        return ((Decl.Let) decl).name().text();
    }

    private static String documentation(Decl decl) {
        if (decl instanceof Decl.Named named) {
            return named.documentation();
        } else if (decl instanceof Decl.Function function) {
            return function.documentation();
        }
        return ((Decl.Let) decl).documentation();
    }
}
