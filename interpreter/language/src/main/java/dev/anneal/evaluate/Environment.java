package dev.anneal.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a script's declarations, as far as they are known. Used by one thread. */
public final class Environment {
    private final Map<String, Value> values = new LinkedHashMap<>();

    /** The value of a declaration, if it is known. */
    public Optional<Value> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The names whose values are known, in the order in which they became so. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** An environment of its own with these values. */
    public Environment copy() {
        Environment copy = new Environment();
        copy.values.putAll(values);
        return copy;
    }

    /** Gives a declaration its value. */
    public void define(String name, Value value) {
        values.put(name, value);
    }
}
