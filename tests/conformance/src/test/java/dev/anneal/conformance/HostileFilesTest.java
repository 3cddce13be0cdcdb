package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.anneal.Anneal;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.source.SourceResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that look for files that are none of theirs, or for ones that never end. */
@Timeout(120)
class HostileFilesTest {
    private static final String SECRET = "secret of the host";

    private final Path home;
    private final Path folder;

    HostileFilesTest(@TempDir Path home) {
        this.home = home;
        this.folder = home.resolve("scripts");
    }

    @BeforeEach
    void furnish() throws IOException {
        Files.createDirectory(folder);
        Files.createDirectory(home.resolve("outside"));
        Files.writeString(home.resolve("secret.csv"), "x\n" + SECRET + "\n");
        Files.writeString(home.resolve("outside/secret.csv"), "x\n" + SECRET + "\n");
        Files.writeString(home.resolve("outside/secret.anneal"), "let stolen = \"" + SECRET + "\"\n");
        Files.writeString(folder.resolve("good.csv"), "x\n1\n");
        try {
            Files.createSymbolicLink(folder.resolve("link.csv"), home.resolve("secret.csv"));
            Files.createSymbolicLink(folder.resolve("link.anneal"), home.resolve("outside/secret.anneal"));
            Files.createSymbolicLink(folder.resolve("way"), home.resolve("outside"));
            Files.createSymbolicLink(folder.resolve("ring"), folder.resolve("ring"));
            Files.createSymbolicLink(folder.resolve("zero.csv"), Path.of("/dev/zero"));
            Files.createSymbolicLink(folder.resolve("inside.csv"), folder.resolve("good.csv"));
        } catch (UnsupportedOperationException | IOException none) {
            assumeTrue(false, "this machine has links");
        }
    }

    /** Whoever deletes the folder need not wonder where they lead. */
    @AfterEach
    void removeLinks() throws IOException {
        for (String link : List.of("link.csv", "link.anneal", "way", "ring", "zero.csv", "inside.csv")) {
            Files.deleteIfExists(folder.resolve(link));
        }
    }

    private Hostile run(String script) throws InterruptedException {
        return Hostile.of(script, SourceResolver.within(folder));
    }

