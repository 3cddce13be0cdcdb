package dev.anneal.tape;

import java.util.List;

/**
 * A function as a closed graph of primitives in an order in which it can be computed: no names, no closures, nothing to
 * interpret. It is data; kernels are made from it elsewhere.
 *
 * @param inputs the number of its arguments
 * @param nodes its nodes; operands stand before the nodes that use them
 * @param results the indices of the nodes whose values it yields, at least one
 */
public record Tape(int inputs, List<Node> nodes, List<Integer> results) {
    public Tape {
        nodes = List.copyOf(nodes);
        results = List.copyOf(results);
        for (int i = 0; i < nodes.size(); i++) {
            for (int operand : nodes.get(i).operands()) {
                if (operand < 0 || operand >= i) {
                    throw new IllegalArgumentException("node " + i + " uses node " + operand);
                }
            }
        }
        for (int result : results) {
            if (result < 0 || result >= nodes.size()) {
                throw new IllegalArgumentException("there is no node " + result);
            }
        }
    }

    /**
     * A node of a tape.
     *
     * @param primitive what it computes
     * @param constants the value of a constant, the number of an input from 0, the weights of a sum; none elsewhere
     * @param operands the indices of the nodes it works on
     */
    public record Node(Primitive primitive, List<Double> constants, List<Integer> operands) {
        public Node {
            constants = List.copyOf(constants);
            operands = List.copyOf(operands);
            if (primitive.arity() >= 0 && operands.size() != primitive.arity()) {
                throw new IllegalArgumentException(primitive + " takes " + primitive.arity() + " operands");
            }
            int needed = switch (primitive) {
                case CONSTANT, INPUT -> 1;
                case WEIGHTED_SUM -> operands.size();
                default -> 0;
            };
            if (constants.size() != needed) {
                throw new IllegalArgumentException(primitive + " needs " + needed + " constants");
            }
        }

        /** The value of a constant, the number of an input. */
        public double constant() {
            return constants.get(0);
        }
    }
}
