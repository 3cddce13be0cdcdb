package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.Plan;
import dev.anneal.Preparation;
import dev.anneal.RunHandle;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Source;
import dev.anneal.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** {@code anneal run}: runs a script and shows what comes of it. */
final class RunCommand {
    /** A training of so many seconds is worth going on with. */
    private static final double LONG_SECONDS = 10;

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
     * @param fresh whether to make fits that were kept before again
     */
    record Options(
            ScriptInputs inputs, Optional<Integer> threads, Optional<Path> directory, boolean quiet, boolean fresh) {
        /** What a script is run with where nothing else is asked for. */
        static final Options DEFAULTS =
                new Options(ScriptInputs.NONE, Optional.empty(), Optional.empty(), false, false);
    }

    int run(String script, Options options) {
        Optional<Source> source = ScriptFile.read(script, streams);
        return source.isEmpty() ? ExitCode.USAGE : run(KeptRun.Origin.of(source.get(), options.inputs()), options);
    }

    /** Goes on with the run in a folder: what is finished is taken from there, and what is missing is made. */
    int resume(Path folder, Options options) {
        try {
            KeptRun.Origin origin = KeptRun.origin(folder);
            tellChanges(origin);
            return run(
                    origin,
                    new Options(origin.inputs(), options.threads(), Optional.of(folder), options.quiet(), false));
        } catch (StoreException unreadable) {
            streams.error().println("anneal: " + unreadable.getMessage());
            return ExitCode.FILE_NOT_WRITTEN;
        }
    }

    /** A run goes on as it began, and not with what became of its files; nobody should take it for the latter. */
    private void tellChanges(KeptRun.Origin origin) {
        List<String> changed = new ArrayList<>(origin.sources().changed());
        Source script = origin.script();
        if (KeptSources.isChanged(Path.of(script.name()), script)) {
            changed.add(0, script.name());
        }
        changed.forEach(name -> streams.error()
                .println("anneal: " + name + " has changed since this run began; the run goes on with what it was"));
    }

    private int run(KeptRun.Origin origin, Options options) {
        Anneal.Builder builder = Anneal.builder().sources(origin.sources());
        options.threads().ifPresent(builder::threads);
        try (Anneal anneal = builder.build()) {
            Preparation preparation =
                    anneal.compile(origin.script()).prepare(options.inputs().toInputs());
            new DiagnosticPrinter(streams).print(preparation.diagnostics());
            return preparation.plan().isPresent()
                    ? run(preparation.plan().get(), origin, options)
                    : ExitCode.SCRIPT_ERROR;
        }
    }

    @SuppressWarnings("try") // The interruption is there while the block runs, and does the rest by itself.
    private int run(Plan plan, KeptRun.Origin origin, Options options) {
        RunDirectory directory = RunDirectory.of(options.directory(), origin.script(), plan.hash());
        EventPrinter printer = new EventPrinter(streams, directory, options.quiet());
        AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
        Optional<KeptRun> kept;
        try {
            // Opening a database costs time, which a script without sweeps has no use for, unless it trains for long.
            kept = plan.sweeps() == 0 && plan.trainingSeconds() < LONG_SECONDS
                    ? Optional.empty()
                    : Optional.of(KeptRun.open(
                            directory, origin, options.fresh(), () -> stop.get().run()));
        } catch (IOException unusable) {
            streams.error().println("anneal: " + unusable.getMessage());
            if (plan.sweeps() > 0 || options.directory().isPresent()) {
                return ExitCode.FILE_NOT_WRITTEN;
            }
            // Its results are shown, and need no folder.
            streams.error().println("anneal: what trainings have reached is not kept");
            kept = Optional.empty();
        }
        RunOptions running = RunOptions.defaults().listener(printer);
        if (kept.isPresent()) {
            KeptRun run = kept.get();
            Consumer<RunEvent> both = event -> {
                printer.accept(event);
                run.accept(event);
            };
            running = running.listener(both).store(run.store());
        }
        try (RunHandle handle = plan.start(running);
                Interruption interruption = new Interruption(streams, handle::stop)) {
            stop.set(handle::stop);
            Results results = handle.completion().toCompletableFuture().get();
            int code = finish(results, printer);
            if (kept.isPresent()) {
                code = close(kept.get(), results.outcome(), directory, code);
            }
            streams.flush();
            return code;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the run broke", broken.getCause());
        }
    }

    /** Waits until what came of the run is on the disk, and says how to go on with it. */
    private int close(KeptRun kept, Outcome outcome, RunDirectory directory, int code) {
        kept.finish(outcome);
        kept.close();
        Optional<String> failure = kept.failure();
        failure.ifPresent(why -> streams.error().println("anneal: the results cannot be kept: " + why));
        if (outcome == Outcome.STOPPED || outcome == Outcome.LIMIT_REACHED) {
            streams.error().println("go on with: anneal run --resume " + directory.path());
        }
        return failure.isPresent() && code == ExitCode.DONE ? ExitCode.FILE_NOT_WRITTEN : code;
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
