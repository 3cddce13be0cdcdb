package dev.anneal.core;

import dev.anneal.catalogue.TypeReader;
import dev.anneal.check.CheckedDecl;
import dev.anneal.check.CheckedScript;
import dev.anneal.source.Span;
import dev.anneal.syntax.Clause;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the checked model to core. Declarations with errors are left out. */
public final class Lowering {
    private static final Type DENSITY = new Type.Density(Dimension.Unsized.UNDETERMINED);
    private static final Type FAMILY = new Type.Family(Dimension.Unsized.UNDETERMINED);

    private static final String REPEATS = "the number of repeats";

    private final ExpressionLowering expressions;

    private final String global;

    private Lowering(CheckedDecl checked) {
        this.expressions = new ExpressionLowering(checked.facts());
        this.global = checked.global().orElse("");
    }

    /** The script in core form. */
    public static CoreScript lower(CheckedScript script) {
        List<CoreDecl> declarations = new ArrayList<>();
        add(script.imported(), declarations);
        add(script.declarations(), declarations);
        return new CoreScript(declarations);
    }

    private static void add(List<CheckedDecl> checked, List<CoreDecl> declarations) {
        for (CheckedDecl decl : checked) {
            if (decl.sound()) {
                new Lowering(decl).declaration(decl).ifPresent(declarations::add);
            }
        }
    }

    private Optional<CoreDecl> declaration(CheckedDecl checked) {
        Decl decl = checked.decl();
        Span span = decl.span();
        if (decl instanceof Decl.Param param) {
            return Optional.of(new CoreDecl.Input(
                    span,
                    global,
                    param.type()
                            .flatMap(expressions::sizedType)
                            .filter(written ->
                                    written.type().getClass() == checked.type().getClass())
                            .orElse(new SizedType(checked.type(), Map.of())),
                    expressions.lower(param.defaultValue(), param.type(), param.name()),
                    param.range().map(expressions::lower),
                    param.documentation()));
        } else if (decl instanceof Decl.Let let) {
            return Optional.of(new CoreDecl.Value(
                    span, global, expressions.lower(let.value(), let.type(), let.name()), checked.usesResults()));
        } else if (decl instanceof Decl.Function function) {
            return Optional.of(new CoreDecl.Function(
                    span, global, parameters(function.parameters()), expressions.lower(function.body())));
        } else if (decl instanceof Decl.Named named) {
            return Optional.of(named(named, checked));
        } else if (decl instanceof Decl.Study study) {
            return Optional.of(study(study));
        }
        return output(decl, span);
    }

    private CoreDecl named(Decl.Named named, CheckedDecl checked) {
        Type needed = switch (named.kind()) {
            case TARGET -> DENSITY;
            case FAMILY -> FAMILY;
            case SCHEDULE -> Type.Simple.SCHEDULE;
        };
        String name = named.name().text();
        Core value = convert(named.value(), needed, "`" + name + "`");
        return named.parameters().isPresent()
                ? new CoreDecl.Function(
                        named.span(), global, parameters(named.parameters().get()), value)
                : new CoreDecl.Value(named.span(), global, value, checked.usesResults());
    }

    private List<CoreDecl.Parameter> parameters(List<Decl.Parameter> parameters) {
        List<CoreDecl.Parameter> lowered = new ArrayList<>();
        for (Decl.Parameter parameter : parameters) {
            lowered.add(new CoreDecl.Parameter(
                    parameter.name().text(),
                    parameter.type().flatMap(TypeReader::find),
                    parameter.defaultValue().map(expressions::lower)));
        }
        return lowered;
    }

    private Optional<CoreDecl> output(Decl decl, Span span) {
        if (decl instanceof Decl.Print print) {
            return Optional.of(new CoreDecl.Print(span, expressions.lower(print.value())));
        } else if (decl instanceof Decl.Plot plot) {
            return Optional.of(
                    new CoreDecl.Plot(span, plot.name().map(Expr.Identifier::text), expressions.lower(plot.chart())));
        } else if (decl instanceof Decl.Expect expect) {
            return Optional.of(expectation(expect, span));
        } else if (decl instanceof Decl.Save save) {
            return Optional.of(new CoreDecl.Save(
                    span, expressions.lower(save.value()), convert(save.path(), Type.Simple.STRING, "the path")));
        } else if (decl instanceof Decl.Table table) {
            return table(table);
        } else if (decl instanceof Decl.Report report) {
            return Optional.of(new CoreDecl.Report(
                    span,
                    report.title(),
                    report.items().stream().map(this::part).toList()));
        }
        return Optional.empty();
    }

    private CoreDecl.Part part(Decl.ReportItem item) {
        String name = item.declaration()
                .filter(Decl.Table.class::isInstance)
                .map(table -> ((Decl.Table) table).name().text())
                .orElse("");
        return new CoreDecl.Part(
                item.text().orElse(name), item.declaration().flatMap(shown -> output(shown, shown.span())));
    }

