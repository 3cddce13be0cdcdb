package dev.anneal.syntax;

import dev.anneal.source.Span;
import java.util.List;
import java.util.Optional;

/** An expression as it stands in the text. Every node knows its place; {@link Erroneous} stands where none could be read. */
public sealed interface Expr {
    /** The place of the whole expression. */
    Span span();

    /** Calls the method of the visitor for this kind of expression. */
    <R> R accept(ExprVisitor<R> visitor);

    /** A name and its place. */
    record Identifier(Span span, String text) {}

    /** {@code 2.5}. */
    record NumberLiteral(Span span, double value) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.number(this);
        }
    }

    /** {@code "late"}, without quotes and with its escapes replaced. */
    record TextLiteral(Span span, String value) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** {@code true} or {@code false}. */
    record BooleanLiteral(Span span, boolean value) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.bool(this);
        }
    }

    /** {@code missing}. */
    record MissingLiteral(Span span) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.missing(this);
        }
    }

    /** A name that refers to something. */
    record Name(Span span, String text) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.name(this);
        }
    }

    /** {@code target.member}. */
    record Member(Span span, Expr target, Identifier member) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.member(this);
        }
    }

    /** {@code callee(arguments)}. */
    record Call(Span span, Expr callee, List<Argument> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** One argument of a call, with its name if it was given one. */
    record Argument(Optional<Identifier> label, Expr value) {}

    /** {@code target[subscripts]}; a subscript may be a {@link Range}. */
    record Index(Span span, Expr target, List<Expr> subscripts) implements Expr {
        public Index {
            subscripts = List.copyOf(subscripts);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.index(this);
        }
    }

    /** {@code -x}, {@code +x} or {@code not x}. */
    record Unary(Span span, UnaryOperator operator, Expr operand) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.unary(this);
        }
    }

    /** {@code left operator right}. */
    record Binary(Span span, BinaryOperator operator, Span operatorSpan, Expr left, Expr right) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** {@code first..last}, both included. */
    record Range(Span span, Expr first, Expr last) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.range(this);
        }
    }

    /** {@code if condition then consequence else alternative}. */
    record Conditional(Span span, Expr condition, Expr consequence, Expr alternative) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.conditional(this);
        }
    }

    /** {@code x -> body} or {@code (x, y) -> body}. */
    record Lambda(Span span, List<Identifier> parameters, Expr body) implements Expr {
        public Lambda {
            parameters = List.copyOf(parameters);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.lambda(this);
        }
    }

    /** {@code (inner)}; kept for the formatter and for messages. */
    record Parenthesised(Span span, Expr inner) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.parenthesised(this);
        }
    }

    /** {@code [a, b, c]}. */
    record ListLiteral(Span span, List<Expr> elements) implements Expr {
        public ListLiteral {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.list(this);
        }
    }

    /** {@code [element for variable in list if condition]}. */
    record Comprehension(Span span, Expr element, Identifier variable, Expr list, Optional<Expr> condition)
            implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.comprehension(this);
        }
    }

    /** <code>{ a: 1, b: 2 }</code>. */
    record RecordLiteral(Span span, List<Field> fields) implements Expr {
        public RecordLiteral {
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.record(this);
        }
    }

    /** A field of a record. */
    record Field(Identifier name, Expr value) {}

    /** <code>{ let a = 1; result }</code>. */
    record Block(Span span, List<Binding> bindings, Expr result) implements Expr {
        public Block {
            bindings = List.copyOf(bindings);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.block(this);
        }
    }

    /** A {@code let} inside a block. */
    record Binding(Span span, Identifier name, Optional<TypeExpr> type, Expr value) {}

    /** What could not be read; the diagnostics say why. */
    record Erroneous(Span span) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.erroneous(this);
        }
    }
}