    private void isRefused(String script) throws InterruptedException {
        Hostile outcome = run(script);
        assertThat(outcome.errors()).as(script).isNotEmpty();
        for (Diagnostic error : outcome.diagnostics()) {
            assertThat(error.message() + error.help()).doesNotContain(SECRET, "Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.csv",
                "./../secret.csv",
                "x/../../secret.csv",
                "..//secret.csv",
                "link.csv",
                "way/secret.csv",
                "way/../secret.csv",
                "ring",
                "ring/secret.csv",
                "zero.csv",
                "/etc/passwd",
                "//etc/passwd",
                "/proc/self/environ",
                "/dev/zero",
                "file:///etc/passwd",
                "http://example.com/x.csv",
                "~/secret.csv",
                "..",
                ".",
                "",
                " ",
                "good.csv/x",
                "good.csv\\u0000.txt",
                "nul\\u0000",
                "\\u202Egood.csv"
            })
    void filesOutsideAreNotRead(String path) throws InterruptedException {
        isRefused("let data = read_csv(\"" + path.replace("\\u0000", "\0").replace("\\u202E", "\u202E")
                + "\")\nprint data\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/secret.anneal",
                "link.anneal",
                "way/secret.anneal",
                "/etc/passwd",
                "/dev/zero",
                "/dev/stdin",
                "ring",
                "zero.csv",
                ""
            })
    void scriptsOutsideAreNotImported(String path) throws InterruptedException {
        isRefused("import \"" + path + "\" as s\nprint s.stolen\n");
    }

    @Test
    void scriptsThatAreImportedReadNoMoreThanOthers() throws Exception {
        Files.createDirectory(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/reader.anneal"), "let data = read_csv(\"../../secret.csv\")\n");
        isRefused("import \"lib/reader.anneal\" as s\nprint s.data\n");
        Files.writeString(folder.resolve("lib/reader.anneal"), "let data = read_csv(\"../good.csv\")\n");
        assertThat(run("import \"lib/reader.anneal\" as s\nexpect s.data.x == 1\n")
                        .errors())
                .isEmpty();
    }

    @Test
    void linksThatStayInTheFolderAreFollowed() throws InterruptedException {
        assertThat(run("let data = read_csv(\"inside.csv\")\nexpect data.x == 1\n")
                        .errors())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../out.csv",
                "/tmp/out.csv",
                "a/../../out.csv",
                "..\\\\out.csv",
                "C:\\\\out.csv",
                "C:out.csv",
                "",
                ".csv/..",
                "out.csv/",
                "out.sh",
                "out",
                "~/../out.exe"
            })
    void filesAreSavedNowhereElse(String path) throws InterruptedException {
        isRefused("let data = read_csv(\"good.csv\")\nsave data to \"" + path + "\"\n");
    }

    @Test
    void namesOfChartsAreNoPaths() throws InterruptedException {
        Hostile outcome = run("""
                let data = read_csv("good.csv")
                plot scatter(data, x: x, y: x, title: "../../../etc/passwd")
                plot scatter(data, x: x, y: x, title: "/etc/cron.d/x")
                plot scatter(data, x: x, y: x, title: "..")
                plot scatter(data, x: x, y: x, title: "\0")
                """);
        assertThat(outcome.told().stream()
                        .filter(RunEvent.Draws.class::isInstance)
                        .map(event -> ((RunEvent.Draws) event).chart().name()))
                .hasSize(4)
                .allSatisfy(name -> assertThat(name).matches("[\\p{L}\\p{N}-]+"));
    }

    @Test
    void withoutAFolderThereAreNoFiles() throws InterruptedException {
        Hostile outcome = Hostile.of("let data = read_csv(\"good.csv\")\n", SourceResolver.none());
        assertThat(outcome.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("scripts cannot read files here"));
    }

    @Test
    void aTableIsReadToALimit() throws Exception {
        Files.writeString(folder.resolve("wide.csv"), names(200_000) + "y\n" + "1,".repeat(200_000) + "2\n");
        assertThat(run("let data = read_csv(\"wide.csv\")\nexpect data.y == 2\n")
                        .errors())
                .isEmpty();
        Files.writeString(folder.resolve("long.csv"), "a,b,c,d\n" + ",,,\n".repeat(600_000));
        isRefused("let data = read_csv(\"long.csv\")\n");
        Files.writeString(folder.resolve("open.csv"), "x\n\"" + "1\n".repeat(100_000));
        isRefused("let data = read_csv(\"open.csv\")\n");
        Files.write(folder.resolve("bytes.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
        isRefused("let data = read_csv(\"bytes.csv\")\n");
    }

    /** So many names of columns, and commas behind them. */
    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i + ",").collect(Collectors.joining());
    }

    @Test
    void filesThatImportEachOtherEnd() throws Exception {
        Files.writeString(folder.resolve("a.anneal"), "import \"b.anneal\" as b\nlet x = b.y\n");
        Files.writeString(folder.resolve("b.anneal"), "import \"a.anneal\" as a\nlet y = a.x\n");
        isRefused("import \"a.anneal\" as a\nprint a.x\n");
        Files.writeString(folder.resolve("self.anneal"), "import \"self.anneal\" as s\nlet x = s.x\n");
        isRefused("import \"self.anneal\" as s\nprint s.x\n");
    }

    /** Files of which each imports the next. */
    private void writeChain(int files) throws IOException {
        for (int i = 1; i < files; i++) {
            Files.writeString(
                    folder.resolve("f" + i + ".anneal"),
                    "import \"f" + (i + 1) + ".anneal\" as next\nlet x = next.x\n");
        }
        Files.writeString(folder.resolve("f" + files + ".anneal"), "let x = 1\n");
    }

    @Test
    void aLongChainOfFilesEnds() throws Exception {
        writeChain(2001);
        isRefused("import \"f1.anneal\" as f\nprint f.x\n");
    }

    @Test
    void chainsOfFilesHaveALimitOfTheirOwn() throws Exception {
        writeChain(51);
        Hostile longest = run("import \"f2.anneal\" as f\nexpect f.x == 1\n");
        assertThat(longest.results().map(Results::outcome))
                .as("%s", longest.diagnostics())
                .contains(Outcome.COMPLETED);
        assertThat(run("import \"f1.anneal\" as f\nprint f.x\n").errors())
                .extracting(Diagnostic::message)
                .contains("files import each other in a chain of more than 50");
    }

    @Test
    void soManyFilesAreNotImported() throws Exception {
        StringBuilder script = new StringBuilder();
        for (int i = 1; i <= 501; i++) {
            Files.writeString(folder.resolve("s" + i + ".anneal"), "let x = 1\n");
            script.append("import \"s%1$d.anneal\" as s%1$d\n".formatted(i));
        }
        assertThat(run(script.toString()).errors())
                .extracting(Diagnostic::message)
                .containsExactly("the script imports more than 500 files");
    }

    @Test
    void filesThatDoubleAreReadOnce() throws Exception {
        int depth = 30;
        for (int i = 1; i <= depth; i++) {
            Files.writeString(
                    folder.resolve("d" + i + ".anneal"),
                    "import \"d%1$d.anneal\" as a\nimport \"./d%1$d.anneal\" as b\nlet x = a.x + b.x\n"
                            .formatted(i + 1));
        }
        Files.writeString(folder.resolve("d" + (depth + 1) + ".anneal"), "let x = 1\n");
        Hostile outcome = run("import \"d1.anneal\" as d\nexpect d.x == 2 ^ " + depth + "\n");
        assertThat(outcome.results().map(Results::outcome))
                .as("%s", outcome.diagnostics())
                .contains(Outcome.COMPLETED);
    }

    @Test
    void manyLargeFilesAreNotReadAtOnce() throws Exception {
        String row = IntStream.range(0, 100).mapToObj(i -> "1").collect(Collectors.joining(",", "", "\n"));
        Files.writeString(folder.resolve("many.csv"), names(99) + "y\n" + row.repeat(5_000));
        List<String> lines = IntStream.range(0, 20)
                .mapToObj(i -> String.format(Locale.ROOT, "let data%d = read_csv(\"many.csv\")", i))
                .toList();
        isRefused(String.join("\n", lines));
    }

    @Test
    void theShortWayStaysInTheFolderToo() throws Exception {
        Path script = Files.writeString(folder.resolve("study.anneal"), "let data = read_csv(\"../secret.csv\")\n");
        Results results = Anneal.run(script);
        assertThat(results.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
