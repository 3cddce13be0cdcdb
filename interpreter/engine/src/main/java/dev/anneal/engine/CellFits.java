package dev.anneal.engine;

import dev.anneal.evaluate.Replicate;
import dev.anneal.evaluate.RowGroup;
import dev.anneal.evaluate.Value;
import dev.anneal.plan.SweepCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The fits of one cell of a sweep, as they arrive. Aggregates see those with a result, in the order of the repeats. */
final class CellFits implements RowGroup {
    private final SweepCell cell;
    private final List<String> fields;
    private final List<SweepRow> good = new ArrayList<>();
    private final List<SweepRow> failed = new ArrayList<>();
    private long begun;
    private int open;
    private boolean cut;
    private boolean complete;

    /**
     * The fits of a cell.
     *
     * @param fields the fields that are kept of each
     */
    CellFits(SweepCell cell, List<String> fields) {
        this.cell = cell;
        this.fields = fields;
    }

    SweepCell cell() {
        return cell;
    }

    /** Notes that repeats up to before this one have begun. */
    void begin(long end) {
        begun = end;
        open++;
    }

    /** The first repeat that has not begun. */
    long begun() {
        return begun;
    }

    /** Takes the fits of a chunk; what was cut short is no result. */
    void add(List<SweepRow> rows, int expected) {
        open--;
        cut |= rows.size() < expected;
        for (SweepRow row : rows) {
            if (row.failure().isPresent()) {
                failed.add(row);
            } else if (row.finished()) {
                good.add(row);
            } else {
                cut = true;
            }
        }
        if (open == 0) {
            // Chunks arrive in any order; sums over them must not depend on it.
            good.sort(Comparator.comparingLong(SweepRow::repeat));
            failed.sort(Comparator.comparingLong(SweepRow::repeat));
        }
    }

    /** Whether every chunk that was begun has arrived. */
    boolean isIdle() {
        return open == 0;
    }

    /** Notes that no more fits will be made. */
    void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    /** Whether fits are missing because the run was asked to end. */
    boolean isCut() {
        return cut;
    }

    List<SweepRow> failures() {
        return failed;
    }

    @Override
    public int size() {
        return good.size();
    }

    @Override
    public Optional<Value> at(int row, String column) {
        int field = fields.indexOf(column);
        return field < 0 ? Optional.empty() : Optional.of(good.get(row).values().get(field));
    }

    @Override
    public Optional<Replicate> replicate(int row) {
        return Optional.of(new Replicate(cell.spec().seed(), good.get(row).repeat()));
    }

    /** The repeat of a row. */
    long repeat(int row) {
        return good.get(row).repeat();
    }
}
