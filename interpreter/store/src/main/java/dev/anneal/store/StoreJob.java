package dev.anneal.store;

import dev.anneal.run.FitStore;
import dev.anneal.run.Table;
import java.util.Map;

/** Something for the writer of a {@link ResultStore} to do. */
sealed interface StoreJob {
    /** Fits. */
    @SuppressWarnings("ArrayRecordComponent") // Never written after it is made, and never compared.
    record Fits(FitStore.Key key, byte[] content) implements StoreJob {}

    /** A table of results. */
    record Results(String name, Table table) implements StoreJob {}

    /** What the run was made of, in the place of what was noted about one before. */
    record Begin(Map<String, String> values) implements StoreJob {}

    /** Something more about the run. */
    record Notes(Map<String, String> values) implements StoreJob {}

    /** That the state of a fit is not needed any more. */
    record Forget(FitStore.Key key) implements StoreJob {}

    /** That nothing follows. */
    record End() implements StoreJob {}
}
