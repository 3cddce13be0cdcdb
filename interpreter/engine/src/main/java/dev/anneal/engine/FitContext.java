package dev.anneal.engine;

import dev.anneal.numerics.flow.Workers;
import dev.anneal.run.FitStore;

/**
 * What a backend has beside the fits that it makes. No result depends on it, to the bit.
 *
 * @param workers help with pieces of work within a fit
 * @param states where the states of fits that last long are kept while they are being made
 */
record FitContext(Workers workers, FitStore states) {
    /** No help, and nothing is kept. */
    static final FitContext ALONE = new FitContext(Workers.ALONE, FitStore.NONE);
}
