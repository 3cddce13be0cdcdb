package dev.anneal.numerics.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Derives programs in reverse: the derivatives of the output with respect to all inputs, for about the price of four
 * evaluations however many inputs there are (Griewank and Walther, Evaluating Derivatives, 2008, chapter 3). They are
 * programs again, so whatever runs programs runs gradients.
 *
 * <p>At a kink the derivative is a one-sided one; steps have the derivative 0, and so has the square root of 0, which makes
 * the gradient of a norm 0 at the origin. A branch that is not taken adds nothing, even where it is not finite.
 */
public final class Gradient {
    private final Program function;
    private final ProgramBuilder builder;
    private final int[] nodes;
    private final List<List<Term>> terms = new ArrayList<>();

    /** What a use of a value adds to the derivative with respect to it: a weight times a node. */
    private record Term(double weight, int node) {}

    private Gradient(Program function) {
        this.function = function;
        this.builder = Program.builder(function.inputs());
        this.nodes = new int[function.size()];
    }

    /**
     * The program with the function's value and then its derivatives as outputs.
     *
     * @param function a program with one output
     * @throws IllegalArgumentException if it has more
     */
    public static Program of(Program function) {
        if (function.outputs() != 1) {
            throw new IllegalArgumentException("A gradient is that of one output, not of " + function.outputs() + ".");
        }
        return new Gradient(function).derive();
    }

    private Program derive() {
        for (int node = 0; node < nodes.length; node++) {
            nodes[node] = copy(node);
            terms.add(new ArrayList<>());
        }
        boolean[] active = function.active();
        int[] outputs = new int[1 + function.inputs()];
        Arrays.fill(outputs, builder.constant(0));
        outputs[0] = nodes[function.output(0)];
        terms.get(function.output(0)).add(new Term(1, builder.constant(1)));
        for (int node = nodes.length - 1; node >= 0; node--) {
            if (!active[node] || terms.get(node).isEmpty()) {
                continue;
            }
            int slope = sum(terms.get(node));
            if (function.operation(node) == Operation.INPUT) {
                outputs[1 + (int) function.constants(node)[0]] = slope;
            } else {
                pass(node, slope, active);
            }
        }
        return builder.build(outputs);
    }

    private int copy(int node) {
        int[] arguments = Arrays.stream(function.arguments(node))
                .map(argument -> nodes[argument])
                .toArray();
        double[] constants = function.constants(node);
        return switch (function.operation(node)) {
            case CONSTANT -> builder.constant(constants[0]);
            case INPUT -> builder.input((int) constants[0]);
            case WEIGHTED_SUM -> builder.weightedSum(constants, arguments);
            default -> builder.apply(function.operation(node), arguments);
        };
    }

    private int sum(List<Term> all) {
        return builder.weightedSum(
                all.stream().mapToDouble(Term::weight).toArray(),
                all.stream().mapToInt(Term::node).toArray());
    }

    /** Passes the derivative with respect to a value on to its arguments. */
    private void pass(int node, int slope, boolean[] active) {
        double[] weights = function.constants(node);
        for (int index = 0; index < function.arity(node); index++) {
            int argument = function.argument(node, index);
            if (!active[argument]) {
                continue;
            }
            if (function.operation(node) == Operation.WEIGHTED_SUM) {
                terms.get(argument).add(new Term(weights[index], slope));
            } else {
                Term term = term(node, index, slope);
                if (term.weight() != 0) {
                    terms.get(argument).add(term);
                }
            }
        }
    }

    private Term term(int node, int index, int slope) {
        int value = nodes[node];
        int a = nodes[function.argument(node, 0)];
        int b = function.arity(node) > 1 ? nodes[function.argument(node, 1)] : a;
        return switch (function.operation(node)) {
            case ADD -> new Term(1, slope);
            case SUBTRACT -> new Term(index == 0 ? 1 : -1, slope);
            case NEGATE -> new Term(-1, slope);
            case MULTIPLY -> gated(slope, index == 0 ? b : a);
            case DIVIDE ->
                index == 0
                        ? gated(slope, of(Operation.DIVIDE, builder.constant(1), b))
                        : new Term(-1, of(Operation.GATED_PRODUCT, slope, of(Operation.DIVIDE, value, b)));
            case POWER -> gated(slope, index == 0 ? ofBase(a, b) : ofExponent(a, value));
            case FLOOR_MOD ->
                index == 0
                        ? new Term(1, slope)
                        : new Term(
                                -1,
                                of(Operation.GATED_PRODUCT, slope, of(Operation.FLOOR, of(Operation.DIVIDE, a, b))));
            case MIN -> chosen(slope, of(Operation.LESS_OR_EQUAL, a, b), index == 0);
            case MAX -> chosen(slope, of(Operation.LESS_OR_EQUAL, b, a), index == 0);
            case SELECT -> index == 0 ? new Term(0, slope) : chosen(slope, a, index == 1);
            case GATED_PRODUCT -> gated(slope, index == 0 ? b : a);
            default -> ofFunction(function.operation(node), slope, a, value);
        };
    }

    /** The derivative of a power with respect to its base. */
    private int ofBase(int base, int exponent) {
        int less = of(Operation.SUBTRACT, exponent, builder.constant(1));
        return of(Operation.GATED_PRODUCT, exponent, of(Operation.POWER, base, less));
    }

    /** The derivative of a power with respect to its exponent; 0 for a base without a logarithm. */
    private int ofExponent(int base, int power) {
        int zero = builder.constant(0);
        int log = of(Operation.SELECT, of(Operation.LESS, zero, base), of(Operation.LOG, base), zero);
        return of(Operation.MULTIPLY, power, log);
    }

    /** Functions of one number; operations that are none are steps. */
    private Term ofFunction(Operation operation, int slope, int a, int value) {
        int one = builder.constant(1);
        return switch (operation) {
            case ABS ->
                new Term(1, of(Operation.SELECT, of(Operation.LESS, a, builder.constant(0)), minus(slope), slope));
            case SQRT -> {
                int half = of(Operation.DIVIDE, builder.constant(0.5), value);
                int zero = builder.constant(0);
                yield gated(slope, of(Operation.SELECT, of(Operation.EQUAL, value, zero), zero, half));
            }
            case EXP -> gated(slope, value);
            case LOG -> gated(slope, of(Operation.DIVIDE, one, a));
            case LOG1P -> gated(slope, of(Operation.DIVIDE, one, of(Operation.ADD, one, a)));
            case SIN -> gated(slope, of(Operation.COS, a));
            case COS -> new Term(-1, of(Operation.GATED_PRODUCT, slope, of(Operation.SIN, a)));
            case TANH -> gated(slope, of(Operation.SUBTRACT, one, of(Operation.MULTIPLY, value, value)));
            case SIGMOID -> gated(slope, of(Operation.MULTIPLY, value, of(Operation.SUBTRACT, one, value)));
            default -> new Term(0, slope);
        };
    }

    private Term chosen(int slope, int condition, boolean first) {
        int zero = builder.constant(0);
        return new Term(
                1, first ? of(Operation.SELECT, condition, slope, zero) : of(Operation.SELECT, condition, zero, slope));
    }

    /** A factor may be infinite or no number where the slope is 0, as in a branch that is not taken. */
    private Term gated(int slope, int factor) {
        return new Term(1, of(Operation.GATED_PRODUCT, slope, factor));
    }

    private int minus(int node) {
        return of(Operation.NEGATE, node);
    }

    private int of(Operation operation, int... arguments) {
        return builder.apply(operation, arguments);
    }
}
