package dev.anneal.check;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.FitDimensions;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.syntax.Clause;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Assignability;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import dev.anneal.type.Words;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the clauses of a run or a sweep: which there are, and what each needs. */
final class StudyCheck {
    /** How many fits a row of a sweep stands for: those with a result, and those without. */
    private static final List<String> COUNTS = List.of("n", "failed");

    private static final List<String> SEEDS = List.of("common", "independent");

    private final ExpressionCheck check;
    private final Decl.Study study;
    private final Map<String, Clause> seen = new HashMap<>();
    private final Scope scope;
    private final Map<String, Type> axes = new LinkedHashMap<>();
    private final Map<String, Type> measures = new LinkedHashMap<>();
    private boolean unknown;
    private Dimension dimension = Dimension.Unsized.UNDETERMINED;

    StudyCheck(ExpressionCheck check, Decl.Study study) {
        this.check = check;
        this.study = study;
        this.scope = check.scope().inner();
    }

    /** The type of what it yields. */
    Type check() {
        // Axes first: the other clauses may use them, wherever they stand. `repeat until` looks at measures.
        for (Clause clause : study.clauses()) {
            if (clause instanceof Clause.Over over) {
                axes(over);
            } else if (clause instanceof Clause.Measure measure && study.sweep()) {
                measure.columns()
                        .forEach(column -> column.name().ifPresent(name -> measures.put(name.text(), Simple.ESTIMATE)));
            }
        }
        // Where not even the name could be read, what follows may not have been either.
        unknown = study.name().text().isEmpty();
        for (Clause clause : study.clauses()) {
            if (clause instanceof Clause.Unknown) {
                unknown = true;
                continue;
            }
            if (!(clause instanceof Clause.Over)) {
                once(clause);
            }
            clause(clause);
        }
        for (String word : List.of("fit", "until")) {
            // The clause that could not be read may be the one that seems to be absent.
            if (!unknown && !seen.containsKey(word)) {
                check.report(Diagnostic.of(
                                DiagnosticCode.MISSING_CLAUSE,
                                study.name().span(),
                                "the " + study.word() + " `" + study.name().text() + "` has no `" + word + "` clause")
                        .help(
                                word.equals("fit")
                                        ? "say what is fitted to what: `fit family to target`"
                                        : "say how long it lasts: `until 60` or `until settled(25)`"));
            }
        }
        if (unknown) {
            check.markUnsound();
        }
        return study.sweep() ? table() : new Type.Run(dimension);
    }

    private void once(Clause clause) {
        Clause first = seen.putIfAbsent(clause.word(), clause);
        if (first != null) {
            check.report(Diagnostic.of(
                            DiagnosticCode.REPEATED_CLAUSE,
                            clause.span(),
                            "there is a clause `" + clause.word() + "` already")
                    .and(first.span(), "the first one"));
        }
    }

    private void clause(Clause clause) {
        if (clause instanceof Clause.Fit fit) {
            fit(fit);
        } else if (clause instanceof Clause.Plain plain) {
            plain(plain);
        } else if (clause instanceof Clause.Series series) {
            series(series);
        } else if (clause instanceof Clause.OnFailure onFailure) {
            onFailure.retries().ifPresent(retries -> require(retries, Simple.REAL, "the number of retries"));
        } else if (!study.sweep()) {
            check.report(Diagnostic.of(
                            DiagnosticCode.MISPLACED_CLAUSE,
                            clause.span(),
                            "`" + clause.word() + "` belongs into a `sweep`; a `run` makes one fit")
                    .help("write `sweep " + study.name().text() + "` to make many fits"));
        } else if (clause instanceof Clause.Repeat repeat) {
            require(repeat.count(), Simple.REAL, "the number of repeats");
            repeat.options().forEach(this::seeds);
        } else if (clause instanceof Clause.RepeatUntil until) {
            repeatUntil(until);
        } else if (clause instanceof Clause.Measure measure) {
            measure(measure);
        }
    }

