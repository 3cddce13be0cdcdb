package dev.anneal.report.chart;

/** How values are laid out along an axis: evenly, or evenly in their decimal logarithm. */
public enum Scale {
    LINEAR {
        @Override
        boolean accepts(double value) {
            return Math.abs(value) <= LARGEST;
        }

        @Override
        double position(double value) {
            return value;
        }

        @Override
        double value(double position) {
            return position;
        }
    },
    LOGARITHMIC {
        @Override
        boolean accepts(double value) {
            return value >= 1 / LARGEST && value <= LARGEST;
        }

        // StrictMath, because Math may differ in the last bit between processors, and the bytes must not.
        @Override
        double position(double value) {
            return StrictMath.log10(value);
        }

        @Override
        double value(double position) {
            return StrictMath.pow(10, position);
        }
    };

    /** Beyond this magnitude (or, on a logarithmic axis, below its inverse) spans and paddings would overflow. */
    private static final double LARGEST = 1e300;

    /** Whether a value has a place on such an axis; never for NaN and the infinities. */
    abstract boolean accepts(double value);

    /** Whether an axis may run to this value; a little beyond the accepted ones, so that there is room for padding. */
    boolean reaches(double value) {
        return Double.isFinite(position(value));
    }

    /** The place of an accepted value: equal distances here are equal distances on paper. */
    abstract double position(double value);

    /** The inverse of {@link #position}. */
    abstract double value(double position);
}
