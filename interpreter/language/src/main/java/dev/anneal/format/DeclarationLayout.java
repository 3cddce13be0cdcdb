package dev.anneal.format;

import dev.anneal.format.Brackets.Shape;
import dev.anneal.syntax.Clause;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.DeclVisitor;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.TypeExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lays out declarations, one on a line; the blank lines between them are their author's, one at most. */
final class DeclarationLayout implements DeclVisitor<Document> {
    private final PieceReader reader;
    private final Brackets brackets;
    private final ExpressionLayout expressions;
    private final ClauseLayout clauses;

    DeclarationLayout(PieceReader reader) {
        this.reader = reader;
        this.brackets = new Brackets(reader);
        this.expressions = new ExpressionLayout(reader);
        this.clauses = new ClauseLayout(reader, expressions);
    }

    /** The whole script, with a line break at its end unless it is empty. */
    Document script(Script script) {
        List<Document> parts = new ArrayList<>();
        for (Decl declaration : script.declarations()) {
            if (!parts.isEmpty()) {
                parts.add(reader.statementLine());
            }
            parts.add(declaration.accept(this));
        }
        boolean empty = script.declarations().isEmpty() && reader.peek().own().isEmpty();
        parts.add(reader.dangling());
        parts.add(empty ? Document.EMPTY : new Document.HardLine(false, true));
        parts.add(reader.take(""));
        return Document.of(parts);
    }

    @Override
    public Document language(Decl.Language language) {
        return Document.of(reader.take("language"), Document.SPACE, reader.next());
    }

    @Override
    public Document importing(Decl.Import importing) {
        List<Document> parts = new ArrayList<>();
        parts.add(reader.take("import"));
        parts.add(Document.SPACE);
        parts.add(reader.next());
        while (reader.at(".")) {
            parts.add(reader.next());
            parts.add(reader.next());
        }
        if (!importing.selected().isEmpty()) {
            List<Supplier<Document>> names = new ArrayList<>();
            importing.selected().forEach(name -> names.add(() -> imported(name)));
            parts.add(Document.SPACE);
            parts.add(brackets.list(Shape.CALL, names));
        }
        if (importing.alias().isPresent()) {
            parts.add(word("as"));
            parts.add(Document.SPACE);
            parts.add(reader.next());
        }
        return Document.of(parts);
    }

    private Document imported(Decl.ImportedName name) {
        Document original = reader.next();
        return name.alias().isEmpty() ? original : Document.of(original, word("as"), Document.SPACE, reader.next());
    }

    @Override
    public Document extern(Decl.Extern extern) {
        List<Document> parts = new ArrayList<>();
        parts.add(reader.take("extern"));
        parts.add(Document.SPACE);
        parts.add(reader.next());
        parts.add(Document.SPACE);
        parts.add(reader.next());
        if (extern.receiver().isPresent()) {
            parts.add(reader.take("."));
            parts.add(reader.next());
        }
        extern.parameters().ifPresent(parameters -> parts.add(parameters(parameters)));
        parts.add(typed(extern.result()));
        return Document.of(parts);
    }

    @Override
    public Document param(Decl.Param param) {
        return Document.of(named("param"), typed(param.type()), assigned(param.defaultValue()), range(param.range()));
    }

    @Override
    public Document let(Decl.Let let) {
        return Document.of(named("let"), typed(let.type()), assigned(let.value()));
    }

    @Override
    public Document function(Decl.Function function) {
        return Document.of(
                named("fn"), parameters(function.parameters()), typed(function.result()), assigned(function.body()));
    }

    @Override
    public Document named(Decl.Named named) {
        Document head = named(named.kind().word());
        Document parameters = named.parameters().map(this::parameters).orElse(Document.EMPTY);
        return Document.of(head, parameters, assigned(named.value()));
    }

    @Override
    public Document study(Decl.Study study) {
        Document head = named(study.word());
        List<Supplier<Document>> items = new ArrayList<>();
        for (Clause clause : study.clauses()) {
            items.add(() -> clauses.clause(clause));
        }
        return Document.of(head, Document.SPACE, statements(items));
    }

