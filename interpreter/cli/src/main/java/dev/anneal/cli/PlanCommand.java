package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.Preparation;
import dev.anneal.source.Source;
import java.util.Optional;

/** {@code anneal plan}: says what a script would do, and runs nothing. */
final class PlanCommand {
    private final Streams streams;

    PlanCommand(Streams streams) {
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
            streams.out().print(preparation.plan().get().explain());
            return ExitCode.DONE;
        }
    }
}
