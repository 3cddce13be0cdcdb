package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.Plan;
import dev.anneal.Preparation;
import dev.anneal.diagnostic.Diagnostic;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The plan of a run that was planned before, made again from what the run was made of. */
final class PlannedAgain {
    private PlannedAgain() {}

    /** What is done with a plan and what was found doubtful before it; returns the exit code of the command. */
    @FunctionalInterface
    interface Use {
        int of(Plan plan, List<Diagnostic> doubts) throws IOException, InterruptedException;
    }

    /**
     * Plans, and does something with the plan; where there is none any more, says why.
     *
     * @param threads the number of threads, where one was asked for
     */
    static int use(KeptRun.Origin origin, Optional<Integer> threads, Streams streams, Use use)
            throws IOException, InterruptedException {
        Anneal.Builder builder = Anneal.builder().sources(origin.sources());
        threads.ifPresent(builder::threads);
        try (Anneal anneal = builder.build()) {
            Preparation preparation =
                    anneal.compile(origin.script()).prepare(origin.inputs().toInputs());
            if (preparation.plan().isEmpty()) {
                new DiagnosticPrinter(streams).print(preparation.diagnostics());
                return ExitCode.SCRIPT_ERROR;
            }
            return use.of(preparation.plan().get(), preparation.diagnostics());
        }
    }
}
