package dev.anneal.cli;

import dev.anneal.Inputs;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The inputs that a command was given.
 *
 * @param values what {@code --set} said
 * @param seed what {@code --seed} said
 */
record ScriptInputs(Map<String, String> values, OptionalLong seed) {
    /** No inputs: the script's defaults. */
    static final ScriptInputs NONE = new ScriptInputs(Map.of(), OptionalLong.empty());

    Inputs toInputs() {
        Inputs inputs = Inputs.defaults();
        for (Map.Entry<String, String> value : values.entrySet()) {
            inputs = inputs.withText(value.getKey(), place(value.getKey(), value.getValue()));
        }
        return seed.isPresent() ? inputs.withSeed(seed.getAsLong()) : inputs;
    }

    /** The value in the option as it was typed, which messages about it show. */
    private static Span place(String name, String value) {
        String option = "--set " + name + "=" + value;
        return new Span(Source.of("command line", option), option.length() - value.length(), option.length());
    }
}
