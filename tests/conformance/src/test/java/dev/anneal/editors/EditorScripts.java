package dev.anneal.editors;

import dev.anneal.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every script of the project, whatever it is there for, right or wrong. */
final class EditorScripts {
    private static final Path ROOT = Path.of("../..");
    private static final List<String> FOLDERS = List.of(
            "tests/conformance/src/test/snippets",
            "examples",
            "stdlib/src/main/resources/std",
            "interpreter/cli/src/main/startup");
    private static final List<String> PAGES = List.of("README.md", "grammar/README.md");
    private static final Pattern BLOCK = Pattern.compile("```anneal\n(.*?)```", Pattern.DOTALL);

    private EditorScripts() {}

    static List<Source> all() {
        List<Source> scripts = new ArrayList<>();
        FOLDERS.forEach(folder -> scripts.addAll(inFolder(ROOT.resolve(folder))));
        for (String page : PAGES) {
            Matcher block = BLOCK.matcher(read(ROOT.resolve(page)));
            while (block.find()) {
                scripts.add(Source.of(page + "@" + block.start(), block.group(1)));
            }
        }
        return scripts;
    }

    private static List<Source> inFolder(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".anneal"))
                    .sorted()
                    .map(file -> Source.of(ROOT.relativize(file).toString(), read(file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
