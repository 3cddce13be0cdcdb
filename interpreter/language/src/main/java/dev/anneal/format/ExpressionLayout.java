package dev.anneal.format;

import dev.anneal.format.Brackets.Shape;
import dev.anneal.syntax.BinaryOperator;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.ExprVisitor;
import dev.anneal.syntax.TypeExpr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lays out expressions. A chain of operators of one rank breaks before all of its operators or before none, so that what
 * is added up stands in a column.
 */
final class ExpressionLayout implements ExprVisitor<Document> {
    /** What a line may begin with and still go on with the line before: behind such a line end, a semicolon is needed. */
    private static final Set<String> CONTINUING = Set.of("+", "-", "{", "where", "group", "select", "within");

    private final PieceReader reader;
    private final Brackets brackets;
    private final LinkLayout links;

    ExpressionLayout(PieceReader reader) {
        this.reader = reader;
        this.brackets = new Brackets(reader);
        this.links = new LinkLayout(reader, brackets, this);
    }

    /** An expression among others; its further lines are indented. */
    Document item(Expr expression) {
        return expression.accept(this);
    }

    /** An expression behind a word and a space. */
    Document operand(Expr expression) {
        return reader.peek().startsLine() ? onNextLine(expression) : Document.of(Document.SPACE, item(expression));
    }

    /**
     * An expression behind something that introduces it, such as `=`: on the same line where it begins with something
     * that can be broken further on, else on the next where it does not fit.
     */
    Document behind(Expr expression) {
        return reader.peek().startsLine() || !opens(expression)
                ? onNextLine(expression)
                : Document.of(Document.SPACE, item(expression));
    }

    private Document onNextLine(Expr expression) {
        return Document.group(Document.indented(reader.line(" "), flush(expression)));
    }

    /** An expression on lines of its own, which all begin at one column. */
    private Document flush(Expr expression) {
        if (expression instanceof Expr.Binary binary) {
            return chain(binary, false);
        } else if (expression instanceof Expr.Conditional conditional) {
            return branches(conditional, false);
        }
        return item(expression);
    }

    private static boolean opens(Expr expression) {
        Expr inner = expression;
        while (inner instanceof Expr.Unary unary) {
            inner = unary.operand();
        }
        return !(inner instanceof Expr.Binary || inner instanceof Expr.Range || inner instanceof Expr.Conditional);
    }

    @Override
    public Document number(Expr.NumberLiteral literal) {
        return reader.next();
    }

    @Override
    public Document text(Expr.TextLiteral literal) {
        return reader.next();
    }

    @Override
    public Document bool(Expr.BooleanLiteral literal) {
        return reader.next();
    }

    @Override
    public Document missing(Expr.MissingLiteral literal) {
        return reader.next();
    }

    @Override
    public Document name(Expr.Name name) {
        return reader.next();
    }

    @Override
    public Document member(Expr.Member member) {
        return links.of(member);
    }

    @Override
    public Document call(Expr.Call call) {
        return links.of(call);
    }

    @Override
    public Document index(Expr.Index index) {
        return links.of(index);
    }

    @Override
    public Document unary(Expr.Unary unary) {
        Document operator = reader.take(unary.operator().symbol());
        boolean word = Character.isLetter(unary.operator().symbol().charAt(0));
        return Document.of(operator, word ? Document.SPACE : Document.EMPTY, item(unary.operand()));
    }

    @Override
    public Document binary(Expr.Binary binary) {
        return chain(binary, true);
    }

    private Document chain(Expr.Binary outermost, boolean indented) {
        Deque<Expr.Binary> chain = new ArrayDeque<>();
        Expr first = outermost;
        int rank = rank(outermost.operator());
        while (first instanceof Expr.Binary binary && rank(binary.operator()) == rank) {
            chain.push(binary);
            first = binary.left();
        }
        Document head = item(first);
        List<Document> parts = new ArrayList<>();
        while (!chain.isEmpty()) {
            Expr.Binary binary = chain.pop();
            boolean power = binary.operator() == BinaryOperator.POWER;
            parts.add(power ? Document.SPACE : reader.line(" "));
            parts.add(reader.take(binary.operator().symbol()));
            parts.add(operand(binary.right()));
        }
        Document rest = Document.of(parts);
        return Document.group(head, indented ? Document.indented(rest) : rest);
    }

    private static int rank(BinaryOperator operator) {
        return switch (operator) {
            case POWER -> 0;
            case INDEPENDENT -> 1;
            case MULTIPLY, DIVIDE, MODULO -> 2;
            case ADD, SUBTRACT -> 3;
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, EQUAL, NOT_EQUAL -> 4;
            case AND -> 5;
            case OR -> 6;
        };
    }

    @Override
    public Document range(Expr.Range range) {
        return Document.of(item(range.first()), Document.indented(reader.take("..")), item(range.last()));
    }

    @Override
    public Document conditional(Expr.Conditional conditional) {
        return branches(conditional, true);
    }

