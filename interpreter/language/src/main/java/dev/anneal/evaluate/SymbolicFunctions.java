package dev.anneal.evaluate;

import dev.anneal.source.Span;
import dev.anneal.tape.Primitive;
import dev.anneal.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The functions of numbers and vectors that have a meaning on a graph. */
final class SymbolicFunctions {
    static final String TRACEABLE =
            "it can use arithmetic, conditions, functions of one number, and `sum`, `mean`, `dot`,"
                    + " `norm`, `logsumexp`, `min`, `max`, `clamp`, `all`, `any`, `count`";

    private final TapeRecorder recorder;
    private final Span span;

    SymbolicFunctions(TapeRecorder recorder, Span span) {
        this.recorder = recorder;
        this.span = span;
    }

    Value apply(String name, List<Value> arguments) {
        return switch (name) {
            case "min" -> extreme(Primitive.MIN, arguments);
            case "max" -> extreme(Primitive.MAX, arguments);
            case "clamp" -> clamp(arguments);
            case "sum" -> symbol(sum(entries(name, arguments.get(0)), 1));
            case "count" -> symbol(sum(entries(name, arguments.get(0)), 1));
            case "mean" -> {
                List<Value> entries = entries(name, arguments.get(0));
                yield symbol(sum(entries, 1.0 / entries.size()));
            }
            case "norm" -> {
                List<Value> entries = entries(name, arguments.get(0));
                yield symbol(recorder.apply(Primitive.SQRT, products(entries, entries)));
            }
            case "dot" -> dot(arguments);
            case "logsumexp" -> symbol(logSumExp(entries(name, arguments.get(0))));
            case "all" -> symbol(joined(Primitive.AND, entries(name, arguments.get(0))));
            case "any" -> symbol(joined(Primitive.OR, entries(name, arguments.get(0))));
            case "length" -> new Value.Number(entries(name, arguments.get(0)).size());
            default -> throw refused(name);
        };
    }

    private EvaluationError refused(String name) {
        return Symbols.untraceable(span, recorder, " cannot use `" + name + "`", TRACEABLE);
    }

    private Value symbol(int node) {
        return new Value.Symbol(recorder, node);
    }

    private int node(Value value) {
        return Symbols.node(value, span, recorder);
    }

    /** The entries of a vector, those of a matrix row by row, or a number as the only entry. */
    private List<Value> entries(String name, Value value) {
        List<Value> entries = new ArrayList<>();
        collect(value, entries);
        if (entries.isEmpty()) {
            throw Symbols.untraceable(span, recorder, " cannot use `" + name + "` of nothing", TRACEABLE);
        }
        return entries;
    }

    private static void collect(Value value, List<Value> entries) {
        Optional<List<Value>> elements = Values.elements(value);
        if (elements.isPresent()) {
            elements.get().forEach(element -> collect(element, entries));
        } else {
            entries.add(value);
        }
    }

    private Value extreme(Primitive primitive, List<Value> arguments) {
        List<Value> entries = new ArrayList<>();
        for (Value argument : arguments) {
            if (!(argument instanceof Value.Absent)) {
                collect(argument, entries);
            }
        }
        return symbol(joined(primitive, entries));
    }

    private Value clamp(List<Value> arguments) {
        int x = node(arguments.get(0));
        int low = node(arguments.get(1));
        int high = node(arguments.get(2));
        return symbol(recorder.apply(Primitive.MAX, low, recorder.apply(Primitive.MIN, high, x)));
    }

    private int joined(Primitive primitive, List<Value> entries) {
        int joined = node(entries.get(0));
        for (int i = 1; i < entries.size(); i++) {
            joined = recorder.apply(primitive, joined, node(entries.get(i)));
        }
        return joined;
    }

    private int sum(List<Value> entries, double weight) {
        return recorder.weightedSum(
                Collections.nCopies(entries.size(), weight), Symbols.nodes(entries, span, recorder));
    }

    private Value dot(List<Value> arguments) {
        List<Value> left = entries("dot", arguments.get(0));
        List<Value> right = entries("dot", arguments.get(1));
        boolean scalarLeft = Values.elements(arguments.get(0)).isEmpty();
        boolean scalarRight = Values.elements(arguments.get(1)).isEmpty();
        if (!scalarLeft && !scalarRight && left.size() != right.size()) {
            throw Symbols.untraceable(
                    span,
                    recorder,
                    " needs two vectors of one size for `dot`, not of " + left.size() + " and " + right.size(),
                    "both have one entry for each coordinate");
        }
        int size = Math.max(left.size(), right.size());
        return symbol(products(
                scalarLeft ? Collections.nCopies(size, left.get(0)) : left,
                scalarRight ? Collections.nCopies(size, right.get(0)) : right));
    }

    /** The sum of products; a factor that is a number is a weight. */
    private int products(List<Value> left, List<Value> right) {
        List<Double> weights = new ArrayList<>();
        List<Integer> nodes = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Optional<Double> first = Values.number(left.get(i));
            Optional<Double> second = Values.number(right.get(i));
            weights.add(first.orElse(second.orElse(1.0)));
            nodes.add(
                    first.isPresent()
                            ? node(right.get(i))
                            : second.isPresent()
                                    ? node(left.get(i))
                                    : recorder.apply(Primitive.MULTIPLY, node(left.get(i)), node(right.get(i))));
        }
        return recorder.weightedSum(weights, nodes);
    }

    /** Without overflow: the largest is taken out. */
    private int logSumExp(List<Value> entries) {
        int largest = joined(Primitive.MAX, entries);
        List<Integer> shares = new ArrayList<>();
        for (Value entry : entries) {
            shares.add(recorder.apply(Primitive.EXP, recorder.apply(Primitive.SUBTRACT, node(entry), largest)));
        }
        int sum = recorder.weightedSum(Collections.nCopies(shares.size(), 1.0), shares);
        return recorder.apply(Primitive.ADD, largest, recorder.apply(Primitive.LOG, sum));
    }
}
