package dev.anneal.report;

import dev.anneal.evaluate.ValueText;
import dev.anneal.run.Estimate;
import java.util.Locale;

/** Estimates as people write them: as many digits as are known, and the 95 % interval behind. */
final class EstimateText {
    private static final int MOST_DECIMALS = 6;

    /** Six digits are shown of a number; an interval that is narrower would say nothing. */
    private static final double NEGLIGIBLE = 1e-6;

    private EstimateText() {}

    /** {@code 0.126 [0.099, 0.158]}; a number alone where nothing is known about its error, or where it has none. */
    static String of(Estimate estimate) {
        double width = estimate.high() - estimate.low();
        if (!(width > 0) || Double.isInfinite(width)) {
            return ValueText.number(estimate.value());
        }
        // Two digits of the width: more would be noise.
        int decimals = (int) Math.ceil(1 - Math.log10(width));
        if (width < NEGLIGIBLE * Math.abs(estimate.value())) {
            return ValueText.number(estimate.value());
        }
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            return ValueText.number(estimate.value()) + " [" + ValueText.number(estimate.low()) + ", "
                    + ValueText.number(estimate.high()) + "]";
        }
        String form = "%." + decimals + "f";
        return String.format(
                Locale.ROOT,
                form + " [" + form + ", " + form + "]",
                positive(estimate.value()),
                positive(estimate.low()),
                positive(estimate.high()));
    }

    /** Without a sign where there is nothing to sign. */
    private static double positive(double value) {
        return value == 0 ? 0 : value;
    }
}
