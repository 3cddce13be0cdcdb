package dev.anneal.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.RunOptions;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands of a session do. */
class CommandsTest {
    private static final String RUN = "run quench {\n  fit pair to two_modes\n  until 20\n}";

    private final Conversation conversation = Conversation.aboutTwoModes();

    @AfterEach
    void close() {
        conversation.close();
    }

    @Test
    void commandsMayBeShortened() {
        assertThat(conversation.say(":ty dim")).isEqualTo("number");
        assertThat(conversation.say(":s")).isEqualTo("refused: `:s` could be any of `:save`, `:set` and `:seed`");
        assertThat(conversation.say(":quti")).isEqualTo("refused: there is no command `:quti`; did you mean `:quit`?");
        assertThat(conversation.say(":")).contains("`:help` lists them");
        assertThat(conversation.say(":load")).contains("write `:load FILE`");
        conversation.say(":q");
        assertThat(conversation.verdict()).isEqualTo(Verdict.LEFT);
    }

    @Test
    void helpKnowsEveryCommand() {
        String help = conversation.say(":help");
        for (Command command : Command.values()) {
            assertThat(help).contains(command.usage()).contains(command.summary());
        }
        assertThat(help.lines().mapToInt(String::length).max().orElse(0)).isLessThan(85);
        assertThat(conversation.say(":help save")).contains(":save FILE");
    }

    /** What the help tells people to begin with. */
    @Test
    void whatHelpBeginsWithRuns() {
        String help = conversation.say(":help");
        String first = help.substring(help.indexOf("Begin with\n") + 11);
        assertThat(conversation.say(first)).endsWith("fit of first");
        assertThat(conversation.verdict()).isEqualTo(Verdict.DONE);
    }

    @Test
    void documentationIsThatOfTheDeclaration() {
        conversation.say("/// How far apart the modes are.\nparam separation = 3");
        assertThat(conversation.say(":doc separation"))
                .isEqualTo("param separation = 3: number\n  How far apart the modes are.");
        assertThat(conversation.say(":doc constant")).startsWith("schedule constant(");
        assertThat(conversation.say(":doc dot"))
                .endsWith("  The inner product of two vectors.\n\n    expect dot([1, 2], [3, 4]) == 11");
        assertThat(conversation.say(":doc Run.coverage")).startsWith("field Run.coverage");
        conversation.say(RUN);
        assertThat(conversation.say(":doc quench.coverage")).startsWith("field Run.coverage");
        assertThat(conversation.say(":doc std.targets")).contains("target circle(");
        assertThat(conversation.say(":doc circle")).contains("import std.targets (circle)");
        assertThat(conversation.say(":doc ANN-0203")).contains("ANN-0203");
        assertThat(conversation.say(":doc under")).contains("under linear(");
        assertThat(conversation.say(":doc coverge"))
                .isEqualTo("refused: nothing is known about `coverge`;" + " did you mean `coverage`?");
    }

    @Test
    void typesAreTold() {
        assertThat(conversation.say(":type two_modes")).isEqualTo("density on R^dim");
        assertThat(conversation.say(":type 1 + * 2")).contains("(prompt:1:5)");
    }

    @Test
    void plansAreOfNamesAndOfWhatIsTyped() {
        conversation.say(RUN);
        assertThat(conversation.say(":plan")).startsWith("plan ").contains("run quench");
        assertThat(conversation.say(":plan quench")).contains("by      gradient_flow");
        assertThat(conversation.say(":plan run other { fit pair to two_modes; until 3 }"))
                .contains("run other")
                .contains("until   3");
        assertThat(conversation.say("other")).contains("there is no `other`");
    }

    @Test
    void inputsAreSet() {
        assertThat(conversation.say(":set dim = 4")).startsWith("dim = 4");
        assertThat(conversation.say("dim")).isEqualTo("4");
        assertThat(conversation.say("mu")).isEqualTo("[3, 0, 0, 0]");
        assertThat(conversation.say(":set dmi 4")).contains("did you mean `dim`?");
        assertThat(conversation.say(":set mu 4")).startsWith("refused: there is no input `mu`");
    }

