package dev.anneal.numerics.tape;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Which array holds which value of a program: one that is needed no more makes room for another, so that a long program
 * needs few arrays. Constants, inputs and outputs keep theirs.
 */
final class Slots {
    private final int[] slots;
    private final int count;

    private Slots(int[] slots, int count) {
        this.slots = slots;
        this.count = count;
    }

    static Slots of(Program program) {
        int size = program.size();
        int[] lastUse = new int[size];
        Arrays.fill(lastUse, -1);
        for (int node = 0; node < size; node++) {
            for (int argument : program.arguments(node)) {
                lastUse[argument] = node;
            }
        }
        for (int i = 0; i < program.outputs(); i++) {
            lastUse[program.output(i)] = Integer.MAX_VALUE;
        }
        int[] slots = new int[size];
        int count = 0;
        Deque<Integer> free = new ArrayDeque<>();
        for (int node = 0; node < size; node++) {
            boolean given = program.operation(node) == Operation.CONSTANT || program.operation(node) == Operation.INPUT;
            if (given) {
                // Written before the program runs: no array that it writes to, before or after.
                slots[node] = count++;
                lastUse[node] = Integer.MAX_VALUE;
                continue;
            }
            // Before the arguments are freed: an operation does not write over what it reads.
            slots[node] = free.isEmpty() ? count++ : free.pop();
            int last = -1;
            for (int argument : Arrays.stream(program.arguments(node)).sorted().toArray()) {
                if (argument != last && lastUse[argument] == node) {
                    free.push(slots[argument]);
                }
                last = argument;
            }
        }
        return new Slots(slots, count);
    }

    /** The number of arrays. */
    int count() {
        return count;
    }

    /** The array of a value. */
    int of(int node) {
        return slots[node];
    }
}
