package dev.anneal.engine;

import dev.anneal.numerics.tape.Operation;
import dev.anneal.numerics.tape.ScalarTape;
import dev.anneal.tape.Primitive;
import dev.anneal.tape.Tape;

/** Translates the language's tapes into those of the numerics; neither knows the other. */
final class TapeBinding {
    private TapeBinding() {}

    static ScalarTape bind(Tape tape) {
        ScalarTape.Builder builder = ScalarTape.builder();
        int[] values = new int[tape.nodes().size()];
        for (int i = 0; i < values.length; i++) {
            Tape.Node node = tape.nodes().get(i);
            if (node.primitive() == Primitive.CONSTANT) {
                values[i] = builder.constant(node.constant());
            } else if (node.primitive() == Primitive.INPUT) {
                values[i] = builder.input((int) node.constant());
            } else {
                int[] operands = new int[node.operands().size()];
                for (int j = 0; j < operands.length; j++) {
                    operands[j] = values[node.operands().get(j)];
                }
                values[i] = builder.apply(operation(node.primitive()), operands);
            }
        }
        return builder.build(values[tape.result()]);
    }

    private static Operation operation(Primitive primitive) {
        return switch (primitive) {
            case FLOOR_MODULO -> Operation.FLOOR_MOD;
            case LESS_EQUAL -> Operation.LESS_OR_EQUAL;
            default -> Operation.valueOf(primitive.name());
        };
    }
}
