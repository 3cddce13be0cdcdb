package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.Step;
import dev.anneal.plan.SweepCell;
import dev.anneal.run.FitStore;
import dev.anneal.run.Verification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;

/** Makes fits of sweeps again that are kept in a store, and compares. */
public final class Replay {
    private final ExecutionPlan plan;
    private final Backends backends;
    private final FitStore store;

    private Replay(ExecutionPlan plan, Backends backends, FitStore store) {
        this.plan = plan;
        this.backends = backends;
        this.store = store;
    }

    /** A cell with the chunks of it that are kept. */
    private record Cell(RowComparison.Place place, KeptFits fits, List<RepeatRange> chunks) {}

    /** A chunk that is being made again. */
    private record Remake(Cell cell, RepeatRange range, Future<List<SweepRow>> rows) {}

    /**
     * Makes a sample of the cells of a plan again, with all repeats that are kept.
     *
     * @param progress is told which part is done
     * @throws InterruptedException if the thread is interrupted; what still runs is cancelled
     */
    public static Verification run(
            ExecutionPlan plan,
            Backends backends,
            ExecutorService pool,
            RunControl control,
            FitStore store,
            Verification.Sample sample,
            DoubleConsumer progress)
            throws InterruptedException {
        return new Replay(plan, backends, store).compare(pool, control, sample, progress);
    }

    private Verification compare(
            ExecutorService pool, RunControl control, Verification.Sample sample, DoubleConsumer progress)
            throws InterruptedException {
        List<Cell> kept = kept();
        long planned =
                plan.sweeps().stream().mapToLong(sweep -> sweep.cells().size()).sum();
        List<Cell> drawn = new ArrayList<>(kept);
        Collections.shuffle(drawn, new Random(sample.seed()));
        drawn = drawn.subList(0, (int) Math.min(sample.cells(), drawn.size()));
        List<Remake> remakes = new ArrayList<>();
        Checkpoint checkpoint = control.checkpoint(fraction -> {});
        for (Cell cell : drawn) {
            for (RepeatRange range : cell.chunks()) {
                remakes.add(
                        new Remake(cell, range, pool.submit(() -> cell.fits().make(range, checkpoint))));
            }
        }
        RowComparison comparison = new RowComparison(sample.tolerance());
        try {
            for (int i = 0; i < remakes.size(); i++) {
                compare(remakes.get(i), comparison);
                progress.accept((i + 1.0) / remakes.size());
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a backend broke", broken.getCause());
        } finally {
            control.cancel();
        }
        return comparison.result(drawn.size(), kept.size(), planned);
    }

    private static void compare(Remake remake, RowComparison comparison)
            throws ExecutionException, InterruptedException {
        List<SweepRow> made = remake.rows().get();
        Optional<List<SweepRow>> was = remake.cell().fits().find(remake.range());
        if (was.isPresent()) {
            comparison.compare(remake.cell().place(), was.get(), made);
        } else {
            comparison.unreadable(remake.cell().place(), remake.range());
        }
    }

    private List<Cell> kept() {
        List<Cell> kept = new ArrayList<>();
        for (Step.Sweep sweep : plan.sweeps()) {
            List<String> fields = SweepRunner.fields(sweep);
            for (SweepCell cell : sweep.cells()) {
                FitTask task = new FitTask(
                        backends.of(cell.spec()), cell.spec(), sweep.template().retries(), FitContext.ALONE);
                KeptFits fits = new KeptFits(store, task, fields);
                List<RepeatRange> chunks =
                        SweepRunner.chunks(sweep).stream().filter(fits::has).toList();
                if (!chunks.isEmpty()) {
                    String place = SweepTable.place(sweep.design().axes(), cell.coordinates());
                    kept.add(new Cell(new RowComparison.Place(sweep.name(), place, fields), fits, chunks));
                }
            }
        }
        return kept;
    }
}
