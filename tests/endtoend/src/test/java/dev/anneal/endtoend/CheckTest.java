package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What `check` says to people and to programs, and what is said about inputs from the command line. */
@DisabledOnOs(OS.WINDOWS)
final class CheckTest {
    private static final String DOCUMENT = """
            {"version":1,"script":"script.anneal","diagnostics":[
            {"code":"ANN-0201","severity":"error","message":"there is no `sepration` here","help":null,\
            "primary":{"file":"script.anneal","start":{"line":1,"column":13,"offset":12},\
            "end":{"line":1,"column":22,"offset":21},"text":""},"secondary":[]}
            ],"summary":{"errors":1,"warnings":0}}
            """;

    @TempDir
    private Path directory;

    private String script(String text) throws IOException {
        Files.writeString(directory.resolve("script.anneal"), text);
        return "script.anneal";
    }

    private Result run(String... arguments) throws Exception {
        return anneal().in(directory).run(arguments);
    }

    @Test
    void anEditorGetsOneDocumentOnStandardOutput() throws Exception {
        String script = script("let x = 2 * sepration\n");

        for (List<String> arguments : List.of(
                List.of("check", "--format", "json", script),
                List.of("check", script, "--format", "json"),
                List.of("check", "--format=json", script, "--seed", "3"))) {
            Result result = run(arguments.toArray(new String[0]));
            assertThat(result.out()).as("%s", arguments).isEqualTo(DOCUMENT);
            assertThat(result.err()).isEmpty();
            assertThat(result.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void aSoundScriptGetsADocumentWithoutDiagnostics() throws Exception {
        Result result = run("check", "--format", "json", script("print 1\n"));

        assertThat(result.out()).isEqualTo("""
                        {"version":1,"script":"script.anneal","diagnostics":[
                        ],"summary":{"errors":0,"warnings":0}}
                        """);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void aScriptThatCannotBeReadIsWrongUsageAndNoDocument() throws Exception {
        Result result = run("check", "--format", "json", "missing.anneal");

        assertThat(result.exitCode()).isEqualTo(64);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("anneal: missing.anneal does not exist\n");
    }

    /** Some programs take `@file` for a file of options; here it is the name of a script. */
    @Test
    void aNameThatBeginsWithAnAtSignIsAName() throws Exception {
        Result result = run("check", "--seed", "3", "@" + script("no options"));

        assertThat(result.err()).isEqualTo("anneal: @script.anneal does not exist\n");
        assertThat(result.exitCode()).isEqualTo(64);
    }

    @Test
    void peopleSeeTwentyErrorsAndProgramsAll() throws Exception {
        String script = script("print quux\n".repeat(25) + "let sqrt = 3\n");

        Result text = run("check", script);
        Result json = run("check", script, "--format", "json");

        assertThat(text.err().lines().filter(line -> line.startsWith("error["))).hasSize(20);
        assertThat(text.err())
                .doesNotContain("warning[")
                .endsWith("\n\n25 errors (the first 20 are shown) and 1 warning (not shown);"
                        + " `anneal explain ANN-0201` says more\n");
        assertThat(json.out().lines().filter(line -> line.startsWith("{\"code\":")))
                .hasSize(26);
        assertThat(json.out()).endsWith("\"summary\":{\"errors\":25,\"warnings\":1}}\n");
    }

    @Test
    void manyWarningsAreCounted() throws Exception {
        StringBuilder unused = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            unused.append("let a").append(i).append(" = 1\n");
        }

        Result result = run("check", script(unused.toString()));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err().lines().filter(line -> line.startsWith("warning[")))
                .hasSize(20);
        assertThat(result.err()).endsWith("\n\n25 warnings (the first 20 are shown)\n");
        assertThat(result.out()).isEqualTo("script.anneal: no errors, 25 warnings\n");
    }

    @Test
    void anInputOutOfItsRangeIsShownAsItWasTyped() throws Exception {
        String script = script("param dim = 3 in 1..10\nprint dim\n");

        Result result = run("run", script, "--set", "dim=11");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                        error[ANN-0302]: the input `dim` cannot be 11
                         --> command line:1:11
                          |
                        1 | --set dim=11
                          |           ^^
                         ::: script.anneal:1:18
                          |
                        1 | param dim = 3 in 1..10
                          |                  ----- what it may be

                        1 error; `anneal explain ANN-0302` says more
                        """);
    }

    @Test
    void anInputOfTheWrongKindIsShownAsItWasTyped() throws Exception {
        String script = script("param dim = 3\nprint dim\n");

        assertThat(run("check", script, "--set", "dim=three").err()).isEqualTo("""
                        error[ANN-0202]: the input `dim` must be a number, not "three"
                         --> command line:1:11
                          |
                        1 | --set dim=three
                          |           ^^^^^

                        1 error; `anneal explain ANN-0202` says more
                        """);
        assertThat(run("plan", script, "--set", "dmi=4").err()).isEqualTo("""
                        error[ANN-0304]: the script has no input `dmi`
                         --> command line:1:1
                          |
                        1 | --set dmi=4
                          | ^^^^^^^^^^^
                          = help: did you mean `dim`?

                        1 error; `anneal explain ANN-0304` says more
                        """);
    }
}
