package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.Plan;
import dev.anneal.Preparation;
import dev.anneal.RunHandle;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** {@code anneal run}: runs a script and shows what comes of it. */
final class RunCommand {
    private final Streams streams;

    RunCommand(Streams streams) {
        this.streams = streams;
    }

    /**
     * How a script is run.
     *
     * @param inputs its inputs
     * @param threads the number of threads, where one was asked for
     * @param directory the run directory, where one was asked for
     * @param quiet whether to leave out all that is no result and no warning
     */
    record Options(ScriptInputs inputs, Optional<Integer> threads, Optional<Path> directory, boolean quiet) {
        /** What a script is run with where nothing else is asked for. */
        static final Options DEFAULTS = new Options(ScriptInputs.NONE, Optional.empty(), Optional.empty(), false);
    }

    int run(String script, Options options) {
        Optional<Source> source = ScriptFile.read(script, streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        Anneal.Builder builder = Anneal.builder().sources(SourceResolver.files());
        options.threads().ifPresent(builder::threads);
        try (Anneal anneal = builder.build()) {
            Preparation preparation =
                    anneal.compile(source.get()).prepare(options.inputs().toInputs());
            new DiagnosticPrinter(streams).print(preparation.diagnostics());
            return preparation.plan().isPresent()
                    ? run(preparation.plan().get(), source.get(), options)
                    : ExitCode.SCRIPT_ERROR;
        }
    }

    @SuppressWarnings("try") // The interruption is there while the block runs, and does the rest by itself.
    private int run(Plan plan, Source script, Options options) {
        RunDirectory directory = RunDirectory.of(options.directory(), script, plan.hash());
        EventPrinter printer = new EventPrinter(streams, directory, options.quiet());
        try (RunHandle handle = plan.start(RunOptions.defaults().listener(printer));
                Interruption interruption = new Interruption(streams, handle::stop)) {
            int code = finish(handle.completion().toCompletableFuture().get(), printer);
            streams.flush();
            return code;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the run broke", broken.getCause());
        }
    }

    private int finish(Results results, EventPrinter printer) {
        printer.finish(results);
        if (results.outcome() != Outcome.COMPLETED) {
            streams.error().println("anneal: " + results.outcome().words());
        }
        long failed = results.expectations().stream()
                .filter(expectation -> !expectation.holds())
                .count();
        if (failed > 0) {
            streams.error()
                    .println(failed + " of "
                            + DiagnosticPrinter.count(results.expectations().size(), "expectation") + " failed");
        }
        boolean broken = results.warnings().stream().anyMatch(Diagnostic::isError);
        if (failed > 0 || broken || results.outcome() == Outcome.LIMIT_REACHED || results.outcome() == Outcome.FAILED) {
            return ExitCode.RUN_FAILED;
        }
        return printer.hasFailed() ? ExitCode.FILE_NOT_WRITTEN : ExitCode.DONE;
    }
}
