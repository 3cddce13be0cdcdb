package dev.anneal.cli;

import dev.anneal.Plan;
import dev.anneal.RunOptions;
import dev.anneal.report.page.HtmlPage;
import dev.anneal.run.FitStore;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Source;
import dev.anneal.store.StoreException;
import dev.anneal.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code anneal report}: a run as one HTML page. The run is told again from its folder: fits of sweeps are taken from
 * there, and all that follows from them comes out the same. A script without sweeps, which may leave no
 * database, is run.
 */
final class ReportCommand {
    private static final String FILE = "report.html";

    private final Streams streams;

    ReportCommand(Streams streams) {
        this.streams = streams;
    }

    /**
     * How a report is made.
     *
     * @param to the file, where one was asked for
     * @param threads the number of threads, where one was asked for
     */
    record Options(Optional<Path> to, Optional<Integer> threads) {}

    /** Makes the report of the run in a folder, or of a script. */
    int report(Path of, Options options) {
        try {
            return Files.isRegularFile(of) ? ofScript(of, options) : ofFolder(of, options);
        } catch (StoreException unreadable) {
            return failed(ExitCode.FILE_NOT_WRITTEN, unreadable.getMessage());
        } catch (IOException unwritable) {
            return failed(ExitCode.FILE_NOT_WRITTEN, "the report cannot be written: " + unwritable.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private int ofFolder(Path folder, Options options) throws IOException, InterruptedException {
        try (StoredRun run = StoredRun.open(folder)) {
            Map<String, String> manifest = run.manifest();
            KeptRun.Origin origin = KeptRun.origin(folder, manifest);
            if (!KeptRun.isCompleted(manifest)) {
                return failed(
                        ExitCode.FILE_NOT_WRITTEN,
                        "the run in " + folder + " is not finished; finish it with `anneal run --resume " + folder
                                + "`");
            }
            return write(origin, manifest, run, options, Optional.of(RunDirectory.at(folder)));
        }
    }

    private int ofScript(Path file, Options options) throws IOException, InterruptedException {
        Optional<Source> source = ScriptFile.read(file.toString(), streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        KeptRun.Origin origin = KeptRun.Origin.of(source.get(), ScriptInputs.NONE);
        return write(origin, KeptRun.notes(origin), FitStore.NONE, options, Optional.empty());
    }

    private int write(
            KeptRun.Origin origin,
            Map<String, String> manifest,
            FitStore fits,
            Options options,
            Optional<RunDirectory> known)
            throws IOException, InterruptedException {
        return PlannedAgain.use(origin, options.threads(), streams, (plan, doubts) -> {
            String script = origin.script().name();
            if (fits == FitStore.NONE && plan.sweeps() > 0) {
                return failed(
                        ExitCode.USAGE,
                        script + " has sweeps; run it first, and then report its folder: `anneal run " + script
                                + "`, `anneal report`");
            }
            RunDirectory directory =
                    known.orElseGet(() -> RunDirectory.of(Optional.empty(), origin.script(), plan.hash()));
            ToldRun told = new ToldRun(doubts);
            Results results = run(plan, fits, told);
            if (results.outcome() != Outcome.COMPLETED) {
                streams.error().println("anneal: " + results.outcome().words());
            }
            String page = HtmlPage.of(told.page(origin, KeptRun.described(manifest), results));
            Path file = options.to().isPresent()
                    ? RunDirectory.at(Path.of("")).write(options.to().get().toString(), page)
                    : directory.write(FILE, page);
            streams.out().println(file);
            return ExitCode.DONE;
        });
    }

    private Results run(Plan plan, FitStore fits, ToldRun told) throws InterruptedException {
        ProgressBar bar = new ProgressBar(streams, false);
        try {
            return plan.run(RunOptions.defaults().store(fits).listener(event -> {
                if (event instanceof RunEvent.Advanced advanced) {
                    bar.show(advanced.progress());
                } else {
                    told.accept(event);
                }
            }));
        } finally {
            bar.clear();
        }
    }

    private int failed(int code, String why) {
        streams.error().println("anneal: " + why);
        return code;
    }
}
