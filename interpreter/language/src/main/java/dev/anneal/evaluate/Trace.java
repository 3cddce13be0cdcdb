package dev.anneal.evaluate;

import dev.anneal.core.Core;

/** Is told the value of every expression as it is evaluated; assertions use it to explain themselves. */
@FunctionalInterface
public interface Trace {
    /** Listens to nothing. */
    Trace NONE = (core, value) -> {};

    /** An expression has this value. */
    void evaluated(Core core, Value value);
}
