package dev.anneal;

import dev.anneal.evaluate.Value;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Values for the inputs of a script, and the seed of runs that name none. Immutable. */
public final class Inputs {
    private static final Inputs DEFAULTS = new Inputs(Map.of(), OptionalLong.empty());

    private final Map<String, Value> values;
    private final OptionalLong seed;

    private Inputs(Map<String, Value> values, OptionalLong seed) {
        this.values = Map.copyOf(values);
        this.seed = seed;
    }

    /** The defaults that the script declares. */
    public static Inputs defaults() {
        return DEFAULTS;
    }

    /** These inputs with a number. */
    public Inputs with(String name, double value) {
        return with(name, new Value.Number(value));
    }

    /** These inputs with a truth value. */
    public Inputs with(String name, boolean value) {
        return with(name, new Value.Flag(value));
    }

    /** These inputs with a text. */
    public Inputs with(String name, String value) {
        return with(name, new Value.Text(value));
    }

    /** These inputs with a vector. */
    public Inputs with(String name, double[] value) {
        return with(name, new Value.Vector(value.clone()));
    }

    /** These inputs with a value as it would be written in a script: a number, truth value or list; else a text. */
    public Inputs withText(String name, String text) {
        return with(name, InputText.read(text));
    }

    /** These inputs with a seed for runs that name none. */
    public Inputs withSeed(long defaultSeed) {
        return new Inputs(values, OptionalLong.of(defaultSeed));
    }

    private Inputs with(String name, Value value) {
        Map<String, Value> more = new TreeMap<>(values);
        more.put(name, value);
        return new Inputs(more, seed);
    }

    Map<String, Value> values() {
        return values;
    }

    OptionalLong seed() {
        return seed;
    }
}
