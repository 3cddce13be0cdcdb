package dev.anneal.format;

import dev.anneal.syntax.Clause;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lays out the clauses of runs and sweeps, and the queries of tables, which are made of similar parts. */
final class ClauseLayout {
    private final PieceReader reader;
    private final ExpressionLayout expressions;

    ClauseLayout(PieceReader reader, ExpressionLayout expressions) {
        this.reader = reader;
        this.expressions = expressions;
    }

    Document clause(Clause clause) {
        if (clause instanceof Clause.Fit fit) {
            return Document.of(
                    reader.take("fit"),
                    expressions.operand(fit.family()),
                    word("to"),
                    expressions.operand(fit.target()));
        } else if (clause instanceof Clause.Plain plain) {
            Document word = reader.take(plain.word());
            Document from = plain.kind() == Clause.PlainKind.START ? word("from") : Document.EMPTY;
            return Document.of(word, from, expressions.operand(plain.value()));
        } else if (clause instanceof Clause.Series series) {
            Document fields = Document.of(reader.take("record"), names(series.fields()));
            return series.every().isEmpty()
                    ? fields
                    : Document.of(
                            fields,
                            word("every"),
                            expressions.operand(series.every().get()));
        } else if (clause instanceof Clause.Over over) {
            return Document.of(reader.take("over"), names(over.axes()), word("in"), expressions.behind(over.values()));
        } else if (clause instanceof Clause.Repeat repeat) {
            return repeat(repeat);
        } else if (clause instanceof Clause.RepeatUntil repeat) {
            return repeatUntil(repeat);
        } else if (clause instanceof Clause.Measure measure) {
            return Document.of(reader.take("measure"), columns(measure.columns()));
        } else if (clause instanceof Clause.OnFailure failure) {
            return failure(failure);
        }
        throw new IllegalStateException("what cannot be read cannot be formatted");
    }

    private Document repeat(Clause.Repeat repeat) {
        Document count = Document.of(reader.take("repeat"), expressions.operand(repeat.count()));
        List<Document> options = new ArrayList<>();
        for (Expr.Argument option : repeat.options()) {
            options.add(reader.take(","));
            options.add(reader.line(" "));
            options.add(Document.of(reader.next(), reader.take(":"), expressions.behind(option.value())));
        }
        return Document.group(count, Document.indented(Document.of(options)));
    }

    private Document repeatUntil(Clause.RepeatUntil repeat) {
        Document until = Document.of(reader.take("repeat"), word("until"), expressions.operand(repeat.condition()));
        Document comma = reader.take(",");
        Document line = reader.line(" ");
        Document most = Document.of(reader.take("at"), word("most"), expressions.operand(repeat.most()));
        return Document.group(until, comma, Document.indented(line, most));
    }

    private Document failure(Clause.OnFailure failure) {
        Document words = Document.of(reader.take("on"), word("failure"), Document.SPACE, reader.next());
        return failure.retries().isEmpty()
                ? words
                : Document.of(words, expressions.operand(failure.retries().get()));
    }

    /** {@code from t where c group by a, b select x = e, y}: on one line, or each part on its own. */
    Document query(Decl.Query query) {
        Document from = Document.of(reader.take("from"), expressions.operand(query.from()));
        boolean spread = reader.peek().newLine();
        List<Document> parts = new ArrayList<>();
        if (query.where().isPresent()) {
            parts.add(reader.line(" "));
            parts.add(Document.of(
                    reader.take("where"), expressions.operand(query.where().get())));
        }
        if (!query.groups().isEmpty()) {
            parts.add(reader.line(" "));
            parts.add(Document.of(reader.take("group"), word("by"), groups(query.groups())));
        }
        if (!query.columns().isEmpty()) {
            parts.add(reader.line(" "));
            parts.add(Document.of(reader.take("select"), columns(query.columns())));
        }
        if (parts.isEmpty()) {
            return from;
        }
        Document rest = Document.indented(Document.of(parts));
        return spread ? Document.brokenGroup(from, rest) : Document.group(from, rest);
    }

    /** No line may end behind {@code by}. */
    private Document groups(List<Expr.Identifier> names) {
        List<Document> parts = new ArrayList<>();
        for (int i = 1; i < names.size(); i++) {
            Document name = reader.next();
            parts.add(Document.of(name, reader.take(","), reader.line(" ")));
        }
        parts.add(reader.next());
        return Document.group(Document.SPACE, Document.indented(Document.of(parts)));
    }

    private Document columns(List<Clause.Column> columns) {
        List<Supplier<Document>> items = new ArrayList<>();
        columns.forEach(column -> items.add(() -> column(column)));
        return items(items);
    }

    private Document column(Clause.Column column) {
        return column.name().isEmpty()
                ? expressions.item(column.value())
                : Document.of(reader.next(), word("="), expressions.behind(column.value()));
    }

    private Document names(List<Expr.Identifier> names) {
        List<Supplier<Document>> items = new ArrayList<>();
        names.forEach(name -> items.add(reader::next));
        return items(items);
    }

    /** A list without brackets behind a word: on its line, or one item on a line below it, as in brackets. */
    private Document items(List<Supplier<Document>> items) {
        if (items.size() == 1 && !reader.peek().startsLine()) {
            return Document.of(Document.SPACE, items.get(0).get());
        }
        boolean spread = reader.peek().newLine();
        List<Document> parts = new ArrayList<>();
        parts.add(reader.line(" "));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                parts.add(reader.take(","));
                parts.add(reader.itemLine());
            }
            parts.add(items.get(i).get());
        }
        Document list = Document.indented(Document.of(parts));
        return spread ? Document.brokenGroup(list) : Document.group(list);
    }

    /** A word in the middle of a clause. */
    private Document word(String text) {
        return Document.indented(Document.SPACE, reader.take(text));
    }
}
