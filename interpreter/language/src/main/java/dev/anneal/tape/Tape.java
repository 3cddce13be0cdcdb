package dev.anneal.tape;

import java.util.List;

/**
 * A function as a closed graph of primitives in an order in which it can be computed: no names, no closures, nothing to
 * interpret. It is data; kernels are made from it elsewhere.
 *
 * @param inputs the number of its arguments
 * @param nodes its nodes; operands stand before the nodes that use them
 * @param result the index of the node whose value it yields
 */
public record Tape(int inputs, List<Node> nodes, int result) {
    public Tape {
        nodes = List.copyOf(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            for (int operand : nodes.get(i).operands()) {
                if (operand < 0 || operand >= i) {
                    throw new IllegalArgumentException("node " + i + " uses node " + operand);
                }
            }
        }
        if (result < 0 || result >= nodes.size()) {
            throw new IllegalArgumentException("there is no node " + result);
        }
    }

    /**
     * A node of a tape.
     *
     * @param primitive what it computes
     * @param constant the value of a constant, the number of an input from 0, and 0 elsewhere
     * @param operands the indices of the nodes it works on
     */
    public record Node(Primitive primitive, double constant, List<Integer> operands) {
        public Node {
            operands = List.copyOf(operands);
            if (operands.size() != primitive.arity()) {
                throw new IllegalArgumentException(primitive + " takes " + primitive.arity() + " operands");
            }
        }
    }
}
