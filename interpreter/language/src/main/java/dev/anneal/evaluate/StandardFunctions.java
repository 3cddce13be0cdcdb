package dev.anneal.evaluate;

import dev.anneal.tape.Primitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The functions of numbers and lists that need no numerics. Each takes its arguments in the order of its signature. */
public final class StandardFunctions {
    private static final int MAXIMAL_LENGTH = 10_000_000;

    private StandardFunctions() {}

    /** A function that cannot take its arguments says why. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message, null, false, false);
        }
    }

    /** A function of values. */
    @FunctionalInterface
    interface Body {
        Value apply(List<Value> arguments);
    }

    /** A function of one number, with its primitive on a graph. */
    record Entrywise(DoubleUnaryOperator function, Primitive primitive, Optional<DoubleUnaryOperator> derivative) {
        Entrywise(DoubleUnaryOperator function, Primitive primitive, DoubleUnaryOperator derivative) {
            this(function, primitive, Optional.of(derivative));
        }

        /** A step, whose slope says nothing. */
        Entrywise(DoubleUnaryOperator function, Primitive primitive) {
            this(function, primitive, Optional.empty());
        }
    }

    private static final Map<String, Entrywise> ENTRYWISE = Map.ofEntries(
            Map.entry("abs", new Entrywise(Math::abs, Primitive.ABS, Math::signum)),
            Map.entry("sqrt", new Entrywise(Math::sqrt, Primitive.SQRT, x -> 0.5 / Math.sqrt(x))),
            Map.entry("exp", new Entrywise(Math::exp, Primitive.EXP, Math::exp)),
            Map.entry("log", new Entrywise(Math::log, Primitive.LOG, x -> 1 / x)),
            Map.entry("log1p", new Entrywise(Math::log1p, Primitive.LOG1P, x -> 1 / (1 + x))),
            Map.entry("sin", new Entrywise(Math::sin, Primitive.SIN, Math::cos)),
            Map.entry("cos", new Entrywise(Math::cos, Primitive.COS, x -> -Math.sin(x))),
            Map.entry("tanh", new Entrywise(Math::tanh, Primitive.TANH, x -> 1 - Math.tanh(x) * Math.tanh(x))),
            Map.entry(
                    "sigmoid",
                    new Entrywise(StandardFunctions::sigmoid, Primitive.SIGMOID, x -> sigmoid(x) * sigmoid(-x))),
            Map.entry("floor", new Entrywise(Math::floor, Primitive.FLOOR)),
            Map.entry("round", new Entrywise(x -> Math.floor(x + 0.5), Primitive.ROUND)));

    private static final Map<String, Body> BODIES = Map.ofEntries(
            Map.entry("pi", arguments -> new Value.Number(Math.PI)),
            Map.entry("inf", arguments -> new Value.Number(Double.POSITIVE_INFINITY)),
            Map.entry("min", arguments -> extreme(arguments, false)),
            Map.entry("max", arguments -> extreme(arguments, true)),
            Map.entry("clamp", a -> new Value.Number(Math.max(real(a, 1), Math.min(real(a, 2), real(a, 0))))),
            Map.entry("sum", StandardFunctions::sum),
            Map.entry("mean", StandardFunctions::mean),
            Map.entry("sd", a -> new Value.Number(sd(nonEmpty(a, 0)))),
            Map.entry("quantile", a -> new Value.Number(quantile(nonEmpty(a, 0), real(a, 1)))),
            Map.entry("median", a -> new Value.Number(quantile(nonEmpty(a, 0), 0.5))),
            Map.entry("logsumexp", a -> new Value.Number(logSumExp(nonEmpty(a, 0)))),
            Map.entry("norm", a -> new Value.Number(norm(entries(a, 0)))),
            Map.entry("dot", a -> new Value.Number(dot(a))),
            Map.entry("basis", StandardFunctions::basis),
            Map.entry("identity", a -> diagonal(filled(size(a, 0), 1))),
            Map.entry("diag", a -> diagonal(entries(a, 0))),
            Map.entry("zeros", a -> new Value.Vector(filled(size(a, 0), 0))),
            Map.entry("ones", a -> new Value.Vector(filled(size(a, 0), 1))),
            Map.entry("linspace", a -> spaced(real(a, 0), real(a, 1), size(a, 2), false)),
            Map.entry("geomspace", a -> spaced(real(a, 0), real(a, 1), size(a, 2), true)),
            Map.entry("matrix", StandardFunctions::matrix),
            Map.entry("width", StandardFunctions::width),
            Map.entry("all", a -> new Value.Flag(trueCount(a) == elements(a, 0).size())),
            Map.entry("any", a -> new Value.Flag(trueCount(a) > 0)),
            Map.entry("count", a -> new Value.Number(trueCount(a))),
            Map.entry("length", a -> new Value.Number(elements(a, 0).size())),
            Map.entry("sort", a -> new Value.Vector(sorted(entries(a, 0)))));

