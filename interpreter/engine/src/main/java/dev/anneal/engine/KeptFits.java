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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Repeats of one fit in a store: the rows of those that are there, and a place for those that are made. */
final class KeptFits {
    private final FitStore store;
    private final FitMemory memory;
    private final String sweep;
    private final FitTask task;
    private final List<String> fields;
    private final Map<RepeatRange, StatesOfChunk> making = new ConcurrentHashMap<>();
    private volatile Optional<String> hash = Optional.empty();

    /** The repeats of a task of which nothing was stopped. */
    KeptFits(FitStore store, FitTask task, List<String> fields) {
        this(store, new FitMemory(), "", task, fields);
    }

    /**
     * The repeats of a task.
     *
     * @param store keeps what is finished
     * @param memory knows what was left out when the sweep was stopped
     * @param sweep the name of the sweep
     * @param fields the fields that rows have
     */
    KeptFits(FitStore store, FitMemory memory, String sweep, FitTask task, List<String> fields) {
        this.store = store;
        this.memory = memory;
        this.sweep = sweep;
        this.task = task;
        this.fields = fields;
    }

    /** Makes the rows of a range. */
    List<SweepRow> make(RepeatRange range, Checkpoint checkpoint) {
        StatesOfChunk states = new StatesOfChunk(task.context().states());
        making.put(range, states);
        List<SweepRow> rows = new ArrayList<>();
        for (FitOutcome outcome : task.keepingStates(states).run(range, checkpoint)) {
            rows.add(SweepRow.of(outcome, fields));
        }
        return rows;
    }

    /** Whether something is kept of a range, readable or not. */
    boolean has(RepeatRange range) {
        return store != FitStore.NONE && store.has(key(range));
    }

    /** The rows of a range, if they are kept and can be read; of one that was stopped, those that there are. */
    Optional<List<SweepRow>> find(RepeatRange range) {
        if (store == FitStore.NONE) {
            return Optional.empty();
        }
        Optional<List<SweepRow>> whole =
                store.find(key(range)).flatMap(KeptFits::read).filter(rows -> isWhole(rows, range));
        return whole.or(() -> memory.leftOut(key(range)).flatMap(KeptFits::read));
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
        StatesOfChunk states = making.remove(range);
        if (store != FitStore.NONE && isWhole(rows, range)) {
            store.keep(key(range), SweepRowCodec.encode(rows));
            if (states != null) {
                states.forget();
            }
        }
    }

    /** Notes what there is of a range that was not made, or not to its end, because the sweep was stopped. */
    void leaveOut(RepeatRange range, List<SweepRow> rows) {
        memory.leaveOut(sweep, key(range), SweepRowCodec.encode(rows));
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
