package dev.anneal.endtoend;

import static dev.anneal.endtoend.AnnealProcess.anneal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.endtoend.AnnealProcess.Result;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage is told in Anneal's words, and not in those of the library that takes command lines apart. */
@DisabledOnOs(OS.WINDOWS)
final class UsageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rum x.anneal                  | there is no command `rum`; did you mean `run`?
            frobnicate                    | there is no command `frobnicate`
            --verison                     | `anneal` has no option `--verison`; did you mean `--version`?
            run                           | which script? Write `anneal run SCRIPT`
            check --format json           | which script? Write `anneal check SCRIPT`
            run x.anneal --treads 2       | `anneal run` has no option `--treads`; did you mean `--threads`?
            run --treads=2 x.anneal       | `anneal run` has no option `--treads`; did you mean `--threads`?
            run x.anneal -x               | `anneal run` has no option `-x`
            run x.anneal --format json    | `anneal run` has no option `--format`; `anneal check` has it
            run x.anneal y.anneal         | `y.anneal` is one word too many; it is `anneal run SCRIPT`
            explain 101 102               | `102` is one word too many; it is `anneal explain CODE`
            run x.anneal --seed           | `--seed` needs a value: `--seed N`
            run x.anneal --seed --quiet   | `--seed` needs a value: `--seed N`
            run x.anneal --seed 1 --seed 2| `--seed` is given twice
            run x.anneal --seed first     | `--seed` takes a whole number, not `first`
            run x.anneal --threads two    | `--threads` takes a whole number, not `two`
            run x.anneal --threads 0      | `--threads` takes a number from 1 to 32767, not `0`
            run x.anneal --set            | `--set` needs a value: `--set NAME=VALUE`
            plan x.anneal --set dim       | `--set` takes a name and a value, `--set dim=64`, not `dim`
            plan x.anneal --set =3        | `--set` takes a name and a value, `--set dim=64`, not `=3`
            check x.anneal --format xml   | `--format` takes `text` or `json`, not `xml`
            run x.anneal --quiet=much     | an option that takes no value is given one with `=`
            """)
    void isToldInOurOwnWords(String arguments, String message) throws Exception {
        Result result = anneal().run(arguments.split(" +"));

        assertThat(result.err().lines().findFirst()).contains("anneal: " + message);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(64);
    }
}
