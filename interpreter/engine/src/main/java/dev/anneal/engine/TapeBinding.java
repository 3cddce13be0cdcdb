package dev.anneal.engine;

import dev.anneal.numerics.tape.Operation;
import dev.anneal.numerics.tape.Program;
import dev.anneal.numerics.tape.ProgramBuilder;
import dev.anneal.tape.Primitive;
import dev.anneal.tape.Tape;

/** Translates the language's tapes into those of the numerics; neither knows the other. */
final class TapeBinding {
    private TapeBinding() {}

    static Program bind(Tape tape) {
        ProgramBuilder builder = Program.builder(tape.inputs());
        int[] values = new int[tape.nodes().size()];
        for (int i = 0; i < values.length; i++) {
            Tape.Node node = tape.nodes().get(i);
            int[] operands = node.operands().stream()
                    .mapToInt(operand -> values[operand])
                    .toArray();
            values[i] = switch (node.primitive()) {
                case CONSTANT -> builder.constant(node.constant());
                case INPUT -> builder.input((int) node.constant());
                case WEIGHTED_SUM ->
                    builder.weightedSum(
                            node.constants().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray(),
                            operands);
                default -> builder.apply(operation(node.primitive()), operands);
            };
        }
        return builder.build(
                tape.results().stream().mapToInt(result -> values[result]).toArray());
    }

    private static Operation operation(Primitive primitive) {
        return switch (primitive) {
            case FLOOR_MODULO -> Operation.FLOOR_MOD;
            case LESS_EQUAL -> Operation.LESS_OR_EQUAL;
            default -> Operation.valueOf(primitive.name());
        };
    }
}
