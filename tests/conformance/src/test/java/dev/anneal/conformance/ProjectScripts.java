package dev.anneal.conformance;

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

/** The scripts of this project that people read: files, and blocks of the documentation. */
final class ProjectScripts {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("```anneal\n(.*?)```", Pattern.DOTALL);

    private ProjectScripts() {}

    /** All of them. */
    static List<Source> all() {
        List<Source> scripts = new ArrayList<>();
        for (String folder : List.of("examples", "stdlib/src", "interpreter/cli/src/main/startup")) {
            scripts.addAll(files(ROOT.resolve(folder)));
        }
        scripts.addAll(documentation());
        return scripts;
    }

    /** The scripts that the documentation shows. */
    static List<Source> documentation() {
        List<Source> scripts = new ArrayList<>();
        List<String> pages = new ArrayList<>(List.of("README.md", "grammar/README.md", "interpreter/README.md"));
        pages.addAll(reference());
        for (String page : pages) {
            Matcher block = BLOCK.matcher(read(ROOT.resolve(page)));
            while (block.find()) {
                scripts.add(Source.of(page + ", block " + (scripts.size() + 1), block.group(1)));
            }
        }
        return scripts;
    }

    /** The pages with the examples of the standard library. */
    private static List<String> reference() {
        try (Stream<Path> paths = Files.list(ROOT.resolve("stdlib/reference"))) {
            return paths.map(path -> ROOT.relativize(path).toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Source> files(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".anneal"))
                    .sorted()
                    .map(path -> Source.of(ROOT.relativize(path).toString(), read(path)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
