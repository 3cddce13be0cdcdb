package dev.anneal.numerics.density;

/** Loops over coordinates of many points, and what arguments of densities must be. */
final class Points {
    private Points() {}

    /** Adds {@code factor} times an array to another. */
    static void addScaled(double[] from, int fromOffset, double factor, double[] to, int toOffset, int count) {
        for (int n = 0; n < count; n++) {
            to[toOffset + n] += factor * from[fromOffset + n];
        }
    }

    static void requireFinite(String name, double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("`" + name + "` must be finite, it is " + number + ".");
            }
        }
    }

    static void requireScale(String name, double[] numbers, int dimension) {
        if (numbers.length != dimension) {
            throw new IllegalArgumentException(
                    "`" + name + "` must have " + dimension + " entries, it has " + numbers.length + ".");
        }
        for (double number : numbers) {
            if (!(number > 0) || Double.isInfinite(number)) {
                throw new IllegalArgumentException("`" + name + "` must be above 0 and finite, it is " + number + ".");
            }
        }
    }
}
