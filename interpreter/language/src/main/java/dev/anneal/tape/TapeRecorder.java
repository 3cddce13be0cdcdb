package dev.anneal.tape;

import dev.anneal.tape.Tape.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a tape while a function is evaluated on symbols; the same computation is written once. */
public final class TapeRecorder {
    private final int inputs;
    private final Subject subject;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> known = new HashMap<>();

    /**
     * What is being recorded, in the words of messages.
     *
     * @param function the function, such as "a function of time"
     * @param argument what it is a function of, such as "time"
     */
    public record Subject(String function, String argument) {
        /** A schedule. */
        public static final Subject TIME = new Subject("a function of time", "time");

        /** The logarithm of a density, or what else is said of its points. */
        public static final Subject POINT = new Subject("a function of the point", "the point");
    }

    /** A recorder for a function with a number of inputs. */
    public TapeRecorder(int inputs, Subject subject) {
        this.inputs = inputs;
        this.subject = subject;
    }

    /** What is being recorded. */
    public Subject subject() {
        return subject;
    }

    /** The node of a constant. */
    public int constant(double value) {
        return add(new Node(Primitive.CONSTANT, List.of(value), List.of()));
    }

    /** The node of an input, from 0. */
    public int input(int index) {
        return add(new Node(Primitive.INPUT, List.of((double) index), List.of()));
    }

    /** The node of a primitive applied to nodes. */
    public int apply(Primitive primitive, Integer... operands) {
        return add(new Node(primitive, List.of(), List.of(operands)));
    }

    /** The node of a sum of nodes, each times a weight. */
    public int weightedSum(List<Double> weights, List<Integer> operands) {
        return add(new Node(Primitive.WEIGHTED_SUM, weights, operands));
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.size();
    }

    /** The tape that yields the values of nodes. */
    public Tape finish(List<Integer> results) {
        return new Tape(inputs, nodes, results);
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
