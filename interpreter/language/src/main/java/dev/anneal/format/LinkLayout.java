package dev.anneal.format;

import dev.anneal.format.Brackets.Shape;
import dev.anneal.syntax.Expr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Lays out what hangs on a name. Chains of member calls break before all of their dots or before none. */
final class LinkLayout {
    /** So many member calls are a chain; a single one breaks inside of its parentheses. */
    private static final int CHAIN = 2;

    private final PieceReader reader;
    private final Brackets brackets;
    private final ExpressionLayout expressions;

    LinkLayout(PieceReader reader, Brackets brackets, ExpressionLayout expressions) {
        this.reader = reader;
        this.brackets = brackets;
        this.expressions = expressions;
    }

    /** What hangs on a name, link by link: members, calls, indices. */
    Document of(Expr outermost) {
        Deque<Expr> links = new ArrayDeque<>();
        Expr head = outermost;
        int memberCalls = 0;
        while (true) {
            if (head instanceof Expr.Member member) {
                memberCalls += !links.isEmpty() && links.element() instanceof Expr.Call ? 1 : 0;
                links.push(head);
                head = member.target();
            } else if (head instanceof Expr.Call call) {
                links.push(head);
                head = call.callee();
            } else if (head instanceof Expr.Index index) {
                links.push(head);
                head = index.target();
            } else {
                break;
            }
        }
        List<Document> near = new ArrayList<>(List.of(expressions.item(head)));
        List<Document> far = new ArrayList<>();
        while (!links.isEmpty()) {
            Expr link = links.pop();
            boolean breakable =
                    memberCalls >= CHAIN && link instanceof Expr.Member && links.peek() instanceof Expr.Call;
            if (breakable) {
                far.add(reader.line(""));
            }
            if (far.isEmpty()) {
                near.add(Document.indented(linkHead(link)));
                near.add(linkTail(link));
            } else {
                far.add(linkHead(link));
                far.add(linkTail(link));
            }
        }
        return far.isEmpty()
                ? Document.of(near)
                : Document.group(Document.of(near), Document.indented(Document.of(far)));
    }

    private Document linkHead(Expr link) {
        return link instanceof Expr.Member ? Document.of(reader.take("."), reader.next()) : Document.EMPTY;
    }

    private Document linkTail(Expr link) {
        if (link instanceof Expr.Call call) {
            return arguments(call.arguments());
        } else if (link instanceof Expr.Index index) {
            List<Supplier<Document>> subscripts = new ArrayList<>();
            index.subscripts().forEach(subscript -> subscripts.add(() -> expressions.item(subscript)));
            return brackets.list(Shape.SUBSCRIPTS, subscripts);
        }
        return Document.EMPTY;
    }

    private Document arguments(List<Expr.Argument> arguments) {
        List<Supplier<Document>> items = new ArrayList<>();
        arguments.forEach(argument -> items.add(() -> argument(argument)));
        return hugs(arguments) ? hugging(items) : brackets.list(Shape.CALL, items);
    }

    private Document argument(Expr.Argument argument) {
        return argument.label().isEmpty()
                ? expressions.item(argument.value())
                : Document.of(reader.next(), reader.take(":"), expressions.behind(argument.value()));
    }

    /** Whether a call may break inside of its last argument and nowhere else: a block, or its only list or record. */
    private static boolean hugs(List<Expr.Argument> arguments) {
        if (arguments.isEmpty()) {
            return false;
        }
        Expr last = arguments.get(arguments.size() - 1).value();
        boolean only = arguments.size() == 1;
        return last instanceof Expr.Block
                || (last instanceof Expr.Lambda lambda && lambda.body() instanceof Expr.Block)
                || (only && last instanceof Expr.RecordLiteral)
                || (only && last instanceof Expr.ListLiteral)
                || (only && last instanceof Expr.Comprehension);
    }

    private Document hugging(List<Supplier<Document>> items) {
        Document opener = reader.take("(");
        boolean spread = brackets.spread();
        Document begin = reader.line("");
        List<Document> before = new ArrayList<>();
        for (int i = 0; i < items.size() - 1; i++) {
            before.add(items.get(i).get());
            before.add(reader.take(","));
            before.add(reader.itemLine());
        }
        boolean commented = reader.peek().startsLine();
        Document first = Document.of(before);
        Document last = items.get(items.size() - 1).get();
        Document dangling = reader.dangling();
        Document closer = reader.take(")");
        Document end = new Document.Line("", false);
        Document inside = Document.indented(begin, first, last, new Document.IfBroken(","), dangling);
        if (spread || commented || begin.breaks() || first.breaks() || dangling.breaks()) {
            return Document.brokenGroup(opener, inside, end, closer);
        }
        Document hugged = Document.of(opener, new Document.Flat(Document.of(begin, first)), last, dangling, closer);
        return Document.choice(hugged, Document.brokenGroup(opener, inside, end, closer));
    }
}
