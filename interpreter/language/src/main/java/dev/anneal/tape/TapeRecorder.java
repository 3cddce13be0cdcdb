package dev.anneal.tape;

import dev.anneal.tape.Tape.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a tape while a function is evaluated on symbols; the same computation is written once. */
public final class TapeRecorder {
    private final int inputs;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> known = new HashMap<>();

    /** A recorder for a function with a number of inputs. */
    public TapeRecorder(int inputs) {
        this.inputs = inputs;
    }

    /** The node of a constant. */
    public int constant(double value) {
        return add(new Node(Primitive.CONSTANT, value, List.of()));
    }

    /** The node of an input, from 0. */
    public int input(int index) {
        return add(new Node(Primitive.INPUT, index, List.of()));
    }

    /** The node of a primitive applied to nodes. */
    public int apply(Primitive primitive, Integer... operands) {
        return add(new Node(primitive, 0, List.of(operands)));
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.size();
    }

    /** The tape that yields the value of a node. */
    public Tape finish(int result) {
        return new Tape(inputs, nodes, result);
    }

    private int add(Node node) {
        Integer before = known.get(node);
        if (before != null) {
            return before;
        }
        nodes.add(node);
        known.put(node, nodes.size() - 1);
        return nodes.size() - 1;
    }
}
