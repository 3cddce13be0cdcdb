package dev.anneal.core;

import dev.anneal.type.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A type whose sizes are the values of expressions.
 *
 * @param type the type, with a size variable for each expression
 * @param sizes the expressions, by the names of their variables
 */
public record SizedType(Type type, Map<String, Core> sizes) {
    public SizedType {
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }
}
