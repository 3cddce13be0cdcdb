package dev.anneal.syntax;

import dev.anneal.source.Span;
import dev.anneal.syntax.Expr.Identifier;
import java.util.List;
import java.util.Optional;

/** A declaration of a script as it stands in the text. */
public sealed interface Decl {
    /** The place of the whole declaration. */
    Span span();

    /** Calls the method of the visitor for this kind of declaration. */
    <R> R accept(DeclVisitor<R> visitor);

    /** A parameter of a function, or of a target, family or schedule, with its type, default and range. */
    record Parameter(
            Span span, Identifier name, Optional<TypeExpr> type, Optional<Expr> defaultValue, Optional<Expr> range) {}

    /** {@code language 1}. */
    record Language(Span span, double version) implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.language(this);
        }
    }

    /**
     * {@code import std.targets (funnel)} or {@code import "shared.anneal" as shared}; a file's path stands in
     * {@code path} with {@code file} true.
     */
    record Import(
            Span span,
            String path,
            boolean file,
            Span pathSpan,
            List<ImportedName> selected,
            Optional<Identifier> alias)
            implements Decl {
        public Import {
            selected = List.copyOf(selected);
        }

        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.importing(this);
        }
    }

    /** One of the names that an import selects: {@code rings as r}. */
    record ImportedName(Identifier name, Optional<Identifier> alias) {
        /** The name by which the script uses it. */
        public Identifier local() {
            return alias.orElse(name);
        }
    }

    /** {@code extern schedule constant(beta: Real): Schedule}: a signature whose implementation is not in Anneal. */
    record Extern(
            Span span,
            Identifier kind,
            Optional<Identifier> receiver,
            Identifier name,
            Optional<List<Parameter>> parameters,
            Optional<TypeExpr> result,
            String documentation)
            implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.extern(this);
        }
    }

    /** {@code param dim: Real = 64 in 1..1000}. */
    record Param(
            Span span,
            Identifier name,
            Optional<TypeExpr> type,
            Expr defaultValue,
            Optional<Expr> range,
            String documentation)
            implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.param(this);
        }
    }

    /** {@code let mu = …}. */
    record Let(Span span, Identifier name, Optional<TypeExpr> type, Expr value, String documentation) implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.let(this);
        }
    }

    /** {@code fn f(a, b = 1) = …}. */
    record Function(
            Span span,
            Identifier name,
            List<Parameter> parameters,
            Optional<TypeExpr> result,
            Expr body,
            String documentation)
            implements Decl {
        public Function {
            parameters = List.copyOf(parameters);
        }

        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.function(this);
        }
    }

    /** {@code target}, {@code family} or {@code schedule}, with parameters where it has a parameter list. */
    record Named(
            Span span,
            NamedKind kind,
            Identifier name,
            Optional<List<Parameter>> parameters,
            Expr value,
            String documentation)
            implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.named(this);
        }
    }

    /** What a {@link Named} declares. */
    enum NamedKind {
        TARGET("target"),
        FAMILY("family"),
        SCHEDULE("schedule");

        private final String word;

        NamedKind(String word) {
            this.word = word;
        }

        /** The declaration's word. */
        public String word() {
            return word;
        }
    }

    /** {@code run name { clauses }} or {@code sweep name { clauses }}. */
    record Study(Span span, boolean sweep, Identifier name, List<Clause> clauses, String documentation)
            implements Decl {
        public Study {
            clauses = List.copyOf(clauses);
        }

        /** The declaration's word. */
        public String word() {
            return sweep ? "sweep" : "run";
        }

        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.study(this);
        }
    }

    /** {@code table name = …}. */
    record Table(Span span, Identifier name, Optional<Query> query, Optional<Expr> value) implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.table(this);
        }
    }

    /** {@code from t where … group by … select …}. */
    record Query(Span span, Expr from, Optional<Expr> where, List<Identifier> groups, List<Clause.Column> columns) {}

    /** {@code plot name = chart}. */
    record Plot(Span span, Optional<Identifier> name, Expr chart) implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.plot(this);
        }
    }

    /** {@code report "title" { … }}. */
    record Report(Span span, String title, List<ReportItem> items) implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.report(this);
        }
    }

    /** A paragraph or a declaration of a report. */
    record ReportItem(Span span, Optional<String> text, Optional<Decl> declaration) {}

    /** {@code expect condition}, or {@code expect value within tolerance [se] of reference}. */
    record Expect(Span span, Assertion assertion) implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.expect(this);
        }
    }

    /** What an {@link Expect} demands. */
    sealed interface Assertion {
        /** A condition that must be true. */
        record Condition(Expr condition) implements Assertion {}

        /** Two values that must agree; the tolerance is absolute, or counts standard errors. */
        record Agreement(Expr value, Expr tolerance, boolean standardErrors, Expr reference) implements Assertion {}
    }

    /** {@code print expression}. */
    record Print(Span span, Expr value) implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.print(this);
        }
    }

    /** {@code save value to "path"}. */
    record Save(Span span, Expr value, Expr path) implements Decl {
        @Override
        public <R> R accept(DeclVisitor<R> visitor) {
            return visitor.save(this);
        }
    }
}