    /** Whether there is a function with this name here. */
    public static boolean knows(String name) {
        return ENTRYWISE.containsKey(name) || BODIES.containsKey(name);
    }

    static Optional<Entrywise> entrywise(String name) {
        return Optional.ofNullable(ENTRYWISE.get(name));
    }

    static Optional<Body> body(String name) {
        return Optional.ofNullable(BODIES.get(name));
    }

    private static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    private static double real(List<Value> arguments, int index) {
        return Values.number(arguments.get(index)).orElseThrow(() -> new Refusal("needs numbers"));
    }

    /** The entries of an argument; missing ones in a list are left out. */
    private static double[] entries(List<Value> arguments, int index) {
        if (arguments.get(index) instanceof Value.Sequence list) {
            List<Value> present = list.elements().stream()
                    .filter(element -> !(element instanceof Value.Absent))
                    .map(element ->
                            element instanceof Value.Estimate estimate ? new Value.Number(estimate.value()) : element)
                    .toList();
            return Values.entries(Values.list(present))
                    .orElseThrow(() -> new Refusal("needs numbers, not " + ValueText.of(list)));
        }
        return Values.entries(arguments.get(index))
                .orElseThrow(() -> new Refusal("needs numbers, not " + ValueText.of(arguments.get(index))));
    }

    private static double[] nonEmpty(List<Value> arguments, int index) {
        double[] entries = entries(arguments, index);
        if (entries.length == 0) {
            throw new Refusal("needs at least one number");
        }
        return entries;
    }

    private static List<Value> elements(List<Value> arguments, int index) {
        return Values.elements(arguments.get(index))
                .orElseThrow(() -> new Refusal("needs a list, not " + ValueText.of(arguments.get(index))));
    }

    private static int size(List<Value> arguments, int index) {
        double size = real(arguments, index);
        if (size != Math.rint(size) || size < 1 || size > MAXIMAL_LENGTH) {
            throw new Refusal("needs a whole number from 1 to " + MAXIMAL_LENGTH + ", " + ValueText.insteadOf(size));
        }
        return (int) size;
    }

    private static Value sum(List<Value> arguments) {
        double[] entries = entries(arguments, 0);
        return EstimateArithmetic.holdsEstimates(arguments.get(0))
                ? EstimateArithmetic.sum(present(arguments.get(0)))
                : new Value.Number(Arrays.stream(entries).sum());
    }

    private static Value mean(List<Value> arguments) {
        double[] entries = nonEmpty(arguments, 0);
        return EstimateArithmetic.holdsEstimates(arguments.get(0))
                ? EstimateArithmetic.mean(present(arguments.get(0)))
                : new Value.Number(mean(entries));
    }

    /** The elements of a list that are there, or the value itself. */
    private static List<Value> present(Value value) {
        return Values.elements(value).orElse(List.of(value)).stream()
                .filter(element -> !(element instanceof Value.Absent))
                .toList();
    }

    private static Value matrix(List<Value> arguments) {
        if (!(arguments.get(0) instanceof Value.Rows table)) {
            throw new Refusal("needs a table, not " + ValueText.of(arguments.get(0)));
        }
        List<String> columns = table.columnNames();
        if ((long) table.size() * columns.size() > MAXIMAL_LENGTH) {
            throw new Refusal("would make a matrix of more than " + MAXIMAL_LENGTH + " entries");
        }
        double[] entries = new double[table.size() * columns.size()];
        for (int i = 0; i < entries.length; i++) {
            String column = columns.get(i % columns.size());
            Value value = table.at(i / columns.size(), column);
            int row = 1 + i / columns.size();
            entries[i] = Values.number(value)
                    .orElseThrow(() -> new Refusal(
                            "needs numbers; row " + row + " of column `" + column + "` is " + ValueText.of(value)));
        }
        return new Value.Matrix(table.size(), columns.size(), entries);
    }

    private static Value width(List<Value> arguments) {
        return new Value.Number(arguments.get(0) instanceof Value.Estimate estimate ? estimate.width() : 0);
    }

