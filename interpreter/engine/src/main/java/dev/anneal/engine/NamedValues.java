package dev.anneal.engine;

import dev.anneal.evaluate.Environment;
import dev.anneal.evaluate.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a script gives names to beside runs and tables, as results have it. */
final class NamedValues {
    private NamedValues() {}

    /**
     * The values that are data, and the functions.
     *
     * @param environment the values of the script, which the functions keep; it is not written any more
     * @param hosts what hosts add to the language
     * @param placed the names of runs and tables that results have in places of their own
     */
    static Map<String, Object> of(Environment environment, Hosts hosts, Set<String> placed) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : environment.names()) {
            // What is imported is known by a name with a dot.
            if (name.indexOf('.') < 0 && !placed.contains(name)) {
                environment
                        .find(name)
                        .flatMap(value -> object(name, value, environment, hosts))
                        .ifPresent(object -> values.put(name, object));
            }
        }
        return values;
    }

    private static Optional<Object> object(String name, Value value, Environment environment, Hosts hosts) {
        if (value instanceof Value.Closure closure) {
            return Optional.of(new CallableFunction(name, closure, environment, hosts));
        }
        return HostValues.object(value);
    }
}
