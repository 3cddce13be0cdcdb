package dev.anneal.engine;

import dev.anneal.core.Core;
import dev.anneal.evaluate.Trace;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The values of the parts of an expression, written under it: why an assertion does not hold. */
final class Explanation implements Trace {
    private final Map<Integer, String> values = new TreeMap<>();
    private final Set<Core> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Integer> repeated = new HashSet<>();
    private final Span span;

    /** An explanation of what stands at a place. */
    Explanation(Span span) {
        this.span = span;
    }

    @Override
    public void evaluated(Core core, Value value) {
        boolean worthShowing = !(core instanceof Core.Number
                || core instanceof Core.Text
                || core instanceof Core.Flag
                || core instanceof Core.Convert
                || core instanceof Core.Function
                || core instanceof Core.OverRows);
        int offset = core.anchor().start();
        if (worthShowing && offset >= span.start() && offset < span.end()) {
            // A part that is looked at for each element of a list has no one value.
            if (!seen.add(core)) {
                repeated.add(offset);
            }
            values.put(offset, ValueText.of(value));
        }
    }

    /** The expression with the values of its parts. */
    String text() {
        values.keySet().removeAll(repeated);
        String source = span.text();
        return source.indexOf('\n') < 0 ? drawn(source) : listed();
    }

    private String drawn(String source) {
        List<StringBuilder> rows = new ArrayList<>();
        rows.add(new StringBuilder());
        List<Integer> offsets = new ArrayList<>(values.keySet());
        for (int i = offsets.size() - 1; i >= 0; i--) {
            int column = offsets.get(i) - span.start();
            String value = values.getOrDefault(offsets.get(i), "");
            int row = 1;
            while (row < rows.size() && !isFree(rows.get(row), column, value.length() + 1)) {
                row++;
            }
            if (row == rows.size()) {
                rows.add(new StringBuilder());
            }
            for (int above = 0; above < row; above++) {
                put(rows.get(above), column, "|");
            }
            put(rows.get(row), column, value);
        }
        StringBuilder text = new StringBuilder(source).append('\n');
        rows.forEach(row -> text.append(row.toString().stripTrailing()).append('\n'));
        return text.toString();
    }

    private static boolean isFree(StringBuilder row, int column, int length) {
        for (int i = column; i < Math.min(row.length(), column + length); i++) {
            if (row.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    private static void put(StringBuilder row, int column, String text) {
        while (row.length() < column + text.length()) {
            row.append(' ');
        }
        row.replace(column, column + text.length(), text);
    }

    /** An expression over several lines is followed by a list: a drawing would tear it apart. */
    private String listed() {
        StringBuilder text = new StringBuilder(span.text()).append('\n');
        values.forEach((offset, value) -> {
            int line = span.source().line(offset);
            text.append("  line ")
                    .append(line)
                    .append(", column ")
                    .append(span.source().column(offset))
                    .append(": ")
                    .append(value)
                    .append('\n');
        });
        return text.toString();
    }
}