    /** All branches on one line, or each on a line of its own. */
    private Document branches(Expr.Conditional outermost, boolean indented) {
        Document first = branch(outermost);
        List<Document> parts = new ArrayList<>();
        Expr alternative = outermost.alternative();
        while (alternative instanceof Expr.Conditional next) {
            parts.add(reader.line(" "));
            parts.add(reader.take("else"));
            parts.add(Document.SPACE);
            parts.add(branch(next));
            alternative = next.alternative();
        }
        parts.add(reader.line(" "));
        parts.add(reader.take("else"));
        parts.add(behind(alternative));
        Document rest = Document.of(parts);
        return Document.group(first, indented ? Document.indented(rest) : rest);
    }

    private Document branch(Expr.Conditional conditional) {
        Document condition = Document.of(reader.take("if"), operand(conditional.condition()));
        Document then = Document.indented(Document.SPACE, reader.take("then"));
        return Document.of(condition, then, behind(conditional.consequence()));
    }

    @Override
    public Document lambda(Expr.Lambda lambda) {
        Document parameters;
        if (reader.at("(")) {
            List<Supplier<Document>> names = new ArrayList<>();
            lambda.parameters().forEach(parameter -> names.add(reader::next));
            parameters = brackets.list(Shape.NAMES, names);
        } else {
            parameters = reader.next();
        }
        return Document.of(parameters, Document.SPACE, reader.take("->"), behind(lambda.body()));
    }

    @Override
    public Document parenthesised(Expr.Parenthesised parenthesised) {
        return brackets.around(Shape.NAMES, false, () -> flush(parenthesised.inner()));
    }

    @Override
    public Document list(Expr.ListLiteral list) {
        List<Supplier<Document>> elements = new ArrayList<>();
        list.elements().forEach(element -> elements.add(() -> item(element)));
        boolean numbers = list.elements().stream().allMatch(ExpressionLayout::isNumber);
        return brackets.list(numbers ? Shape.NUMBERS : Shape.LIST, elements);
    }

    private static boolean isNumber(Expr element) {
        return element instanceof Expr.NumberLiteral
                || (element instanceof Expr.Unary unary && unary.operand() instanceof Expr.NumberLiteral);
    }

    @Override
    public Document comprehension(Expr.Comprehension comprehension) {
        return brackets.around(Shape.LIST, true, () -> {
            List<Document> parts = new ArrayList<>();
            parts.add(item(comprehension.element()));
            parts.add(reader.line(" "));
            parts.add(reader.take("for"));
            parts.add(Document.SPACE);
            parts.add(reader.next());
            parts.add(Document.SPACE);
            parts.add(reader.take("in"));
            parts.add(operand(comprehension.list()));
            if (comprehension.condition().isPresent()) {
                parts.add(reader.line(" "));
                parts.add(reader.take("if"));
                parts.add(operand(comprehension.condition().get()));
            }
            return Document.of(parts);
        });
    }

    @Override
    public Document record(Expr.RecordLiteral record) {
        List<Supplier<Document>> fields = new ArrayList<>();
        for (Expr.Field field : record.fields()) {
            fields.add(() -> Document.of(reader.next(), reader.take(":"), behind(field.value())));
        }
        return brackets.list(Shape.RECORD, fields);
    }

    @Override
    public Document block(Expr.Block block) {
        if (block.bindings().isEmpty()) {
            return brackets.around(Shape.BLOCK, true, () -> item(block.result()));
        }
        Document opener = reader.take("{");
        List<Document> parts = new ArrayList<>();
        parts.add(reader.firstLine());
        for (Expr.Binding binding : block.bindings()) {
            parts.add(binding(binding));
            parts.add(new Document.Text(CONTINUING.contains(reader.peek().text()) ? ";" : ""));
            parts.add(reader.statementLine());
        }
        parts.add(item(block.result()));
        parts.add(reader.dangling());
        Document inside = Document.indented(Document.of(parts));
        return Document.of(opener, inside, new Document.HardLine(false, false), reader.take("}"));
    }

    private Document binding(Expr.Binding binding) {
        Document head = Document.of(reader.take("let"), Document.SPACE, reader.next());
        Document type =
                binding.type().isEmpty() ? Document.EMPTY : typed(binding.type().get());
        return Document.of(head, type, Document.SPACE, reader.take("="), behind(binding.value()));
    }

    /** A colon and a type. */
    Document typed(TypeExpr type) {
        return Document.of(reader.take(":"), Document.SPACE, type(type));
    }

    private Document type(TypeExpr type) {
        Document name = reader.next();
        if (type.dimensions().isEmpty()) {
            return name;
        }
        List<Supplier<Document>> dimensions = new ArrayList<>();
        type.dimensions().forEach(dimension -> dimensions.add(() -> item(dimension)));
        return Document.of(name, brackets.list(Shape.SUBSCRIPTS, dimensions));
    }

    @Override
    public Document erroneous(Expr.Erroneous erroneous) {
        throw new IllegalStateException("what cannot be read cannot be formatted");
    }
}
