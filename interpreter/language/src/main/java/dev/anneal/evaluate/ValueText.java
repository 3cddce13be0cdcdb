package dev.anneal.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values as short texts for people: six significant digits, long lists cut in the middle. */
public final class ValueText {
    private static final int SHOWN = 8;

    private ValueText() {}

    /** The text of a value. */
    public static String of(Value value) {
        if (value instanceof Value.Number number) {
            return number(number.value());
        } else if (value instanceof Value.Text text) {
            return "\"" + text.value() + "\"";
        } else if (value instanceof Value.Flag flag) {
            return Boolean.toString(flag.value());
        } else if (value instanceof Value.Vector vector) {
            return vector(vector.entries());
        } else if (value instanceof Value.Matrix || value instanceof Value.Sequence) {
            return list(Values.elements(value).orElse(List.of()));
        } else if (value instanceof Value.Estimate estimate) {
            return number(estimate.value()) + " ± " + number(estimate.standardError());
        } else if (value instanceof Value.Fields fields) {
            List<String> parts = new ArrayList<>();
            fields.fields().forEach((name, field) -> parts.add(name + ": " + of(field)));
            return parts.isEmpty() ? "{ }" : "{ " + String.join(", ", parts) + " }";
        } else if (value instanceof Value.Term term) {
            return term(term);
        } else if (value instanceof Value.Weighted) {
            return "a weighted density";
        } else if (value instanceof Value.Run run) {
            return "run `" + run.name() + "`";
        } else if (value instanceof Value.Rows rows) {
            return "table of " + rows.size() + (rows.size() == 1 ? " row" : " rows");
        } else if (value instanceof Value.Absent) {
            return "missing";
        }
        return "a function";
    }

    /** The end of a sentence that says what a number must be: "not 1.5". */
    public static String insteadOf(double value) {
        return Double.isNaN(value) ? "but this is not a number" : "not " + number(value);
    }

    /** A number with six significant digits, without trailing zeros. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (size >= 1e-4 && size < 1e9) {
            int decimals = Math.max(0, 5 - (int) Math.floor(Math.log10(size)));
            return trimmed(String.format(Locale.ROOT, "%." + decimals + "f", value));
        }
        String scientific = String.format(Locale.ROOT, "%.5e", value);
        int exponent = scientific.indexOf('e');
        return trimmed(scientific.substring(0, exponent))
                + "e"
                + Integer.parseInt(scientific.substring(exponent + 1).replace("+", ""));
    }

    private static String trimmed(String digits) {
        if (digits.indexOf('.') < 0) {
            return digits;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, digits.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** A list of numbers, cut in the middle where it is long. */
    public static String vector(double[] entries) {
        List<Value> elements = new ArrayList<>();
        for (double entry : entries) {
            elements.add(new Value.Number(entry));
        }
        return list(elements);
    }

    private static String list(List<Value> elements) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            // Leaving out one or two would save nothing.
            if (elements.size() > SHOWN + 2 && i == SHOWN / 2) {
                parts.add("… (" + elements.size() + " in all)");
                i = elements.size() - SHOWN / 2;
            }
            parts.add(of(elements.get(i)));
        }
        return "[" + String.join(", ", parts) + "]";
    }

    private static String term(Value.Term term) {
        List<String> parts = new ArrayList<>();
        term.arguments().forEach((name, value) -> {
            if (!(value instanceof Value.Absent)) {
                parts.add(name + ": " + of(value));
            }
        });
        return term.name() + "(" + String.join(", ", parts) + ")";
    }
}
