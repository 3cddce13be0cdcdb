package dev.anneal.engine;

import dev.anneal.core.Core;
import dev.anneal.core.CoreParts;
import dev.anneal.core.OnFailure;
import dev.anneal.evaluate.Environment;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.plan.Step;
import dev.anneal.plan.SweepCell;
import dev.anneal.plan.SweepDesign;
import dev.anneal.run.FitStore;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes the fits of one sweep with the pool. The repeats of a cell are cut into chunks of a fixed size, so that results
 * do not depend on the number of threads; measures are evaluated on the thread that waits, when a cell is done.
 */
final class SweepRunner {
    /** Repeats in one call of a backend. Part of what results may depend on: never derived from the machine. */
    static final int CHUNK = 64;

    /** How long a run that is cancelled may take to notice. */
    private static final long TICK_MILLISECONDS = 20;

    /** How long at least until a larger part of the table is shown. */
    private static final long PART_NANOSECONDS = 250_000_000;

    /** So many times as long as it took to show it. */
    private static final long PART_SHARE = 50;

    private final Step.Sweep sweep;
    private final ExecutorService pool;
    private final RunControl control;
    private final WorkMeter meter;
    private final WorkMeter.Part part;
    private final List<CellFits> cells = new ArrayList<>();
    private final IdentityHashMap<CellFits, KeptFits> kept = new IdentityHashMap<>();
    private final BlockingQueue<Chunk> arrived = new LinkedBlockingQueue<>();
    private final Map<CellFits, Map<String, Value>> measured = new LinkedHashMap<>();
    private volatile boolean abandoned;
    private long chunksOpen;
    private double fitsSettled;
    private long nextPart = System.nanoTime() + PART_NANOSECONDS;

    /** The fits of some repeats of a cell, or why there are none. */
    private record Chunk(CellFits cell, RepeatRange range, List<SweepRow> rows, Optional<Throwable> broken) {}

    SweepRunner(
            Step.Sweep sweep,
            Backends backends,
            ExecutorService pool,
            RunControl control,
            WorkMeter meter,
            FitStore store,
            FitMemory memory) {
        this.sweep = sweep;
        this.pool = pool;
        this.control = control;
        this.meter = meter;
        this.part = meter.part(sweep);
        List<String> fields = fields(sweep);
        FitContext context = new FitContext(PoolWorkers.of(pool), store);
        for (SweepCell cell : sweep.cells()) {
            CellFits fits = new CellFits(cell, fields);
            cells.add(fits);
            FitTask task = new FitTask(
                    backends.of(cell.spec()), cell.spec(), sweep.template().retries(), context);
            kept.put(fits, new KeptFits(store, memory, sweep.name(), task, fields));
        }
    }

    /** The fields that measures ask for; all that there can be where each fit is a row. */
    static List<String> fields(Step.Sweep sweep) {
        if (sweep.design().measures().isEmpty()) {
            return SweepTable.fields(sweep);
        }
        List<Core> measures = new ArrayList<>();
        sweep.design().measures().forEach(measure -> measures.add(measure.value()));
        return List.copyOf(CoreParts.rowNames(measures));
    }

    /** The chunks into which the repeats of each cell are cut, all that there can be. */
    static List<RepeatRange> chunks(Step.Sweep sweep) {
        List<RepeatRange> chunks = new ArrayList<>();
        for (long first = 0; first < sweep.design().repeats(); first += CHUNK) {
            chunks.add(new RepeatRange(first, Math.min(sweep.design().repeats(), first + CHUNK)));
        }
        return chunks;
    }

    /** Begins every cell. */
    void begin() {
        for (CellFits cell : cells) {
            if (sweep.design().until().isPresent()) {
                submit(cell);
            } else {
                while (cell.begun() < sweep.design().repeats()) {
                    submit(cell);
                }
            }
        }
    }

    private void submit(CellFits cell) {
        long first = cell.begun();
        long end = Math.min(sweep.design().repeats(), first + CHUNK);
        RepeatRange range = new RepeatRange(first, end);
        KeptFits fits = kept.get(cell);
        if (fits == null) {
            throw new IllegalArgumentException("a cell of another sweep");
        }
        cell.begin(end);
        chunksOpen++;
        try {
            pool.execute(() -> arrived.add(chunk(cell, range, fits)));
        } catch (RejectedExecutionException closed) {
            control.cancel();
        }
    }

