package dev.anneal.numerics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What is expensive to make and often wanted again: the values that were asked for last, by their keys. Thread-safe; a
 * value is made by one thread while the others wait for it.
 *
 * @param <K> what a value is made from
 * @param <V> immutable values
 */
public final class RecentlyUsed<K, V> {

    private final Function<K, V> maker;
    private final Map<K, V> values;

    /**
     * An empty store.
     *
     * @param capacity how many values it keeps, at least 1
     * @param maker makes a value
     */
    public RecentlyUsed(int capacity, Function<K, V> maker) {
        this.maker = maker;
        values = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The value of a key. */
    public synchronized V get(K key) {
        return values.computeIfAbsent(key, maker);
    }
}
