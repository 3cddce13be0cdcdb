package dev.anneal.report.chart;

/** The least and greatest of the values shown so far that have a place on a scale. */
final class Extent {
    private final Scale scale;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    Extent(Scale scale) {
        this.scale = scale;
    }

    void include(double value) {
        if (scale.accepts(value)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    boolean isEmpty() {
        return low > high;
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }
}
