package dev.anneal.engine;

import dev.anneal.core.Core;
import dev.anneal.core.CoreDecl;
import dev.anneal.core.CoreParts;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Evaluator;
import dev.anneal.evaluate.Locals;
import dev.anneal.evaluate.Replicate;
import dev.anneal.evaluate.RowGroup;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a table out of another one: picks rows, puts them together in groups, and computes columns. */
final class TableQuery {
    private final CoreDecl.Table query;
    private final Evaluator evaluator;
    private final Value.Rows source;

    private TableQuery(CoreDecl.Table query, Evaluator evaluator, Value.Rows source) {
        this.query = query;
        this.evaluator = evaluator;
        this.source = source;
    }

    /** The table of a query; an {@link EvaluationError} where it has none. */
    static Value.Rows evaluate(CoreDecl.Table query, Evaluator evaluator) {
        Value from = evaluator.evaluate(query.from());
        if (from instanceof Value.Run run) {
            from = run.series();
        }
        if (from instanceof Value.Rows rows) {
            return new TableQuery(query, evaluator, rows).rows();
        }
        throw error(DiagnosticCode.TYPE_MISMATCH, query.from(), ValueText.of(from) + " is no table");
    }

    private static EvaluationError error(DiagnosticCode code, Core place, String message) {
        return new EvaluationError(Diagnostic.of(code, place.span(), message));
    }

    private Value.Rows rows() {
        List<Integer> kept = kept();
        if (!query.groups().isEmpty()) {
            return grouped(groups(kept));
        }
        if (query.columns().stream().anyMatch(column -> summarises(column.value()))) {
            return grouped(List.of(new Group(List.of(), kept)));
        }
        return query.columns().isEmpty() ? picked(kept) : selected(kept);
    }

    private List<Integer> kept() {
        List<Integer> kept = new ArrayList<>();
        for (int row = 0; row < source.size(); row++) {
            if (query.where().isEmpty() || holds(query.where().get(), row)) {
                kept.add(row);
            }
        }
        return kept;
    }

    /** A condition on what has no value does not hold. */
    private boolean holds(Core condition, int row) {
        return over(condition, row).equals(new Value.Flag(true));
    }

    private Value over(Core expression, int row) {
        return evaluator.evaluate(
                new Value.OverRows(expression, Locals.NONE, expression.span()), name -> cell(row, name));
    }

    private Optional<Value> cell(int row, String name) {
        return source.columnNames().contains(name) ? Optional.of(source.at(row, name)) : Optional.empty();
    }

    private Value.Rows picked(List<Integer> kept) {
        List<Map<String, Value>> rows = new ArrayList<>();
        for (int row : kept) {
            Map<String, Value> cells = new LinkedHashMap<>();
            source.columnNames().forEach(name -> cells.put(name, source.at(row, name)));
            rows.add(cells);
        }
        return new RowTable(source.columnNames(), rows, replicates(kept));
    }

    private Value.Rows selected(List<Integer> kept) {
        List<Map<String, Value>> rows = new ArrayList<>();
        for (int row : kept) {
            Map<String, Value> cells = new LinkedHashMap<>();
            query.columns().forEach(column -> cells.put(column.name(), over(column.value(), row)));
            rows.add(cells);
        }
        return new RowTable(names(), rows, replicates(kept));
    }

    /** Rows of fits stay rows of fits. */
    private List<Optional<Replicate>> replicates(List<Integer> kept) {
        return kept.stream().map(source::replicate).toList();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        query.groups().forEach(group -> names.add(group.name()));
        for (CoreDecl.Column column : query.columns()) {
            if (!names.contains(column.name())) {
                names.add(column.name());
            }
        }
        return names;
    }

    private static boolean summarises(Core core) {
        return CoreParts.holdsAggregate(core);
    }

    /** Rows with equal values in the columns that are grouped by. */
    private record Group(List<Value> key, List<Integer> rows) {}

    private List<Group> groups(List<Integer> kept) {
        Map<List<Value>, List<Integer>> groups = new LinkedHashMap<>();
        for (int row : kept) {
            List<Value> key = new ArrayList<>();
            for (CoreDecl.GroupColumn group : query.groups()) {
                key.add(cell(row, group.name())
                        .orElseThrow(() -> new EvaluationError(Diagnostic.of(
                                        DiagnosticCode.UNKNOWN_MEMBER,
                                        group.span(),
                                        "the table has no column `" + group.name() + "`")
                                .help("its columns are `" + String.join("`, `", source.columnNames()) + "`"))));
            }
            groups.computeIfAbsent(key, absent -> new ArrayList<>()).add(row);
        }
        List<Group> list = new ArrayList<>();
        groups.forEach((key, rows) -> list.add(new Group(key, rows)));
        return list;
    }

    private Value.Rows grouped(List<Group> groups) {
        List<Map<String, Value>> rows = new ArrayList<>();
        for (Group group : groups) {
            Map<String, Value> cells = new LinkedHashMap<>();
            for (int i = 0; i < group.key().size(); i++) {
                cells.put(query.groups().get(i).name(), group.key().get(i));
            }
            Evaluator inside = evaluator.over(new Rows(group.rows())).at(name -> same(group, name));
            for (CoreDecl.Column column : query.columns()) {
                cells.put(column.name(), inside.evaluate(column.value()));
            }
            rows.add(cells);
        }
        return new RowTable(names(), rows);
    }

    /** A column outside of an aggregate: it must have one value in the whole group. */
    private Optional<Value> same(Group group, String name) {
        if (!source.columnNames().contains(name) || group.rows().isEmpty()) {
            return Optional.empty();
        }
        Value first = source.at(group.rows().get(0), name);
        for (int row : group.rows()) {
            if (!source.at(row, name).equals(first)) {
                throw new EvaluationError(Diagnostic.of(
                                DiagnosticCode.INVALID_VALUE,
                                query.span(),
                                "`" + name + "` has more than one value in a group of the table")
                        .help("summarise it, `mean(" + name + ")`, or add it behind `group by`"));
            }
        }
        return Optional.of(first);
    }

    /** The rows of a group, for aggregates. */
    private final class Rows implements RowGroup {
        private final List<Integer> rows;

        Rows(List<Integer> rows) {
            this.rows = rows;
        }

        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public Optional<Value> at(int row, String column) {
            return cell(rows.get(row), column);
        }

        @Override
        public Optional<Replicate> replicate(int row) {
            return source.replicate(rows.get(row));
        }
    }
}
