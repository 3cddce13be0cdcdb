package dev.anneal.evaluate;

import dev.anneal.core.Core;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a table whose columns have given values: {@code table.at(beta0: 1)}. */
final class MatchingRows implements Value.Rows {
    /** Values of axes are computed; what was meant to be equal differs by rounding. */
    private static final double TOLERANCE = 1e-9;

    private static final int MOST_LISTED = 12;

    private final Value.Rows table;
    private final int[] rows;

    private MatchingRows(Value.Rows table, int[] rows) {
        this.table = table;
        this.rows = rows;
    }

    static Value of(Core.Match match, Value target, Map<String, Value> wanted) {
        if (target instanceof Value.Absent) {
            return target;
        }
        if (!(target instanceof Value.Rows table)) {
            throw Evaluator.error(
                    DiagnosticCode.TYPE_MISMATCH,
                    match.anchor(),
                    "`at` picks rows of a table, and this is " + ValueText.of(target));
        }
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            rows.add(row);
        }
        for (Map.Entry<String, Value> entry : wanted.entrySet()) {
            String column = entry.getKey();
            if (!table.columnNames().contains(column)) {
                throw new EvaluationError(Diagnostic.of(
                                DiagnosticCode.UNKNOWN_MEMBER,
                                match.anchor(),
                                "the table has no column `" + column + "`")
                        .help("its columns are `" + String.join("`, `", table.columnNames()) + "`"));
            }
            List<Integer> before = List.copyOf(rows);
            rows.removeIf(row -> !matches(table.at(row, column), entry.getValue()));
            if (rows.isEmpty()) {
                throw new EvaluationError(Diagnostic.of(
                                DiagnosticCode.INVALID_VALUE,
                                match.anchor(),
                                "no row has " + ValueText.of(entry.getValue()) + " for `" + column + "`")
                        .help(present(table, before, column)));
            }
        }
        return new MatchingRows(table, rows.stream().mapToInt(Integer::intValue).toArray());
    }

    private static boolean matches(Value found, Value wanted) {
        Optional<Double> a = Values.number(found);
        Optional<Double> b = Values.number(wanted);
        if (a.isPresent() && b.isPresent()) {
            return Math.abs(a.get() - b.get()) <= TOLERANCE * Math.max(1, Math.abs(b.get()));
        }
        return found.equals(wanted);
    }

    private static Optional<String> present(Value.Rows table, List<Integer> rows, String column) {
        Set<String> values = new LinkedHashSet<>();
        rows.forEach(row -> values.add(ValueText.of(table.at(row, column))));
        if (values.isEmpty()) {
            return Optional.of("the table is empty");
        }
        List<String> shown = values.stream().limit(MOST_LISTED).toList();
        String rest = values.size() > shown.size() ? ", … (" + values.size() + " in all)" : "";
        return Optional.of("its values are " + String.join(", ", shown) + rest);
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public List<String> columnNames() {
        return table.columnNames();
    }

    @Override
    public Value at(int row, String column) {
        return table.at(rows[row], column);
    }

    @Override
    public Optional<Replicate> replicate(int row) {
        return table.replicate(rows[row]);
    }
}
