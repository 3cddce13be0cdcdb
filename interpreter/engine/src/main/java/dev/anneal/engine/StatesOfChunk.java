package dev.anneal.engine;

import dev.anneal.run.FitStore;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The states of the fits of a chunk in a store: they are needed until the chunk's rows are kept. Thread-safe. */
final class StatesOfChunk implements FitStore {
    private final FitStore store;
    private final Set<Key> keys = ConcurrentHashMap.newKeySet();

    StatesOfChunk(FitStore store) {
        this.store = store;
    }

    @Override
    public Optional<byte[]> find(Key key) {
        return store.find(key);
    }

    @Override
    public void keep(Key key, byte[] fits) {
        store.keep(key, fits);
    }

    @Override
    public Optional<byte[]> findState(Key key) {
        Optional<byte[]> state = store.findState(key);
        if (state.isPresent()) {
            keys.add(key);
        }
        return state;
    }

    @Override
    public void keepState(Key key, byte[] state) {
        keys.add(key);
        store.keepState(key, state);
    }

    @Override
    public void forgetState(Key key) {
        store.forgetState(key);
    }

    /** Forgets them all. */
    void forget() {
        keys.forEach(store::forgetState);
    }
}