    private Optional<CoreDecl> table(Decl.Table table) {
        Span span = table.span();
        if (table.value().isPresent()) {
            Core value = convert(table.value().get(), Type.Table.UNKNOWN, "a table");
            return Optional.of(new CoreDecl.Value(span, global, value, true));
        }
        return table.query()
                .map(query -> new CoreDecl.Table(
                        span,
                        global,
                        expressions.lower(query.from()),
                        query.where().map(where -> convert(where, Type.Simple.BOOL, "what follows `where`")),
                        query.groups().stream()
                                .map(group -> new CoreDecl.GroupColumn(group.span(), group.text()))
                                .toList(),
                        columns(query.columns())));
    }

    private List<CoreDecl.Column> columns(List<Clause.Column> columns) {
        List<CoreDecl.Column> lowered = new ArrayList<>();
        for (Clause.Column column : columns) {
            String name = column.name()
                    .map(Expr.Identifier::text)
                    .orElseGet(() -> column.value().span().text());
            lowered.add(new CoreDecl.Column(name, expressions.lower(column.value())));
        }
        return lowered;
    }

    private CoreDecl expectation(Decl.Expect expect, Span span) {
        if (expect.assertion() instanceof Decl.Assertion.Agreement agreement) {
            return new CoreDecl.ExpectAgreement(
                    span,
                    expressions.lower(agreement.value()),
                    expressions.lower(agreement.tolerance()),
                    agreement.standardErrors(),
                    expressions.lower(agreement.reference()));
        }
        Expr condition = ((Decl.Assertion.Condition) expect.assertion()).condition();
        return new CoreDecl.Expect(span, expressions.lower(condition));
    }

    private CoreDecl study(Decl.Study study) {
        Map<ClauseName, Core> clauses = new EnumMap<>(ClauseName.class);
        CoreDecl.Recording recording = new CoreDecl.Recording(List.of(), Optional.empty());
        OnFailure onFailure = OnFailure.SKIP;
        List<CoreDecl.Axis> axes = new ArrayList<>();
        CoreDecl.Repetition repetition = CoreDecl.Repetition.ONCE;
        List<CoreDecl.Column> measures = new ArrayList<>();
        Optional<Core> retries = Optional.empty();
        for (Clause clause : study.clauses()) {
            if (clause instanceof Clause.Fit fit) {
                clauses.put(ClauseName.FAMILY, convert(fit.family(), FAMILY, "what is fitted"));
                clauses.put(ClauseName.TARGET, convert(fit.target(), DENSITY, "what it is fitted to"));
            } else if (clause instanceof Clause.Plain plain) {
                plain(plain, clauses);
            } else if (clause instanceof Clause.Series series) {
                List<String> fields =
                        series.fields().stream().map(Expr.Identifier::text).toList();
                Optional<Core> every =
                        series.every().map(e -> convert(e, Type.Simple.REAL, "the interval behind `every`"));
                recording = new CoreDecl.Recording(fields, every);
            } else if (clause instanceof Clause.Over over) {
                axes.add(new CoreDecl.Axis(
                        over.axes().stream().map(Expr.Identifier::text).toList(), expressions.lower(over.values())));
            } else if (clause instanceof Clause.Repeat repeat) {
                repetition = new CoreDecl.Repetition(
                        Optional.of(convert(repeat.count(), Type.Simple.REAL, REPEATS)),
                        Optional.empty(),
                        repeat.options().stream()
                                .findFirst()
                                .map(option -> convert(option.value(), Type.Simple.STRING, "`seeds`")));
            } else if (clause instanceof Clause.RepeatUntil until) {
                repetition = new CoreDecl.Repetition(
                        Optional.of(convert(until.most(), Type.Simple.REAL, REPEATS)),
                        Optional.of(convert(until.condition(), Type.Simple.BOOL, "what follows `repeat until`")),
                        Optional.empty());
            } else if (clause instanceof Clause.Measure measure) {
                measures.addAll(columns(measure.columns()));
            } else if (clause instanceof Clause.OnFailure failure) {
                onFailure = OnFailure.valueOf(failure.policy().name());
                retries = failure.retries().map(count -> convert(count, Type.Simple.REAL, "the number of retries"));
            }
        }
        return new CoreDecl.Study(
                study.span(),
                study.name().text(),
                study.name().span(),
                study.sweep() ? Optional.of(new CoreDecl.Grid(axes, repetition, measures)) : Optional.empty(),
                clauses,
                recording,
                onFailure,
                retries);
    }

    private void plain(Clause.Plain clause, Map<ClauseName, Core> clauses) {
        Expr value = clause.value();
        switch (clause.kind()) {
            case UNDER ->
                clauses.put(ClauseName.SCHEDULE, convert(value, Type.Simple.SCHEDULE, "what follows `under`"));
            case ALONG -> clauses.put(ClauseName.PATH, convert(value, Type.Simple.PATH, "what follows `along`"));
            case BY -> clauses.put(ClauseName.METHOD, convert(value, Type.Simple.METHOD, "what follows `by`"));
            case UNTIL -> clauses.put(ClauseName.HORIZON, convert(value, Type.Simple.HORIZON, "what follows `until`"));
            case SEED -> clauses.put(ClauseName.SEED, convert(value, Type.Simple.REAL, "the seed"));
            case START -> clauses.put(ClauseName.START, expressions.lower(value));
        }
    }

    private Core convert(Expr value, Type needed, String what) {
        return new Core.Convert(value.span(), needed, what, expressions.lower(value));
    }
}
