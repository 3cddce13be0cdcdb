package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.Plan;
import dev.anneal.Preparation;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code anneal check} and {@code anneal plan}: say what is wrong with a script, or what it would do, and run nothing. */
final class InspectCommand {
    private final Streams streams;

    InspectCommand(Streams streams) {
        this.streams = streams;
    }

    int check(String script, ScriptInputs inputs) {
        return inspect(
                script,
                inputs,
                (plan, warnings) -> script + ": no errors"
                        + (warnings == 0 ? "" : ", " + DiagnosticPrinter.count(warnings, "warning"))
                        + "\n");
    }

    int plan(String script, ScriptInputs inputs) {
        return inspect(script, inputs, (plan, warnings) -> plan.explain());
    }

    /** Prepares a script; if nothing is wrong, shows what comes of the plan and the number of warnings. */
    private int inspect(String script, ScriptInputs inputs, BiFunction<Plan, Integer, String> shown) {
        Optional<Source> source = ScriptFile.read(script, streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        try (Anneal anneal = Anneal.builder().sources(SourceResolver.files()).build()) {
            Preparation preparation = anneal.compile(source.get()).prepare(inputs.toInputs());
            new DiagnosticPrinter(streams).print(preparation.diagnostics());
            if (preparation.plan().isEmpty()) {
                return ExitCode.SCRIPT_ERROR;
            }
            int warnings = preparation.diagnostics().size();
            streams.out().print(shown.apply(preparation.plan().get(), warnings));
            return ExitCode.DONE;
        }
    }
}
