package dev.anneal.syntax;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.grammar.AnnealLexer;
import dev.anneal.grammar.AnnealParser;
import dev.anneal.grammar.AnnealParser.ExpressionContext;
import dev.anneal.source.Span;
import dev.anneal.syntax.Expr.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Turns ANTLR's contexts into the clauses of runs, sweeps and tables. */
final class ClauseBuilder {
    private static final List<String> CLAUSE_WORDS = List.of(
            "fit", "under", "along", "by", "until", "start", "record", "seed", "over", "repeat", "measure", "on");

    private final ExpressionBuilder expressions;
    private final Diagnostics diagnostics;

    ClauseBuilder(ExpressionBuilder expressions, Diagnostics diagnostics) {
        this.expressions = expressions;
        this.diagnostics = diagnostics;
    }

    List<Clause> clauses(List<AnnealParser.ClauseContext> contexts) {
        List<Clause> clauses = new ArrayList<>();
        for (AnnealParser.ClauseContext context : contexts) {
            clause(context, expressions.span(context)).ifPresent(clauses::add);
        }
        return clauses;
    }

    private Optional<Clause> clause(AnnealParser.ClauseContext context, Span span) {
        if (context instanceof AnnealParser.FitClauseContext fit) {
            return Optional.of(new Clause.Fit(span, sub(fit.expression(0), fit), sub(fit.expression(1), fit)));
        } else if (context instanceof AnnealParser.UnderClauseContext under) {
            return plain(span, Clause.PlainKind.UNDER, under.expression(), under);
        } else if (context instanceof AnnealParser.AlongClauseContext along) {
            return plain(span, Clause.PlainKind.ALONG, along.expression(), along);
        } else if (context instanceof AnnealParser.ByClauseContext by) {
            return plain(span, Clause.PlainKind.BY, by.expression(), by);
        } else if (context instanceof AnnealParser.UntilClauseContext until) {
            return plain(span, Clause.PlainKind.UNTIL, until.expression(), until);
        } else if (context instanceof AnnealParser.StartClauseContext start) {
            return plain(span, Clause.PlainKind.START, start.expression(), start);
        } else if (context instanceof AnnealParser.SeedClauseContext seed) {
            return plain(span, Clause.PlainKind.SEED, seed.expression(), seed);
        } else if (context instanceof AnnealParser.RecordClauseContext record) {
            Optional<Expr> every = Optional.ofNullable(record.expression()).map(e -> sub(e, record));
            return Optional.of(new Clause.Series(span, names(record.name(), record), every));
        } else if (context instanceof AnnealParser.UnknownClauseContext unknown) {
            reportUnknown(unknown);
            return Optional.of(new Clause.Unknown(span, unknown.getStart().getText()));
        }
        return sweepClause(context, span);
    }

    private Optional<Clause> sweepClause(AnnealParser.ClauseContext context, Span span) {
        if (context instanceof AnnealParser.OverClauseContext over) {
            return Optional.of(new Clause.Over(span, names(over.name(), over), sub(over.expression(), over)));
        } else if (context instanceof AnnealParser.RepeatClauseContext repeat) {
            List<Expr.Argument> options = new ArrayList<>();
            for (int i = 0; i < repeat.label().size(); i++) {
                Identifier label = expressions.label(repeat.label(i), repeat);
                options.add(new Expr.Argument(Optional.of(label), sub(repeat.expression(i + 1), repeat)));
            }
            return Optional.of(new Clause.Repeat(span, sub(repeat.expression(0), repeat), options));
        } else if (context instanceof AnnealParser.RepeatUntilClauseContext repeat) {
            return Optional.of(
                    new Clause.RepeatUntil(span, sub(repeat.expression(0), repeat), sub(repeat.expression(1), repeat)));
        } else if (context instanceof AnnealParser.MeasureClauseContext measure) {
            return Optional.of(new Clause.Measure(span, columns(measure.column())));
        } else if (context instanceof AnnealParser.FailureClauseContext failure) {
            Clause.FailurePolicy policy = failure.STOP() != null
                    ? Clause.FailurePolicy.STOP
                    : failure.RETRY() != null ? Clause.FailurePolicy.RETRY : Clause.FailurePolicy.SKIP;
            Optional<Expr> retries = Optional.ofNullable(failure.expression()).map(e -> sub(e, failure));
            return Optional.of(new Clause.OnFailure(span, policy, retries));
        }
        return Optional.empty();
    }

    Decl.Query query(AnnealParser.QueryContext context) {
        List<ExpressionContext> parts = context.expression();
        Optional<Expr> where = context.WHERE() == null || parts.size() < 2
                ? Optional.empty()
                : Optional.of(sub(parts.get(1), context));
        return new Decl.Query(
                expressions.span(context),
                sub(parts.isEmpty() ? null : parts.get(0), context),
                where,
                names(context.name(), context),
                columns(context.column()));
    }

    private List<Clause.Column> columns(List<AnnealParser.ColumnContext> contexts) {
        List<Clause.Column> columns = new ArrayList<>();
        for (AnnealParser.ColumnContext context : contexts) {
            Optional<Identifier> name = Optional.ofNullable(context.name()).map(n -> expressions.name(n, context));
            columns.add(new Clause.Column(expressions.span(context), name, sub(context.expression(), context)));
        }
        return columns;
    }

    private Optional<Clause> plain(
            Span span, Clause.PlainKind kind, @Nullable ExpressionContext value, ParserRuleContext context) {
        return Optional.of(new Clause.Plain(span, kind, sub(value, context)));
    }

    private List<Identifier> names(List<AnnealParser.NameContext> contexts, ParserRuleContext parent) {
        List<Identifier> names = new ArrayList<>();
        for (AnnealParser.NameContext context : contexts) {
            names.add(expressions.name(context, parent));
        }
        return names;
    }

    private void reportUnknown(AnnealParser.UnknownClauseContext context) {
        Token first = context.getStart();
        String word = first.getText();
        boolean declaration = first.getType() == AnnealLexer.LET
                || (first.getType() >= AnnealLexer.LANGUAGE && first.getType() <= AnnealLexer.SAVE);
        String message = declaration
                ? "`" + word + "` is a declaration and cannot stand inside of a run or a sweep"
                : "`" + word + "` does not begin a clause";
        diagnostics.add(Diagnostic.of(DiagnosticCode.UNKNOWN_CLAUSE, expressions.span(first), message)
                .help(Suggestion.help(word, CLAUSE_WORDS)));
    }

    private Expr sub(@Nullable ExpressionContext context, ParserRuleContext parent) {
        return expressions.expression(context, expressions.span(parent));
    }
}
