package dev.anneal.plan;

import dev.anneal.tape.Primitive;
import dev.anneal.tape.Tape;

/** The meaning of tapes, written down a second time and as plainly as possible. */
final class TapeInterpreter {
    private TapeInterpreter() {}

    static double value(Tape tape, double... inputs) {
        double[] values = new double[tape.nodes().size()];
        for (int i = 0; i < values.length; i++) {
            Tape.Node node = tape.nodes().get(i);
            double[] operands = new double[node.operands().size()];
            for (int j = 0; j < operands.length; j++) {
                operands[j] = values[node.operands().get(j)];
            }
            if (node.primitive() == Primitive.WEIGHTED_SUM) {
                for (int j = 0; j < operands.length; j++) {
                    values[i] += node.constants().get(j) * operands[j];
                }
                continue;
            }
            values[i] = operands.length == 2
                    ? binary(node, operands[0], operands[1])
                    : operands.length == 3
                            ? (operands[0] != 0 ? operands[1] : operands[2])
                            : unary(node, operands.length == 0 ? Double.NaN : operands[0], inputs);
        }
        return values[tape.results().get(0)];
    }

    private static double unary(Tape.Node node, double x, double[] inputs) {
        return switch (node.primitive()) {
            case CONSTANT -> node.constant();
            case INPUT -> inputs[(int) node.constant()];
            case NEGATE -> -x;
            case NOT -> truth(x == 0);
            case ABS -> Math.abs(x);
            case SQRT -> Math.sqrt(x);
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case LOG1P -> Math.log1p(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TANH -> Math.tanh(x);
            case SIGMOID -> x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
            case FLOOR -> Math.floor(x);
            case ROUND -> Math.floor(x + 0.5);
            case ADD,
                    SUBTRACT,
                    MULTIPLY,
                    DIVIDE,
                    POWER,
                    FLOOR_MODULO,
                    MIN,
                    MAX,
                    LESS,
                    LESS_EQUAL,
                    EQUAL,
                    AND,
                    OR,
                    SELECT,
                    WEIGHTED_SUM -> throw new AssertionError(node.primitive() + " has one operand");
        };
    }

    private static double binary(Tape.Node node, double x, double y) {
        return switch (node.primitive()) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case POWER -> Math.pow(x, y);
            case FLOOR_MODULO -> x - y * Math.floor(x / y);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case LESS -> truth(x < y);
            case LESS_EQUAL -> truth(x <= y);
            case EQUAL -> truth(x == y);
            case AND -> truth(x != 0 && y != 0);
            case OR -> truth(x != 0 || y != 0);
            case CONSTANT,
                    INPUT,
                    NEGATE,
                    NOT,
                    ABS,
                    SQRT,
                    EXP,
                    LOG,
                    LOG1P,
                    SIN,
                    COS,
                    TANH,
                    SIGMOID,
                    FLOOR,
                    ROUND,
                    SELECT,
                    WEIGHTED_SUM -> throw new AssertionError(node.primitive() + " has two operands");
        };
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }
}
