package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.Preparation;
import dev.anneal.source.Source;
import java.util.Optional;

/** {@code anneal check}: says what is wrong with a script, and runs nothing. */
final class CheckCommand {
    private final Streams streams;

    CheckCommand(Streams streams) {
        this.streams = streams;
    }

    int run(String script, ScriptInputs inputs) {
        Optional<Source> source = ScriptFile.read(script, streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        try (Anneal anneal = Anneal.create()) {
            Preparation preparation = anneal.compile(source.get()).prepare(inputs.toInputs());
            new DiagnosticPrinter(streams).print(preparation.diagnostics());
            if (preparation.plan().isEmpty()) {
                return ExitCode.SCRIPT_ERROR;
            }
            int warnings = preparation.diagnostics().size();
            streams.out()
                    .println(script + ": no errors"
                            + (warnings == 0 ? "" : ", " + DiagnosticPrinter.count(warnings, "warning")));
            return ExitCode.DONE;
        }
    }
}