    private Chunk chunk(CellFits cell, RepeatRange range, KeptFits fits) {
        if (control.isCancelled()) {
            // Nobody asks what was left out, and the pool's threads are wanted back.
            return new Chunk(cell, range, List.of(), Optional.empty());
        }
        if (abandoned || !control.mayBegin()) {
            fits.leaveOut(range, List.of());
            return new Chunk(cell, range, List.of(), Optional.empty());
        }
        try {
            Optional<List<SweepRow>> before = fits.find(range);
            if (before.isPresent()) {
                return new Chunk(cell, range, before.get(), Optional.empty());
            }
            List<SweepRow> rows = fits.make(range, control.checkpoint(fraction -> {}));
            // Of a run that is being stopped one cannot tell a fit that failed from one that was about to.
            if (control.mayBegin()) {
                fits.keep(range, rows);
            } else {
                fits.leaveOut(range, rows);
            }
            return new Chunk(cell, range, rows, Optional.empty());
        } catch (RuntimeException | Error broken) {
            return new Chunk(cell, range, List.of(), Optional.of(broken));
        }
    }

    /**
     * Waits for all cells; empty if the run was cancelled before.
     *
     * @param evaluator evaluates measures
     * @param planned the values that cells have unless they vary an input
     * @param current the values that are known by now
     * @param parts is given the cells that are complete, now and then while it waits
     */
    Optional<SweepTable> await(
            Evaluator evaluator,
            Environment planned,
            Environment current,
            FitRunner.ProgressListener listener,
            Consumer<SweepTable> parts)
            throws InterruptedException {
        try {
            return collect(new Measuring(sweep.design(), evaluator, planned, current), listener, parts);
        } finally {
            abandoned = true;
        }
    }

    private Optional<SweepTable> collect(
            Measuring measuring, FitRunner.ProgressListener listener, Consumer<SweepTable> parts)
            throws InterruptedException {
        boolean stopping = false;
        while (chunksOpen > 0 && !stopping) {
            Chunk chunk = arrived.poll(TICK_MILLISECONDS, TimeUnit.MILLISECONDS);
            if (pool.isShutdown()) {
                // What waited in the queue is gone with the pool and would never be done.
                control.cancel();
            }
            if (control.isCancelled()) {
                return Optional.empty();
            }
            if (chunk != null) {
                stopping = take(chunk, measuring);
            }
            show(parts);
            listener.advanced(meter.progress());
        }
        part.advance(1);
        listener.advanced(meter.progress());
        return Optional.of(SweepTable.of(sweep, cells, measured));
    }

    /** Shows the cells that are complete, seldom enough to cost next to nothing. */
    private void show(Consumer<SweepTable> parts) {
        long begin = System.nanoTime();
        if (begin - nextPart < 0) {
            return;
        }
        List<CellFits> complete = cells.stream().filter(CellFits::isComplete).toList();
        parts.accept(SweepTable.of(sweep, complete, measured));
        long end = System.nanoTime();
        nextPart = end + Math.max(PART_NANOSECONDS, PART_SHARE * (end - begin));
    }

    /** Takes what has arrived; whether the script wants to stop at a failure. */
    private boolean take(Chunk chunk, Measuring measuring) {
        if (chunk.broken().isPresent()) {
            throw new IllegalStateException("a backend broke", chunk.broken().get());
        }
        chunksOpen--;
        CellFits cell = chunk.cell();
        cell.add(chunk.rows(), chunk.range().size());
        long failed =
                chunk.rows().stream().filter(row -> row.failure().isPresent()).count();
        part.finish(chunk.rows().size(), failed);
        fitsSettled += chunk.range().size();
        if (cell.isIdle() && !cell.isComplete()) {
            settle(cell, measuring);
        }
        part.advance(fitsSettled / sweep.fits());
        return failed > 0 && sweep.template().onFailure() == OnFailure.STOP;
    }

    /** All that was begun of a cell has arrived: it is complete, or needs more fits to be known well enough. */
    private void settle(CellFits cell, Measuring measuring) {
        SweepDesign design = sweep.design();
        Map<String, Value> measures = cell.size() > 0 ? measuring.measure(cell) : Map.of();
        boolean enough = cell.begun() == design.repeats()
                || cell.isCut()
                || (cell.size() > 0 && measuring.isEnough(cell, measures));
        if (!enough) {
            submit(cell);
            return;
        }
        cell.complete();
        fitsSettled += design.repeats() - cell.begun();
        measured.put(cell, measures);
        measures.entrySet().stream()
                .findFirst()
                .ifPresent(first -> meter.note(note(cell.cell(), first.getKey(), first.getValue())));
    }

    private String note(SweepCell cell, String measure, Value value) {
        List<String> place = new ArrayList<>();
        for (int i = 0; i < cell.coordinates().size(); i++) {
            place.add(sweep.design().axes().get(i) + " "
                    + ValueText.of(cell.coordinates().get(i)));
        }
        return measure + " " + ValueText.of(value) + (place.isEmpty() ? "" : " at " + String.join(", ", place));
    }
}
