package dev.anneal.cli;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Expectation;
import java.time.Duration;
import java.util.List;

/**
 * How the test of one script turned out.
 *
 * @param name the script as it was named
 * @param expectations its expectations that have been looked at, in the order of the script
 * @param errors what is wrong with the script, or went wrong while it ran
 * @param verdict the outcome in one word
 * @param time how long it took
 */
record TestedScript(
        String name, List<Expectation> expectations, List<Diagnostic> errors, Verdict verdict, Duration time) {
    TestedScript {
        expectations = List.copyOf(expectations);
        errors = List.copyOf(errors);
    }

    /** What became of a script. */
    enum Verdict {
        /** All it expects is so. */
        PASSED(ExitCode.DONE),
        /** It expects nothing. */
        EMPTY(ExitCode.DONE),
        /** Something that it expects is not so, or its run met an error. */
        FAILED(ExitCode.RUN_FAILED),
        /** It has errors, and was not run. */
        BROKEN(ExitCode.SCRIPT_ERROR);

        private final int exitCode;

        Verdict(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    List<Expectation> failures() {
        return expectations.stream().filter(each -> !each.holds()).toList();
    }

    long passed() {
        return expectations.stream().filter(Expectation::holds).count();
    }
}
