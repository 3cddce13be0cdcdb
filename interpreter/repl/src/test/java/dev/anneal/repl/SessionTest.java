package dev.anneal.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.run.Fit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a session says to statements. */
class SessionTest {
    private static final String RUN = "run quench {\n  fit pair to two_modes\n  until 20\n  seed 7\n}";

    private Conversation conversation = Conversation.aboutTwoModes();

    @AfterEach
    void close() {
        conversation.close();
    }

    @Test
    void declarationsAreEchoed() {
        assertThat(conversation.say("let x = 3 * 4")).isEqualTo("x = 12");
        assertThat(conversation.say("target t = normal(mu, 1)")).isEqualTo("t: a density on R^dim");
        assertThat(conversation.say("fn square(x) = x ^ 2")).isEqualTo("square: a function");
    }

    @Test
    void expressionsAreShown() {
        assertThat(conversation.say("dim + 1")).isEqualTo("9");
        assertThat(conversation.say("-dim")).isEqualTo("-8");
        assertThat(conversation.say("[1, 2]; \"a\"")).isEqualTo("[1, 2]\na");
    }

    @Test
    void mistakesArePlacedInWhatWasTyped() {
        assertThat(conversation.say("1 + * 2"))
                .isEqualTo("error[ANN-0101]: expected an expression, found `*` (prompt:1:5)");
        assertThat(conversation.say("dim +\n  dimm"))
                .isEqualTo("error[ANN-0201]: there is no `dimm` here (prompt:2:3)");
        assertThat(conversation.say("tagret t = normal(0, 1)"))
                .contains("`tagret`")
                .contains("(prompt:1:1)");
        assertThat(conversation.say("x = 3")).contains("(prompt:1:1)").contains("ANN-0104");
        assertThat(conversation.verdict()).isEqualTo(Verdict.WRONG);
    }

    @Test
    void aMistakeDeclaresNothing() {
        conversation.say("let x = 1 +");
        assertThat(conversation.say("x")).contains("there is no `x` here");
    }

    @Test
    void weightsAreLookedAtWhenTheyAreKnown() {
        assertThat(conversation.say("target t = 0.5 * normal(mu, 1) + 0.6 * normal(-mu, 1)"))
                .contains("error[")
                .contains("1.1");
        assertThat(conversation.say("t")).contains("there is no `t` here");
    }

    @Test
    void aRunIsMadeAndShownOnce() {
        assertThat(conversation.say(RUN)).contains("growth  alignment").endsWith("fit of quench");
        Fit made = conversation.fits().get(0);
        assertThat(conversation.say("quench")).isEqualTo("fit of quench");
        assertThat(conversation.fits().get(1).metric("kl")).isEqualTo(made.metric("kl"));
        assertThat(conversation.say("quench.seed")).isEqualTo("7");
    }

    /** The same words as those of the plan: what a risky run needs to hear does not depend on where it is typed. */
    @Test
    void aRiskyRunIsAdvisedAsInItsPlan() {
        conversation.say("param dim = 64");
        conversation.say("family pair = gaussian_mixture(dim: dim, components: 2)");
        String said = conversation.say(RUN);
        String plan = conversation.say(":plan quench");

        String[] lines = said.split("\n", -1);
        assertThat(plan).contains(lines[0]).contains(lines[1]);
        assertThat(lines[0]).startsWith("  growth  alignment");
        assertThat(lines[1]).startsWith("  expect  ").endsWith(" % of such runs to collapse");
        assertThat(said).contains("warning[ANN-0408]").contains("of such runs lose a mode (prompt:1:5)");
        assertThat(plan).contains("advice");
    }

    @Test
    void chartsAreDrawnAlsoWithoutTheirWord() {
        conversation.say("run slow {\n  fit pair to two_modes\n  until 20\n  record coverage every 1\n}");
        assertThat(conversation.say("plot lines(slow, x: time, y: coverage)")).startsWith("chart ");
        assertThat(conversation.say("lines(slow, x: time, y: coverage)")).startsWith("chart ");
        assertThat(conversation.say("plot picture = lines(slow, x: time, y: coverage)"))
                .isEqualTo("chart picture");
    }

