package dev.anneal.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;

/**
 * Writes tick values for people: 0.001 and 50000 in full, 1e−6 and 2.5e8 in powers of ten, with a true minus sign. The
 * digits are those of exact decimals; no formatter of the platform, and so no locale, is involved.
 */
final class TickLabels {
    private static final char MINUS = '\u2212';
    /** Labels written in full may have this many characters, the sign not counted; longer ones may use powers of ten. */
    private static final int LONGEST_PLAIN = 6;

    private static final int LARGEST_PLAIN_EXPONENT = 4;
    private static final int SMALLEST_PLAIN_EXPONENT = -3;

    private TickLabels() {}

    /**
     * Labels of evenly spaced values. All are written one way: in full with the same number of decimals, or, where that
     * is long and powers of ten are shorter, in powers of ten.
     */
    static List<String> even(List<BigDecimal> values, int decimals) {
        List<String> plain = values.stream()
                .map(value -> withMinus(value.setScale(decimals).toPlainString()))
                .toList();
        if (longest(plain) <= LONGEST_PLAIN) {
            return plain;
        }
        List<String> powers = values.stream().map(TickLabels::power).toList();
        return longest(powers) < longest(plain) ? powers : plain;
    }

    /** Labels of values which span decades: each is written the way that suits it. */
    static List<String> each(List<BigDecimal> values) {
        return values.stream().map(TickLabels::single).toList();
    }

    static String single(BigDecimal value) {
        int exponent = exponent(value);
        boolean plain =
                value.signum() == 0 || (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT);
        return plain ? withMinus(value.stripTrailingZeros().toPlainString()) : power(value);
    }

    /** A value with four digits, as tooltips and notes have it. */
    static String brief(double value) {
        return single(new BigDecimal(value).round(new MathContext(4)));
    }

    private static String power(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        int exponent = exponent(value);
        String mantissa =
                value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
        return withMinus(mantissa + "e" + exponent);
    }

    /** The exponent of the leading digit. */
    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String withMinus(String digits) {
        return digits.replace('-', MINUS);
    }

    private static int longest(List<String> labels) {
        return labels.stream()
                .map(label -> label.charAt(0) == MINUS ? label.length() - 1 : label.length())
                .max(Comparator.naturalOrder())
                .orElse(0);
    }
}
