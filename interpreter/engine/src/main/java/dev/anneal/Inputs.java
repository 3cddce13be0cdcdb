package dev.anneal;

import dev.anneal.core.CoreDecl;
import dev.anneal.core.CoreScript;
import dev.anneal.engine.HostValues;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.plan.GivenInput;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Values for the inputs of a script, and the seed of runs that name none. Immutable. */
public final class Inputs {
    private static final Inputs DEFAULTS = new Inputs(Map.of(), Map.of(), OptionalLong.empty());

    private final Map<String, Value> values;
    private final Map<String, Span> texts;
    private final OptionalLong seed;

    private Inputs(Map<String, Value> values, Map<String, Span> texts, OptionalLong seed) {
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

    /** These inputs with a matrix: rows of one length. */
    public Inputs with(String name, double[][] rows) {
        return with(name, HostValues.of(rows));
    }

    /**
     * These inputs with a value of which only the class is known at run time.
     *
     * @param value a number, a truth value, a text, or an array or collection of these
     * @throws IllegalArgumentException if it is of another class
     */
    public Inputs withObject(String name, Object value) {
        return with(name, HostValues.of(value));
    }

    /** These inputs with a value as someone types it; the type of the input says how it is read. */
    public Inputs withText(String name, String text) {
        return withText(name, place(name, text));
    }

    /**
     * These inputs with a value as someone typed it.
     *
     * @param place the value, in the text in which it was typed: messages about the value show that text
     */
    public Inputs withText(String name, Span place) {
        Map<String, Span> more = new TreeMap<>(texts);
        more.put(name, place);
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

    /** The inputs for a script, whose types say what typed texts are. */
    Map<String, GivenInput> given(CoreScript script) {
        Map<String, GivenInput> all = new TreeMap<>();
        values.forEach((name, value) -> all.put(name, new GivenInput(value, place(name, ValueText.of(value)))));
        texts.forEach((name, place) -> all.put(name, new GivenInput(InputText.read(place.text()), place)));
        for (CoreDecl decl : script.declarations()) {
            if (decl instanceof CoreDecl.Input input && texts.containsKey(input.name())) {
                all.computeIfPresent(
                        input.name(),
                        (name, given) ->
                                new GivenInput(InputText.read(given.place().text(), input.type()), given.place()));
            }
        }
        return all;
    }

    /** A place for a value that a program gave: `name = value`, where only the value is marked. */
    private static Span place(String name, String text) {
        String statement = name + " = " + text;
        return new Span(Source.of("inputs", statement), statement.length() - text.length(), statement.length());
    }

    OptionalLong seed() {
        return seed;
    }
}
