package dev.anneal.conformance;

import static org.junit.jupiter.api.Assertions.fail;

import dev.anneal.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The snippets: scripts in {@code src/test/snippets}, each with its expected output beside it.
 *
 * <p>{@code mvn -Danneal.update=true} rewrites the expected outputs, so that a change of many messages is reviewed as a
 * difference of files. Where the environment has {@code CI} set that is refused: there, outputs are only compared.
 */
final class Snippets {
    private static final String SCRIPT = ".anneal";
    private static final String EXPECTED = ".txt";

    private Snippets() {}

    /** The folder of a kind; {@code imported} holds the files that snippets import. */
    static Path folder(String kind) {
        return Path.of(System.getProperty("anneal.snippets", "src/test/snippets"))
                .resolve(kind);
    }

    /** The scripts of a kind, by file name, in alphabetical order. */
    static List<Source> scripts(String kind) {
        List<Source> scripts = new ArrayList<>();
        files(folder(kind)).forEach((name, path) -> {
            if (name.endsWith(SCRIPT)) {
                scripts.add(Source.of(name, read(path)));
            }
        });
        return scripts;
    }

    /** All expected outputs of a kind, one behind the other. */
    static String outputs(String kind) {
        StringBuilder outputs = new StringBuilder();
        files(folder(kind)).forEach((name, path) -> {
            if (name.endsWith(EXPECTED)) {
                outputs.append(read(path));
            }
        });
        return outputs.toString();
    }

    /** One test for each script of a kind, and one for each expected output without a script. */
    static Stream<DynamicTest> tests(String kind, Function<Source, String> output) {
        Path folder = folder(kind);
        List<DynamicTest> tests = new ArrayList<>();
        files(folder).forEach((name, path) -> {
            if (name.endsWith(SCRIPT)) {
                Path expected = folder.resolve(stem(name, SCRIPT) + EXPECTED);
                tests.add(DynamicTest.dynamicTest(
                        kind + "/" + stem(name, SCRIPT),
                        path.toUri(),
                        () -> check(expected, output.apply(Source.of(name, read(path))))));
            } else if (!name.endsWith(EXPECTED) || !Files.exists(folder.resolve(stem(name, EXPECTED) + SCRIPT))) {
                tests.add(DynamicTest.dynamicTest(
                        kind + "/" + name, path.toUri(), () -> fail(path + " belongs to no snippet")));
            }
        });
        return tests.stream();
    }

    private static void check(Path expected, String output) {
        if (Boolean.getBoolean("anneal.update")) {
            if (System.getenv("CI") != null) {
                fail("expected outputs are not rewritten where CI is set; run without -Danneal.update");
            }
            write(expected, output);
            return;
        }
        if (!Files.exists(expected)) {
            fail(expected + " is missing; -Danneal.update=true writes it. The output is:\n" + output);
        }
        String wanted = read(expected);
        if (!wanted.equals(output)) {
            fail("the output differs from " + expected + " (- expected, + actual):\n" + LineDiff.of(wanted, output));
        }
    }

    private static String stem(String name, String extension) {
        return name.substring(0, name.length() - extension.length());
    }

    private static Map<String, Path> files(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            Map<String, Path> byName = new TreeMap<>();
            paths.forEach(path -> byName.put(String.valueOf(path.getFileName()), path));
            return byName;
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

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
