package dev.anneal.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When what has been typed is a whole. */
class EntryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "let x =",
                "let x = 3 +",
                "let x = [1,",
                "run quench {",
                "run quench {\n  fit pair to two_modes",
                "run quench",
                "if c",
                "let y = if c",
                "/// What it is.",
                "/* a comment",
                "expect x within",
                "save x to",
                "sweep s {\n  over a in [",
                "normal(0,\n"
            })
    void goesOn(String typed) {
        assertThat(Session.isFinished(typed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let x = 3",
                "x",
                "let x",
                "run quench { fit pair to two_modes; until 3 }",
                "x ) y",
                "1 + * 2",
                "print \"open",
                "// a comment",
                ":help",
                ":save (",
                ""
            })
    void isAWhole(String typed) {
        assertThat(Session.isFinished(typed)).isTrue();
    }

    @Test
    void aHistoryHasStatements() {
        assertThat(Session.parts("let a = 1; let b = [\n  2,\n]\n\n/// A run.\nrun r {\n\n  until 3\n} // done\nr"))
                .containsExactly("let a = 1", "let b = [\n  2,\n]", "/// A run.\nrun r {\n\n  until 3\n} // done", "r");
        assertThat(Session.parts(" :load x.anneal ")).containsExactly(":load x.anneal");
    }
}