    private void axes(Clause.Over over) {
        Type values = checkIn(over.values());
        for (Expr.Identifier axis : over.axes()) {
            check.declared(axis.text()).ifPresent(declared -> {
                check.use(declared, axis.text());
                if (!(declared.decl() instanceof Decl.Param)) {
                    check.report(Diagnostic.of(
                                    DiagnosticCode.DUPLICATE_NAME,
                                    axis.span(),
                                    "`" + axis.text() + "` is declared and not an input")
                            .help("sweep over a `param`, or give the axis a new name"));
                }
            });
            Type type = over.axes().size() > 1 ? Simple.REAL : Joined.element(values);
            scope.add(axis.text(), type);
            axis(axis, type);
        }
    }

    private void axis(Expr.Identifier axis, Type type) {
        boolean field = RunFields.of(check.catalogue()).containsKey(axis.text());
        if (axes.putIfAbsent(axis.text(), type) != null) {
            check.report(Diagnostic.of(
                    DiagnosticCode.DUPLICATE_NAME, axis.span(), "there is an axis `" + axis.text() + "` already"));
        } else if (field || COUNTS.contains(axis.text()) || axis.text().equals("repeat")) {
            check.report(Diagnostic.of(
                            DiagnosticCode.DUPLICATE_NAME,
                            axis.span(),
                            "an axis cannot be called `" + axis.text() + "`, which is "
                                    + (field ? "a field of every fit" : "a column of every sweep"))
                    .help("give the axis another name, such as `" + axis.text() + "_value`"));
        }
    }

