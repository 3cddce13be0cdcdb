import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Preparation;
import dev.anneal.RunHandle;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.run.Estimate;
import dev.anneal.run.Fit;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.run.Table;
import dev.anneal.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** Sweeps over rates of cooling with a script, watches the run, reads its table, and draws from a fit. */
public final class CoolingStudy {
    private CoolingStudy() {}

    /**
     * Runs the study.
     *
     * @param arguments the script, and perhaps half the distance of the modes
     */
    public static void main(String[] arguments) throws Exception {
        Path script = Path.of(arguments.length > 0 ? arguments[0] : "cooling.anneal");
        Inputs inputs = Inputs.defaults();
        if (arguments.length > 1) {
            inputs = inputs.withText("separation", arguments[1]);
        }
        try (Anneal anneal = Anneal.create()) {
            Source source = Source.of(script.toString(), Files.readString(script));
            Preparation preparation = anneal.compile(source).prepare(inputs);
            System.err.print(new TextRenderer(false).render(preparation.diagnostics()));
            if (preparation.plan().isEmpty()) {
                System.exit(2);
            }
            RunOptions options = RunOptions.defaults().listener(CoolingStudy::tell);
            try (RunHandle handle = preparation.plan().get().start(options)) {
                report(results(handle));
            }
        }
    }

    /** Called from a thread of its own, so that it may take its time. */
    private static void tell(RunEvent event) {
        if (event instanceof RunEvent.Advanced advanced) {
            System.err.printf(Locale.ROOT, "%.0f %%%n", 100 * advanced.progress().fraction());
        } else if (event instanceof RunEvent.SweepFinished finished) {
            System.err.println(finished.fits() + " fits of " + finished.name());
        } else if (event instanceof RunEvent.Warns warns) {
            System.err.println(warns.diagnostic().message());
        }
    }

    private static Results results(RunHandle handle) throws InterruptedException, ExecutionException {
        return handle.completion().toCompletableFuture().get();
    }

    private static void report(Results results) {
        Table ladder = results.table("ladder");
        Table.Column<Double> rates = ladder.column("rate", Double.class);
        Table.Column<Estimate> collapses = ladder.column("collapse", Estimate.class);
        for (int row = 0; row < ladder.rows(); row++) {
            Estimate collapse = collapses.get(row);
            System.out.printf(
                    Locale.ROOT,
                    "rate %.3f: %.3f of the fits collapse (%.3f to %.3f)%n",
                    rates.get(row),
                    collapse.value(),
                    collapse.low(),
                    collapse.high());
        }
        Fit slow = results.fit("slow");
        double[][] points = slow.sample(10_000, 1);
        long right = Arrays.stream(points).filter(point -> point[0] > 0).count();
        double mean = Arrays.stream(slow.logDensity(points)).average().orElseThrow();
        System.out.printf(
                Locale.ROOT, "of %d points %.0f %% are on the right; entropy %.1f nats%n",
                points.length, 100.0 * right / points.length, -mean);
    }
}
