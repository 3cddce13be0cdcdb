package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.run.Verification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares rows of fits that were kept with the same ones made again, and counts. Confined to one thread. */
final class RowComparison {
    private final double tolerance;
    private final List<Verification.Difference> differences = new ArrayList<>();
    private long fits;
    private long exact;
    private long unlike;
    private double largest;

    /**
     * A comparison.
     *
     * @param tolerance by how much numbers may differ, relative to those above 1; 0 for the same bits
     */
    RowComparison(double tolerance) {
        this.tolerance = tolerance;
    }

    /** Where rows are from. */
    record Place(String sweep, String cell, List<String> fields) {}

    void compare(Place place, List<SweepRow> kept, List<SweepRow> made) {
        for (int i = 0; i < made.size(); i++) {
            fits++;
            SweepRow was = kept.get(i);
            SweepRow is = made.get(i);
            if (Arrays.equals(SweepRowCodec.encode(List.of(was)), SweepRowCodec.encode(List.of(is)))) {
                exact++;
            } else if (!agrees(place, was, is)) {
                unlike++;
            }
        }
    }

    /** What is kept cannot be read. */
    void unreadable(Place place, RepeatRange range) {
        fits += range.size();
        unlike += range.size();
        tell(place, range.first(), "content", "damaged", "a fit");
    }

    private boolean agrees(Place place, SweepRow was, SweepRow is) {
        if (was.repeat() != is.repeat()) {
            tell(place, is.repeat(), "repeat", Long.toString(was.repeat() + 1), Long.toString(is.repeat() + 1));
            return false;
        }
        if (was.failure().isPresent() != is.failure().isPresent()) {
            tell(
                    place,
                    is.repeat(),
                    "failure",
                    was.failure().orElse("none"),
                    is.failure().orElse("none"));
            return false;
        }
        for (int i = 0; i < place.fields().size(); i++) {
            if (!agrees(was.values().get(i), is.values().get(i))) {
                tell(
                        place,
                        is.repeat(),
                        place.fields().get(i),
                        shown(was.values().get(i)),
                        shown(is.values().get(i)));
                return false;
            }
        }
        return was.finished() == is.finished();
    }

    private boolean agrees(Value was, Value is) {
        if (was instanceof Value.Number kept && is instanceof Value.Number made) {
            return agrees(kept.value(), made.value());
        } else if (was instanceof Value.Vector kept && is instanceof Value.Vector made) {
            return agrees(kept.entries(), made.entries());
        } else if (was instanceof Value.Matrix kept && is instanceof Value.Matrix made) {
            return kept.rows() == made.rows() && agrees(kept.entries(), made.entries());
        }
        return was.equals(is);
    }

    private boolean agrees(double[] was, double[] is) {
        boolean agree = was.length == is.length;
        for (int i = 0; agree && i < was.length; i++) {
            agree = agrees(was[i], is[i]);
        }
        return agree;
    }

    private boolean agrees(double was, double is) {
        if (Double.doubleToRawLongBits(was) == Double.doubleToRawLongBits(is)) {
            return true;
        }
        double apart = Math.abs(was - is) / Math.max(1, Math.max(Math.abs(was), Math.abs(is)));
        // Written so that what is no number is not tolerated.
        if (!(apart <= tolerance) || tolerance == 0) {
            return false;
        }
        largest = Math.max(largest, apart);
        return true;
    }

    private void tell(Place place, long repeat, String field, String was, String is) {
        if (differences.size() < Verification.MOST_DIFFERENCES) {
            differences.add(new Verification.Difference(place.sweep(), place.cell(), repeat + 1, field, was, is));
        }
    }

    /** With all digits: two numbers that differ in the last one should not look the same. */
    private static String shown(Value value) {
        return value instanceof Value.Number number ? Double.toString(number.value()) : ValueText.of(value);
    }

    /** What was counted, about so many cells. */
    Verification result(long cells, long kept, long planned) {
        return new Verification(cells, kept, planned, fits, exact, unlike, largest, differences);
    }
}