    private void fit(Clause.Fit fit) {
        if (isSwapped(fit)) {
            check.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            fit.span(),
                            "a family is fitted to a target, not a target to a family")
                    .and(fit.family().span(), "the target")
                    .and(fit.target().span(), "the family")
                    .help("write `fit " + fit.target().span().text() + " to "
                            + fit.family().span().text() + "`"));
            return;
        }
        Type family = require(fit.family(), new Type.Family(Dimension.Unsized.UNDETERMINED), "what is fitted");
        Type target = require(fit.target(), new Type.Density(Dimension.Unsized.UNDETERMINED), "what it is fitted to");
        Dimension of = family instanceof Type.Family f ? f.dimension() : Dimension.Unsized.UNDETERMINED;
        Dimension on = Dimension.Unsized.UNDETERMINED;
        if (target instanceof Type.Density density) {
            on = density.dimension();
        } else if (target instanceof Type.Weighted weighted) {
            on = weighted.dimension();
        }
        if (Dimension.compare(of, on) == Dimension.Comparison.DIFFERENT) {
            check.report(
                    FitDimensions.mismatch(fit.family().span(), fit.target().span(), of.toString(), on.toString()));
        }
        dimension = Dimension.join(of, on);
    }

    private boolean isSwapped(Clause.Fit fit) {
        Type first = checkIn(fit.family());
        boolean density = first instanceof Type.Density || first instanceof Type.Weighted;
        return density && checkIn(fit.target()) instanceof Type.Family;
    }

    private void plain(Clause.Plain clause) {
        switch (clause.kind()) {
            case UNDER -> require(clause.value(), Simple.SCHEDULE, "what follows `under`");
            case ALONG -> require(clause.value(), Simple.PATH, "what follows `along`");
            case BY -> require(clause.value(), Simple.METHOD, "what follows `by`");
            case UNTIL -> require(clause.value(), Simple.HORIZON, "what follows `until`");
            case SEED -> require(clause.value(), Simple.REAL, "the seed");
            case START -> start(clause.value());
        }
    }

    private void start(Expr value) {
        Type type = checkIn(value);
        boolean good = Assignability.isLoose(type)
                || type instanceof Type.Density
                || type instanceof Type.Weighted
                || type instanceof Type.Fields
                || type instanceof Type.Run;
        if (!good) {
            check.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH, value.span(), "a run cannot start from " + Words.a(type))
                    .help("start from a density, from `{ means: [[…], …] }`, from `family.draw(seed: 1)`, or from"
                            + " another run"));
        }
    }

    private void series(Clause.Series clause) {
        List<String> recordable = RunFields.recordable(check.catalogue());
        for (Expr.Identifier field : clause.fields()) {
            if (!recordable.contains(field.text())) {
                check.report(Diagnostic.of(
                                DiagnosticCode.UNKNOWN_NAME, field.span(), "a run cannot record `" + field.text() + "`")
                        .help(Suggestion.help(field.text(), recordable)));
            }
        }
        clause.every().ifPresent(every -> require(every, Simple.REAL, "the interval behind `every`"));
    }

    /** {@code repeat n, seeds: "independent"}: the one thing that can be said about repeats. */
    private void seeds(Expr.Argument option) {
        String label = option.label().map(Expr.Identifier::text).orElse("");
        if (!label.equals("seeds")) {
            check.report(Diagnostic.of(
                            DiagnosticCode.UNKNOWN_ARGUMENT,
                            option.label()
                                    .map(Expr.Identifier::span)
                                    .orElse(option.value().span()),
                            label.isEmpty()
                                    ? "`repeat` takes one number, and `seeds`"
                                    : "`repeat` has no option `" + label + "`")
                    .help("`seeds: \"independent\"` gives every cell starts of its own"));
            return;
        }
        require(option.value(), Simple.STRING, "`seeds`");
        boolean known = !(option.value() instanceof Expr.TextLiteral text) || SEEDS.contains(text.value());
        if (!known) {
            check.report(Diagnostic.of(
                            DiagnosticCode.OUT_OF_RANGE,
                            option.value().span(),
                            "`seeds` cannot be " + option.value().span().text())
                    .help("it is \"common\", all cells share their starts, or \"independent\""));
        }
    }

    private void repeatUntil(Clause.RepeatUntil until) {
        require(until.most(), Simple.REAL, "the number of repeats");
        if (measures.isEmpty() && !unknown) {
            check.report(Diagnostic.of(
                            DiagnosticCode.MISSING_CLAUSE,
                            until.condition().span(),
                            "the sweep `" + study.name().text() + "` measures nothing that could be known well enough")
                    .help("add a measure: `measure collapse = probability(collapsed)`"));
        }
        check.requireIn(scope.rows(measures), until.condition(), Simple.BOOL, "what follows `repeat until`");
    }

    private void measure(Clause.Measure measure) {
        Map<String, Type> fields = new LinkedHashMap<>(RunFields.of(check.catalogue()));
        Scope summaries = scope.summaries(fields);
        for (String field : fields.keySet()) {
            summaries.addAbsent(
                    field,
                    new Scope.Absence(
                            "`" + field + "` has a value for each fit, and a measure is one value for all",
                            "summarise it: `mean(" + field + ")`"));
        }
        Map<String, Clause.Column> before = new HashMap<>();
        for (Clause.Column column : measure.columns()) {
            if (column.name().isEmpty()) {
                check.report(Diagnostic.of(DiagnosticCode.MISSING_ARGUMENT, column.span(), "a measure needs a name")
                        .help("write `name = " + column.value().span().text() + "`"));
            } else {
                measureName(column.name().get(), column, before);
            }
            check.requireIn(summaries, column.value(), Simple.ESTIMATE, "a measure");
        }
    }

    private void measureName(Expr.Identifier name, Clause.Column column, Map<String, Clause.Column> before) {
        Clause.Column first = before.putIfAbsent(name.text(), column);
        String taken = axes.containsKey(name.text()) ? "an axis" : COUNTS.contains(name.text()) ? "a column" : "";
        if (first != null) {
            check.report(Diagnostic.of(
                            DiagnosticCode.DUPLICATE_NAME,
                            name.span(),
                            "there is a measure `" + name.text() + "` already")
                    .and(first.span(), "the first one"));
        } else if (!taken.isEmpty()) {
            check.report(Diagnostic.of(
                            DiagnosticCode.DUPLICATE_NAME,
                            name.span(),
                            "the sweep has " + taken + " `" + name.text() + "` already")
                    .help("give the measure another name"));
        }
    }

    /** The columns of the sweep's table: its axes, and what was measured, or each fit. */
    private Type.Table table() {
        Map<String, Type> columns = new LinkedHashMap<>(axes);
        if (measures.isEmpty()) {
            columns.put("repeat", Simple.REAL);
            RunFields.of(check.catalogue()).forEach((name, type) -> {
                if (!(type instanceof Type.Table)) {
                    columns.put(name, type);
                }
            });
        } else {
            COUNTS.forEach(name -> columns.put(name, Simple.REAL));
            columns.putAll(measures);
        }
        return Type.Table.of(columns);
    }

    private Type require(Expr expression, Type needed, String what) {
        return check.requireIn(scope, expression, needed, what);
    }

    private Type checkIn(Expr expression) {
        return check.checkIn(scope, expression, Simple.ANY);
    }
}
