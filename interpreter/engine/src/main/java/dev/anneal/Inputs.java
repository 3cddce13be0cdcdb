package dev.anneal;

import dev.anneal.core.CoreDecl;
import dev.anneal.core.CoreScript;
import dev.anneal.evaluate.Value;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Values for the inputs of a script, and the seed of runs that name none. Immutable. */
public final class Inputs {
    private static final Inputs DEFAULTS = new Inputs(Map.of(), Map.of(), OptionalLong.empty());

    private final Map<String, Value> values;
    private final Map<String, String> texts;
    private final OptionalLong seed;

    private Inputs(Map<String, Value> values, Map<String, String> texts, OptionalLong seed) {
        this.values = Map.copyOf(values);
        this.texts = Map.copyOf(texts);
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

    /** These inputs with a value as someone types it; the type of the input says how it is read. */
    public Inputs withText(String name, String text) {
        Map<String, String> more = new TreeMap<>(texts);
        more.put(name, text);
        return new Inputs(values, more, seed);
    }

    /** These inputs with a seed for runs that name none. */
    public Inputs withSeed(long defaultSeed) {
        return new Inputs(values, texts, OptionalLong.of(defaultSeed));
    }

    private Inputs with(String name, Value value) {
        Map<String, Value> more = new TreeMap<>(values);
        more.put(name, value);
        return new Inputs(more, texts, seed);
    }

    /** The values for a script, whose inputs say what typed texts are. */
    Map<String, Value> values(CoreScript script) {
        Map<String, Value> all = new TreeMap<>(values);
        texts.forEach((name, text) -> all.put(name, InputText.read(text)));
        for (CoreDecl decl : script.declarations()) {
            if (decl instanceof CoreDecl.Input input && texts.containsKey(input.name())) {
                String text = texts.getOrDefault(input.name(), "");
                all.put(input.name(), InputText.read(text, input.type()));
            }
        }
        return all;
    }

    OptionalLong seed() {
        return seed;
    }
}
