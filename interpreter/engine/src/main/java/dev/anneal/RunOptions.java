package dev.anneal;

import dev.anneal.engine.FitMemory;
import dev.anneal.run.FitStore;
import dev.anneal.run.Limits;
import dev.anneal.run.RunEvent;
import java.util.Optional;
import java.util.function.Consumer;

/** How a plan is run. Immutable. */
public final class RunOptions {
    private static final RunOptions DEFAULTS =
            new RunOptions(event -> {}, Optional.empty(), FitStore.NONE, Optional.empty());

    private final Consumer<RunEvent> listener;
    private final Optional<Limits> limits;

    private final FitStore store;
    private final Optional<FitMemory> memory;

    private RunOptions(
            Consumer<RunEvent> listener, Optional<Limits> limits, FitStore store, Optional<FitMemory> memory) {
        this.listener = listener;
        this.limits = limits;
        this.store = store;
        this.memory = memory;
    }

    /** Nobody listens, and the interpreter's limits hold. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** These options with a listener; it is called from one thread, in order, and may be slow. */
    public RunOptions listener(Consumer<RunEvent> newListener) {
        return new RunOptions(newListener, limits, store, memory);
    }

    /** These options with limits that hold where they are tighter than the interpreter's. */
    public RunOptions limits(Limits tighter) {
        return new RunOptions(listener, Optional.of(tighter), store, memory);
    }

    /** These options with a store: fits of sweeps that are in it are not made again, others are kept in it. */
    public RunOptions store(FitStore newStore) {
        return new RunOptions(listener, limits, newStore, memory);
    }

    /** These options with a memory: fits that are in it are not made again, others are kept in it, in place of a store. */
    public RunOptions memory(FitMemory newMemory) {
        return new RunOptions(listener, limits, newMemory, Optional.of(newMemory));
    }

    FitMemory memory() {
        return memory.orElseGet(FitMemory::new);
    }

    FitStore store() {
        return store;
    }

    Consumer<RunEvent> listener() {
        return listener;
    }

    Optional<Limits> limits() {
        return limits;
    }
}