    @Override
    public Document table(Decl.Table table) {
        Document head = named("table");
        return table.query().isPresent()
                ? Document.of(
                        head,
                        word("="),
                        Document.SPACE,
                        clauses.query(table.query().get()))
                : Document.of(head, table.value().map(this::assigned).orElse(Document.EMPTY));
    }

    @Override
    public Document plot(Decl.Plot plot) {
        return plot.name().isPresent()
                ? Document.of(named("plot"), assigned(plot.chart()))
                : Document.of(reader.take("plot"), expressions.operand(plot.chart()));
    }

    @Override
    public Document report(Decl.Report report) {
        Document head = named("report");
        List<Supplier<Document>> items = new ArrayList<>();
        for (Decl.ReportItem item : report.items()) {
            items.add(() -> item.declaration().map(d -> d.accept(this)).orElseGet(() -> named("text")));
        }
        return Document.of(head, Document.SPACE, statements(items));
    }

    @Override
    public Document expect(Decl.Expect expect) {
        Document word = reader.take("expect");
        if (expect.assertion() instanceof Decl.Assertion.Agreement agreement) {
            Document value = expressions.operand(agreement.value());
            List<Document> within = new ArrayList<>();
            within.add(reader.line(" "));
            within.add(reader.take("within"));
            within.add(expressions.operand(agreement.tolerance()));
            within.add(agreement.standardErrors() ? word("se") : Document.EMPTY);
            within.add(word("of"));
            within.add(expressions.operand(agreement.reference()));
            return Document.group(word, value, Document.indented(Document.of(within)));
        } else if (expect.assertion() instanceof Decl.Assertion.Condition condition) {
            return Document.of(word, expressions.operand(condition.condition()));
        }
        throw new IllegalStateException("an assertion of an unknown kind: " + expect.assertion());
    }

    @Override
    public Document print(Decl.Print print) {
        return Document.of(reader.take("print"), expressions.operand(print.value()));
    }

    @Override
    public Document save(Decl.Save save) {
        Document value = Document.of(reader.take("save"), expressions.operand(save.value()));
        return Document.of(value, word("to"), expressions.operand(save.path()));
    }

    /** The word of a declaration, and what follows it: a name, or a title. */
    private Document named(String word) {
        return Document.of(reader.take(word), Document.indented(Document.SPACE, reader.next()));
    }

    private Document word(String word) {
        return Document.indented(Document.SPACE, reader.take(word));
    }

    private Document assigned(Expr value) {
        return Document.of(word("="), expressions.behind(value));
    }

    private Document typed(Optional<TypeExpr> type) {
        return type.map(expressions::typed).orElse(Document.EMPTY);
    }

    private Document range(Optional<Expr> range) {
        return range.isEmpty() ? Document.EMPTY : Document.of(word("in"), expressions.operand(range.get()));
    }

    private Document parameters(List<Decl.Parameter> parameters) {
        List<Supplier<Document>> items = new ArrayList<>();
        parameters.forEach(parameter -> items.add(() -> parameter(parameter)));
        return brackets.list(Shape.CALL, items);
    }

    private Document parameter(Decl.Parameter parameter) {
        Document name = reader.next();
        Document type = typed(parameter.type());
        Document value = parameter.defaultValue().map(this::assigned).orElse(Document.EMPTY);
        return Document.of(name, type, value, range(parameter.range()));
    }

    /** Statements in braces, one on a line. */
    private Document statements(List<Supplier<Document>> items) {
        Document opener = reader.take("{");
        if (items.isEmpty() && !reader.peek().startsLine()) {
            Document comments = reader.dangling();
            return Document.of(opener, comments, reader.take("}"));
        }
        List<Document> parts = new ArrayList<>();
        for (Supplier<Document> item : items) {
            parts.add(parts.isEmpty() ? reader.firstLine() : reader.statementLine());
            parts.add(item.get());
        }
        parts.add(reader.dangling());
        Document inside = Document.indented(Document.of(parts));
        return Document.of(opener, inside, new Document.HardLine(false, true), reader.take("}"));
    }
}
