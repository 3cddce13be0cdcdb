package dev.anneal.report.chart;

import static java.util.Objects.requireNonNull;

/**
 * A marked value on an axis.
 *
 * @param label what is written at it; empty for a minor tick, which has a short mark but neither label nor grid line
 */
public record Tick(double value, String label) {
    public Tick {
        requireNonNull(label, "label is null");
    }

    static Tick minor(double value) {
        return new Tick(value, "");
    }

    public boolean isMajor() {
        return !label.isEmpty();
    }
}
