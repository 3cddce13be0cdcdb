package dev.anneal.cli;

import dev.anneal.Plan;
import dev.anneal.run.Progress;
import dev.anneal.run.Verification;
import dev.anneal.store.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code anneal verify}: makes kept fits of a run again, and says whether they are what they were. */
final class VerifyCommand {
    /**
     * Another processor or Java rounds elementary functions differently. Fits are integrated with a tolerance of 1e-8, and
     * what such differences grow to until the end stays well below this.
     */
    private static final double ELSEWHERE = 1e-6;

    private static final String ELSEWHERE_TEXT = "1e-6";

    private final Streams streams;

    VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    /**
     * What is looked at.
     *
     * @param cells how many cells
     * @param seed which ones
     * @param threads the number of threads, where one was asked for
     */
    record Options(long cells, long seed, Optional<Integer> threads) {}

    int verify(Path folder, Options options) {
        try (StoredRun run = StoredRun.open(folder)) {
            Map<String, String> manifest = run.manifest();
            KeptRun.Origin origin = KeptRun.origin(folder, manifest);
            return PlannedAgain.use(origin, options.threads(), streams, (plan, doubts) -> {
                if (plan.sweeps() == 0) {
                    streams.out().println("nothing to verify: " + folder + " has no sweeps, whose fits are compared");
                    return ExitCode.DONE;
                }
                List<String> elsewhere = Machine.differences(manifest);
                double tolerance = elsewhere.isEmpty() ? 0 : ELSEWHERE;
                Verification found =
                        made(plan, run, new Verification.Sample(options.cells(), options.seed(), tolerance));
                show(folder, found, manifest, elsewhere);
                return found.holds() ? ExitCode.DONE : ExitCode.RUN_FAILED;
            });
        } catch (IOException unreadable) {
            streams.error().println("anneal: " + unreadable.getMessage());
            return ExitCode.FILE_NOT_WRITTEN;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private Verification made(Plan plan, StoredRun run, Verification.Sample sample) throws InterruptedException {
        long begin = System.nanoTime();
        ProgressBar bar = new ProgressBar(streams, false);
        try {
            return plan.verify(
                    run,
                    sample,
                    fraction ->
                            bar.show(new Progress(0, 0, 0, fraction, Duration.ofNanos(System.nanoTime() - begin), "")));
        } finally {
            bar.clear();
        }
    }

    private void show(Path folder, Verification found, Map<String, String> manifest, List<String> elsewhere) {
        if (found.kept() == 0) {
            String made = manifest.getOrDefault("version", "an unknown version");
            streams.out()
                    .println("nothing to verify: " + folder + " has none of the fits that " + Main.version()
                            + " would make of its script; the run was made by " + made);
            return;
        }
        streams.out()
                .println(found.cells() + " of " + DiagnosticPrinter.count(found.planned(), "cell") + " made again"
                        + (found.kept() < found.planned() ? " (" + found.kept() + " have fits that are kept)" : "")
                        + ": " + verdict(found, !elsewhere.isEmpty()));
        for (Verification.Difference difference : found.differences()) {
            streams.out()
                    .println("  " + difference.sweep() + (difference.cell().isEmpty() ? "" : ", " + difference.cell())
                            + ", repeat " + difference.repeat() + ": " + difference.field() + " was "
                            + difference.was() + " and is " + difference.is());
        }
        if (found.unlike() > found.differences().size()) {
            streams.out()
                    .println("  and " + (found.unlike() - found.differences().size()) + " more");
        }
        if (!elsewhere.isEmpty()) {
            streams.out()
                    .println(
                            "compared to " + ELSEWHERE_TEXT
                                    + ", relative for numbers above 1, and not to the bit, because the run was made elsewhere:");
            elsewhere.forEach(difference -> streams.out().println("  " + difference));
        }
        streams.out().flush();
    }

    private static String verdict(Verification found, boolean elsewhere) {
        String all = DiagnosticPrinter.count(found.fits(), "fit");
        if (found.fits() == 0) {
            return "no fit was finished";
        } else if (found.unlike() > 0) {
            return found.unlike() + " of " + all + (found.unlike() == 1 ? " differs" : " differ");
        } else if (found.exact() == found.fits()) {
            return "all " + all + " are the same to the bit";
        }
        return "all " + all + " agree, " + found.exact() + " of them to the bit"
                + (elsewhere ? ", the others within " + String.format(Locale.ROOT, "%.1e", found.largest()) : "");
    }
}
