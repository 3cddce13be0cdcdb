package dev.anneal.run;

import java.util.Optional;

/**
 * Keeps the fits of sweeps beyond the run that made them, and states of fits that last long while they are made. Whoever
 * implements it keeps bytes under keys and knows nothing of what they mean. Thread-safe; called by the threads that make
 * fits, so no method may wait for long.
 */
public interface FitStore {
    /** Keeps nothing. */
    FitStore NONE = new FitStore() {
        @Override
        public Optional<byte[]> find(Key key) {
            return Optional.empty();
        }

        @Override
        public void keep(Key key, byte[] fits) {}
    };

    /** What was kept under a key; empty if nothing was. */
    Optional<byte[]> find(Key key);

    /** Whether something was kept under a key. */
    default boolean has(Key key) {
        return find(key).isPresent();
    }

    /** Keeps fits that are finished; soon, and not necessarily before this returns. */
    void keep(Key key, byte[] fits);

    /** The state of a fit that was not finished, as it was kept last; empty if none was. */
    default Optional<byte[]> findState(Key key) {
        return Optional.empty();
    }

    /** Keeps the state of a fit in the place of an older one: at any moment one of them is there as a whole. */
    default void keepState(Key key, byte[] state) {}

    /** Forgets the state of a fit, as soon as what was kept before this call is safe. */
    default void forgetState(Key key) {}

    /**
     * What tells fits from all others.
     *
     * @param fit the hash of all that the result of a fit depends on, in hexadecimal digits
     * @param first the first of its repeats, from 0
     * @param end behind the last of its repeats
     */
    record Key(String fit, long first, long end) {}
}
