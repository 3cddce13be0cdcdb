package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.Preparation;
import dev.anneal.diagnostic.JsonRenderer;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.util.Optional;

/** {@code anneal check} and {@code anneal plan}: say what is wrong with a script, or what it would do, and run nothing. */
final class InspectCommand {
    private final Streams streams;

    InspectCommand(Streams streams) {
        this.streams = streams;
    }

    /**
     * Says what is wrong with a script. A script that cannot be read is wrong usage whatever the format: a message on
     * standard error, and no document.
     */
    int check(String script, ScriptInputs inputs, OutputFormat format) {
        return inspect(script, inputs, (source, preparation) -> {
            if (format == OutputFormat.JSON) {
                streams.out().print(JsonRenderer.render(source, preparation.diagnostics()));
                return;
            }
            new DiagnosticPrinter(streams).print(preparation.diagnostics());
            if (preparation.plan().isPresent()) {
                int warnings = preparation.diagnostics().size();
                streams.out()
                        .println(script + ": no errors"
                                + (warnings == 0 ? "" : ", " + DiagnosticPrinter.count(warnings, "warning")));
            }
        });
    }

    /** Says what a script would do. */
    int plan(String script, ScriptInputs inputs) {
        return inspect(script, inputs, (source, preparation) -> {
            new DiagnosticPrinter(streams).print(preparation.diagnostics());
            preparation.plan().ifPresent(plan -> streams.out().print(plan.explain()));
        });
    }

    /** Shows what comes of preparing a script. */
    private interface Display {
        void show(Source script, Preparation preparation);
    }

    private int inspect(String script, ScriptInputs inputs, Display display) {
        Optional<Source> source = ScriptFile.read(script, streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        try (Anneal anneal = Anneal.builder().sources(SourceResolver.files()).build()) {
            Preparation preparation = anneal.compile(source.get()).prepare(inputs.toInputs());
            display.show(source.get(), preparation);
            return preparation.plan().isPresent() ? ExitCode.DONE : ExitCode.SCRIPT_ERROR;
        }
    }
}
