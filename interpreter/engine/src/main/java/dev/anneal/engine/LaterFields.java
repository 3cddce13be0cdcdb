package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fields of a fit, some of which are worked out when they are first asked for. Thread-safe. */
final class LaterFields extends AbstractMap<String, Value> {
    private final Map<String, Value> known;
    private final Map<String, Supplier<Value>> later;
    private final Map<String, Value> found = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * Fields that are known, and others.
     *
     * @param later how the others are worked out; names that are not among the known ones
     */
    LaterFields(Map<String, Value> known, Map<String, Supplier<Value>> later) {
        this.known = new LinkedHashMap<>(known);
        this.later = new LinkedHashMap<>(later);
        names.addAll(known.keySet());
        names.addAll(later.keySet());
    }

    @Override
    public @Nullable Value get(@Nullable Object name) {
        Value value = known.get(name);
        Supplier<Value> missing = later.get(name);
        if (value != null || missing == null) {
            return value;
        }
        synchronized (found) {
            return found.computeIfAbsent(String.valueOf(name), any -> missing.get());
        }
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return names.contains(name);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(names);
    }

    @Override
    public Set<Entry<String, Value>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Value>> iterator() {
                return names.stream()
                        .map(name -> Map.entry(name, getOrDefault(name, Value.MISSING)))
                        .iterator();
            }

            @Override
            public int size() {
                return names.size();
            }
        };
    }
}
