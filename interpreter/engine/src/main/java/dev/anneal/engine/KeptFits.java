package dev.anneal.engine;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.plan.FitCodec;
import dev.anneal.plan.PlanHash;
import dev.anneal.run.FitStore;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Repeats of one fit in a store: the rows of those that are there, and a place for those that are made. */
final class KeptFits {
    private final FitStore store;
    private final FitTask task;
    private final List<String> fields;
    private volatile Optional<String> hash = Optional.empty();

    /**
     * The repeats of a task.
     *
     * @param fields the fields that rows have
     */
    KeptFits(FitStore store, FitTask task, List<String> fields) {
        this.store = store;
        this.task = task;
        this.fields = fields;
    }

    /** Makes the rows of a range. */
    List<SweepRow> make(RepeatRange range, Checkpoint checkpoint) {
        List<SweepRow> rows = new ArrayList<>();
        for (FitOutcome outcome : task.run(range, checkpoint)) {
            rows.add(SweepRow.of(outcome, fields));
        }
        return rows;
    }

    /** Whether something is kept of a range, readable or not. */
    boolean has(RepeatRange range) {
        return store != FitStore.NONE && store.has(key(range));
    }

    /** The rows of a range, if they are kept and can be read. */
    Optional<List<SweepRow>> find(RepeatRange range) {
        return store == FitStore.NONE
                ? Optional.empty()
                : store.find(key(range)).flatMap(KeptFits::read).filter(rows -> isWhole(rows, range));
    }

    private static Optional<List<SweepRow>> read(byte[] content) {
        try {
            return Optional.of(SweepRowCodec.decode(content));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps the rows of a range, unless one of them was cut short. */
    void keep(RepeatRange range, List<SweepRow> rows) {
        if (store != FitStore.NONE && isWhole(rows, range)) {
            store.keep(key(range), SweepRowCodec.encode(rows));
        }
    }

    private static boolean isWhole(List<SweepRow> rows, RepeatRange range) {
        return rows.size() == range.size()
                && rows.stream().allMatch(row -> row.finished() || row.failure().isPresent());
    }

    private FitStore.Key key(RepeatRange range) {
        String known = hash.orElseGet(this::hash);
        hash = Optional.of(known);
        return new FitStore.Key(known, range.first(), range.end());
    }

    /** All that rows depend on: the fit, who makes it, how often it is tried, and what is kept of it. */
    private String hash() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(SweepRowCodec.VERSION);
            out.writeUTF(task.backend().method());
            out.writeInt(task.backend().revision());
            out.writeInt(task.retries());
            out.writeInt(fields.size());
            for (String field : fields) {
                out.writeUTF(field);
            }
            out.write(FitCodec.encode(task.spec()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return PlanHash.of(bytes.toByteArray()).hex();
    }
}