    private static Value extreme(List<Value> arguments, boolean largest) {
        if (arguments.stream().anyMatch(EstimateArithmetic::holdsEstimates)) {
            List<Value> all = new ArrayList<>();
            arguments.forEach(argument -> all.addAll(present(argument)));
            if (all.stream().anyMatch(element -> Values.number(element).isEmpty())) {
                throw new Refusal("needs numbers");
            }
            return EstimateArithmetic.extreme(all, largest);
        }
        double[] entries = arguments.get(1) instanceof Value.Absent
                ? nonEmpty(arguments, 0)
                : new double[] {real(arguments, 0), real(arguments, 1)};
        double found = entries[0];
        for (double entry : entries) {
            found = largest ? Math.max(found, entry) : Math.min(found, entry);
        }
        return new Value.Number(found);
    }

    private static double mean(double[] entries) {
        return Arrays.stream(entries).sum() / entries.length;
    }

    private static double sd(double[] entries) {
        double mean = mean(entries);
        double squares =
                Arrays.stream(entries).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (entries.length - 1));
    }

    private static double quantile(double[] entries, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new Refusal("needs a share from 0 to 1, " + ValueText.insteadOf(p));
        }
        double[] sorted = sorted(entries);
        double position = p * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private static double[] sorted(double[] entries) {
        double[] sorted = entries.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The logarithm of the sum of exponentials, without overflow: the largest is taken out. */
    private static double logSumExp(double[] entries) {
        double largest = Arrays.stream(entries).max().orElse(Double.NEGATIVE_INFINITY);
        if (Double.isInfinite(largest)) {
            return largest;
        }
        return largest
                + Math.log(
                        Arrays.stream(entries).map(x -> Math.exp(x - largest)).sum());
    }

    /** The norm, scaled so that neither large nor small entries leave the range of numbers. */
    private static double norm(double[] entries) {
        double largest = Arrays.stream(entries).map(Math::abs).max().orElse(0);
        if (largest == 0 || Double.isInfinite(largest)) {
            return largest;
        }
        double squares =
                Arrays.stream(entries).map(x -> (x / largest) * (x / largest)).sum();
        return largest * Math.sqrt(squares);
    }

    /** The inner product; a number goes with every vector, as it does in arithmetic. */
    private static double dot(List<Value> arguments) {
        double[] left = entries(arguments, 0);
        double[] right = entries(arguments, 1);
        boolean scalarLeft = Values.number(arguments.get(0)).isPresent();
        boolean scalarRight = Values.number(arguments.get(1)).isPresent();
        if (!scalarLeft && !scalarRight && left.length != right.length) {
            throw new Refusal("needs two vectors of one size, not of " + left.length + " and " + right.length);
        }
        double sum = 0;
        for (int i = 0; i < (scalarLeft ? right : left).length; i++) {
            sum += left[scalarLeft ? 0 : i] * right[scalarRight ? 0 : i];
        }
        return sum;
    }

    private static Value basis(List<Value> arguments) {
        int dimension = size(arguments, 1);
        double index = real(arguments, 0);
        if (index != Math.rint(index) || index < 1 || index > dimension) {
            throw new Refusal("needs an index from 1 to " + dimension + ", " + ValueText.insteadOf(index));
        }
        double[] entries = new double[dimension];
        entries[(int) index - 1] = 1;
        return new Value.Vector(entries);
    }

    private static double[] filled(int size, double value) {
        double[] entries = new double[size];
        Arrays.fill(entries, value);
        return entries;
    }

    private static Value diagonal(double[] entries) {
        int size = entries.length;
        if ((long) size * size > MAXIMAL_LENGTH) {
            throw new Refusal("would make a matrix of more than " + MAXIMAL_LENGTH + " entries");
        }
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            matrix[i * size + i] = entries[i];
        }
        return new Value.Matrix(size, size, matrix);
    }

    private static Value spaced(double first, double last, int count, boolean ratios) {
        if (ratios && !(first > 0 && last > 0)) {
            throw new Refusal("needs two ends above 0");
        }
        double[] entries = new double[count];
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? 0 : (double) i / (count - 1);
            entries[i] = ratios ? first * Math.pow(last / first, share) : first + share * (last - first);
        }
        if (count > 1) {
            entries[count - 1] = last;
        }
        return new Value.Vector(entries);
    }

    private static long trueCount(List<Value> arguments) {
        List<Value> flags = new ArrayList<>(elements(arguments, 0));
        return flags.stream()
                .filter(value -> {
                    if (value instanceof Value.Flag flag) {
                        return flag.value();
                    }
                    throw new Refusal("needs a list of truth values");
                })
                .count();
    }
}