    @Test
    void theSeedIsThatOfRunsWithoutOne() {
        conversation.say(":seed 5");
        conversation.say(RUN);
        assertThat(conversation.say("quench.seed")).isEqualTo("5");
        assertThat(conversation.say(":seed five")).isEqualTo("refused: `:seed` takes a whole number, not `five`");
    }

    @Test
    void aResetForgetsEverything() {
        conversation.say(":reset");
        assertThat(conversation.say(":vars")).isEqualTo("nothing has been declared yet");
        assertThat(conversation.say("dim")).contains("there is no `dim`");
    }

    @Test
    void timeIsTaken() {
        assertThat(conversation.say(":time dim * 2")).matches("16\ntook [0-9.e-]+ s");
    }

    @Test
    void scriptsAreLoadedAndLoadedAgain(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("shared.anneal"), "let shift = 5\n");
        Path script = folder.resolve("study.anneal");
        Files.writeString(script, "import \"shared.anneal\" (shift)\nlet a = shift + 1\nprint a\n");
        assertThat(conversation.say(":load " + script)).endsWith("\na = 6\n6");

        Files.writeString(script, "import \"shared.anneal\" (shift)\nlet a = shift + 2\nprint aa\n");
        assertThat(conversation.say(":reload"))
                .contains("a = 7")
                .contains("there is no `aa`")
                .contains("study.anneal:3:7");
        assertThat(conversation.say(":load nowhere.anneal")).isEqualTo("refused: nowhere.anneal does not exist");
    }

    @Test
    void aSavedSessionIsAScriptWithTheSameResults(@TempDir Path folder) throws Exception {
        conversation.say(":seed 3");
        conversation.say(RUN);
        conversation.say("dim + * 1");
        conversation.say("dim * 2");
        conversation.say("expect quench.time > 19");
        Path file = folder.resolve("session.anneal");
        assertThat(conversation.say(":save " + file)).isEqualTo("(saved  " + file + ")");
        String text = Files.readString(file);
        assertThat(text).contains("seed 3").contains("print quench\n").contains("print dim * 2\n");

        try (Anneal anneal = Anneal.builder().sources(SourceResolver.files()).build()) {
            Results results = anneal.compile(Source.of(file.toString(), text))
                    .prepare(Inputs.defaults())
                    .plan()
                    .orElseThrow()
                    .run(RunOptions.defaults());
            assertThat(results.expectations()).hasSize(1);
            assertThat(results.expectationsHold()).isTrue();
            assertThat(results.fit("quench").metric("kl"))
                    .isEqualTo(conversation.fits().get(0).metric("kl"));
        }
        assertThat(conversation.say(":save " + file)).contains("exists already; `:save! " + file + "` replaces it");
        assertThat(conversation.say(":save! " + file)).startsWith("(saved");
    }

    @Test
    void whatIsWrongByNowIsNotSaved(@TempDir Path folder) throws Exception {
        conversation.say(RUN);
        conversation.say("quench.kl");
        conversation.say("let pair = 3");
        Path file = folder.resolve("session.anneal");
        assertThat(conversation.say(":save " + file)).contains("left out").contains("`quench`");
        assertThat(Files.readString(file)).contains("let pair = 3").doesNotContain("quench");
    }

    @Test
    void importsAreFoundFromWhereTheSessionIsSaved(@TempDir Path folder) throws Exception {
        Path below = Files.createDirectory(folder.resolve("below"));
        Files.writeString(folder.resolve("shared.anneal"), "let shift = 5\n");
        Files.writeString(folder.resolve("study.anneal"), "import \"shared.anneal\"\nprint shared.shift\n");
        assertThat(conversation.say(":load " + folder.resolve("study.anneal"))).endsWith("5");
        conversation.say(":save " + below.resolve("session.anneal"));
        assertThat(Files.readString(below.resolve("session.anneal"))).contains("import \"../shared.anneal\"\n");
    }
}
