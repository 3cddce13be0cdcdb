package dev.anneal.check;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.syntax.Clause;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Assignability;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import dev.anneal.type.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks tables: queries, and the columns and rows of tables that expressions ask for. */
final class TableCheck {
    private static final String AT = "at";

    private final ExpressionCheck check;

    TableCheck(ExpressionCheck check) {
        this.check = check;
    }

    /** The scope of an expression over the rows of a table. */
    static Scope rows(Scope scope, Type.Table table) {
        return table.columns().map(scope::rows).orElseGet(scope::unknownRows);
    }

    /** The type of a declared table. */
    Type.Table table(Decl.Table table) {
        if (table.value().isPresent()) {
            Type type = check.require(table.value().get(), Type.Table.UNKNOWN, "a table");
            return type instanceof Type.Table known ? known : Type.Table.UNKNOWN;
        }
        return table.query().map(this::query).orElse(Type.Table.UNKNOWN);
    }

    private Type.Table query(Decl.Query query) {
        Type.Table from = source(query.from());
        Scope rows = rows(check.scope(), from);
        query.where().ifPresent(where -> check.requireIn(rows, where, Simple.BOOL, "what follows `where`"));
        Map<String, Type> groups = groups(query, from);
        Scope columns = columnScope(from, groups);
        Map<String, Type> result = new LinkedHashMap<>(groups);
        for (Clause.Column column : query.columns()) {
            Type type = check.checkIn(columns, column.value(), Simple.ANY);
            Optional<String> name = name(column);
            if (name.isEmpty()) {
                check.report(Diagnostic.of(DiagnosticCode.MISSING_ARGUMENT, column.span(), "a column needs a name")
                        .help("write `name = " + column.value().span().text() + "`"));
            } else if (result.containsKey(name.get()) && !isGroup(column, groups)) {
                check.report(Diagnostic.of(
                        DiagnosticCode.DUPLICATE_NAME,
                        column.span(),
                        "the table has a column `" + name.get() + "` already"));
            } else {
                result.put(name.get(), type);
            }
        }
        if (query.columns().isEmpty() && query.groups().isEmpty()) {
            return from;
        }
        return Type.Table.of(result);
    }

    /** The rows of a table, or of what a run recorded. */
    private Type.Table source(Expr from) {
        Type type = check.check(from);
        if (type instanceof Type.Run) {
            return Type.Table.UNKNOWN;
        }
        if (type instanceof Type.Table table) {
            return table;
        }
        if (!Assignability.isLoose(type)) {
            check.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            from.span(),
                            "a table is made from a sweep, a table or a run, not from " + Words.a(type))
                    .saying("this is " + Words.a(type)));
        }
        return Type.Table.UNKNOWN;
    }

    private Map<String, Type> groups(Decl.Query query, Type.Table from) {
        Map<String, Type> groups = new LinkedHashMap<>();
        for (Expr.Identifier group : query.groups()) {
            Type type = from.columns().map(known -> known.get(group.text())).orElse(Simple.ANY);
            if (from.columns().isPresent() && !from.columns().get().containsKey(group.text())) {
                reportUnknown(group, from.columns().get());
            }
            groups.put(group.text(), type == null ? Simple.ANY : type);
        }
        return groups;
    }

    /** What columns may use: with groups or aggregates, a name outside of an aggregate must be one value per group. */
    private Scope columnScope(Type.Table from, Map<String, Type> groups) {
        if (from.columns().isEmpty()) {
            return check.scope().unknownSummaries();
        }
        Map<String, Type> columns = from.columns().get();
        Scope scope = check.scope().summaries(columns);
        if (groups.isEmpty()) {
            scope.addRowNames(columns);
            return scope;
        }
        scope.addRowNames(groups);
        for (String column : columns.keySet()) {
            if (!groups.containsKey(column)) {
                scope.addAbsent(
                        column,
                        new Scope.Absence(
                                "`" + column + "` has a value for each row of a group",
                                "summarise it, `mean(" + column + ")`, or add it behind `group by`"));
            }
        }
        return scope;
    }

    private static boolean isGroup(Clause.Column column, Map<String, Type> groups) {
        return column.value() instanceof Expr.Name name
                && groups.containsKey(name.text())
                && name(column).equals(Optional.of(name.text()));
    }

    /** The name of a column: the one it is given, or that of the column it repeats. */
    static Optional<String> name(Clause.Column column) {
        return column.name()
                .map(Expr.Identifier::text)
                .or(() -> column.value() instanceof Expr.Name name ? Optional.of(name.text()) : Optional.empty());
    }

    /** The type of {@code table.column}: a list, or a single value where the table has one row. */
    Type column(Expr.Member member, Type.Table table) {
        check.facts().bind(member, new BoundCall.OfField());
        if (table.columns().isEmpty()) {
            return Simple.ANY;
        }
        Map<String, Type> columns = table.columns().get();
        if (!columns.containsKey(member.member().text())) {
            if (member.member().text().equals(AT)) {
                check.report(Diagnostic.of(
                                DiagnosticCode.NOT_A_FUNCTION, member.member().span(), "`at` is used with parentheses")
                        .help("name a column and its value: `.at(" + first(columns) + ": …)`"));
            } else if (!member.member().text().isEmpty()) {
                reportUnknown(member.member(), columns);
            }
            return Simple.ERRONEOUS;
        }
        return Simple.ANY;
    }

    private static String first(Map<String, Type> columns) {
        return columns.keySet().stream().findFirst().orElse("column");
    }

    private void reportUnknown(Expr.Identifier name, Map<String, Type> columns) {
        List<String> known = new ArrayList<>(columns.keySet());
        check.report(Diagnostic.of(
                        DiagnosticCode.UNKNOWN_MEMBER, name.span(), "the table has no column `" + name.text() + "`")
                .help(Suggestion.help(name.text(), known)
                        .or(() -> known.isEmpty()
                                ? Optional.empty()
                                : Optional.of("its columns are `" + String.join("`, `", known) + "`"))));
    }

    /** Whether a call picks rows of what stands before the dot, if that is a table. */
    static boolean isMatching(Expr.Call call, Expr.Member member) {
        return member.member().text().equals(AT) && !call.arguments().isEmpty();
    }

    /** The type of {@code table.at(column: value, …)}. */
    Type matching(Expr.Call call, Type.Table table) {
        check.facts().bind(call, new BoundCall.OfMatch());
        boolean named = true;
        for (Expr.Argument argument : call.arguments()) {
            check.check(argument.value());
            if (argument.label().isEmpty()) {
                named = false;
                String column = table.columns().map(TableCheck::first).orElse("column");
                check.report(Diagnostic.of(
                                DiagnosticCode.MISSING_ARGUMENT,
                                argument.value().span(),
                                "`at` needs to know which column has this value")
                        .help("name it: `.at(" + column + ": "
                                + argument.value().span().text() + ")`"));
            } else if (table.columns().isPresent()
                    && !table.columns().get().containsKey(argument.label().get().text())) {
                named = false;
                reportUnknown(argument.label().get(), table.columns().get());
            }
        }
        return named ? table : Simple.ERRONEOUS;
    }
}
