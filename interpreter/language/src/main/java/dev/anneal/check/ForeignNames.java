package dev.anneal.check;

import java.util.Map;
import java.util.Optional;

/** Names that mean something in other languages, and how the same is said here. */
final class ForeignNames {
    private static final String NOTHING = "what has no value is `missing`";
    private static final String NO_MODULE = "functions of mathematics need no module: `exp(1)`";
    private static final String LENGTH = "the length of a list is `length(…)`";

    private static final Map<String, String> HELP = Map.ofEntries(
            Map.entry("True", "write `true`"),
            Map.entry("TRUE", "write `true`"),
            Map.entry("False", "write `false`"),
            Map.entry("FALSE", "write `false`"),
            Map.entry("None", NOTHING),
            Map.entry("null", NOTHING),
            Map.entry("nil", NOTHING),
            Map.entry("undefined", NOTHING),
            Map.entry("NaN", NOTHING),
            Map.entry("nan", NOTHING),
            Map.entry("len", LENGTH),
            Map.entry("lambda", "a function is written as `x -> …`"),
            Map.entry("range", "the whole numbers from 1 to n are `1..n`"),
            Map.entry("pow", "a power is written with `^`"),
            Map.entry("power", "a power is written with `^`"),
            Map.entry("mod", "the remainder of a division is written with `%`"),
            Map.entry("str", "`print` shows values as they are: `print [\"x\", x]`"),
            Map.entry("np", NO_MODULE),
            Map.entry("numpy", NO_MODULE),
            Map.entry("math", NO_MODULE),
            Map.entry("torch", NO_MODULE));

    private ForeignNames() {}

    /** What is written here instead of a name. */
    static Optional<String> help(String name) {
        return Optional.ofNullable(HELP.get(name));
    }
}
