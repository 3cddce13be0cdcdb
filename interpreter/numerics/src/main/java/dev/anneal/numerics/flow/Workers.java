package dev.anneal.numerics.flow;

import java.util.function.IntConsumer;

/** Who does independent pieces of work, in any order and perhaps at the same time. */
@FunctionalInterface
public interface Workers {
    /** The calling thread, one piece after another. */
    Workers ALONE = (count, work) -> {
        for (int i = 0; i < count; i++) {
            work.accept(i);
        }
    };

    /**
     * Does pieces 0 to {@code count - 1} and returns when all are done.
     *
     * @param work what to do; what it throws reaches the caller
     */
    void all(int count, IntConsumer work);
}