    @Test
    void expectationsSayHowTheyWent() {
        conversation.say(RUN);
        assertThat(conversation.say("expect quench.time > 19")).isEqualTo("holds");
        assertThat(conversation.verdict()).isEqualTo(Verdict.DONE);
        assertThat(conversation.say("expect quench.time < 20")).isEqualTo("does not hold");
        assertThat(conversation.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void sweepsAndTablesAreShownAsTables() {
        String sweep = """
                sweep phase {
                  over rate in [0.1, 1]
                  repeat 4
                  fit pair to two_modes
                  under linear(from: 0.5, rate: rate)
                  by summary_ode()
                  until settled(2)
                  measure collapse = probability(collapsed)
                }
                """;
        assertThat(conversation.say(sweep)).isEqualTo("sweep phase: 2 cells, 8 fits");
        assertThat(conversation.say("phase")).isEqualTo("sweep phase: 2 cells, 8 fits");
        assertThat(conversation.say("table few = from phase where rate < 0.5")).isEqualTo("table");
    }

    @Test
    void aNameThatIsDeclaredAnewTakesTheOldPlace() {
        conversation.say(RUN);
        double before = number("quench.kl");
        assertThat(conversation.say("let mu = 2 * basis(1, dim)"))
                .contains("mu = [2, 0")
                .contains("`quench` depends on it and is made anew when used");
        assertThat(number("quench.kl")).isNotEqualTo(before);
    }

    @Test
    void whatIsDeclaredAgainAsItWasChangesNothing() {
        conversation.say(RUN);
        assertThat(conversation.say("let mu = 3 * basis(1, dim)")).isEqualTo("mu = [3, 0, 0, 0, 0, 0, 0, 0]");
    }

    @Test
    void whatDoesNotGoWithANewDeclarationIsNamedAndMendsWithIt() {
        conversation.say(RUN);
        assertThat(conversation.say("let pair = 3"))
                .contains("what depends on it does not go with it any more")
                .contains("ANN-0202");
        assertThat(conversation.say("quench.kl")).startsWith("refused: this needs `quench`, which has an error");
        assertThat(conversation.say("family pair = gaussian_mixture(dim: dim, components: 2)"))
                .contains("`quench` is without error again");
        assertThat(conversation.say("quench.seed")).endsWith("7");
    }

    @Test
    void aNewDeclarationMayUseWhatCameAfterTheOldOne() {
        conversation.say("let a = 1");
        conversation.say("let b = a + 1");
        conversation.say("let c = 10");
        assertThat(conversation.say("let a = c * 2")).startsWith("a = 20");
        assertThat(conversation.say("b")).isEqualTo("21");
        assertThat(conversation.say("let a = b")).contains("error[");
        assertThat(conversation.say("a")).isEqualTo("20");
    }

    @Test
    void valuesThatNoLongerFitAreFoundToo() {
        conversation.say("let weights = [1, 0, 0, 0, 0, 0, 0, 0]");
        conversation.say("target t = normal(weights + mu, 1)");
        assertThat(conversation.say("let weights = [1, 2]")).contains("error[");
    }

    @Test
    void modulesAreImported() {
        conversation.say("import std.targets (circle)");
        assertThat(conversation.verdict()).isEqualTo(Verdict.DONE);
        assertThat(conversation.say("target f = circle(modes: 5)")).startsWith("f: a density");
    }

    @Test
    void severalStatementsAreDoneOneAfterTheOther() {
        assertThat(conversation.say("let a = 1\nlet b = a +\n  1\nb * 2")).isEqualTo("a = 1\nb = 2\n4");
    }

    private double number(String expression) {
        return Double.parseDouble(conversation.say(expression));
    }
}
