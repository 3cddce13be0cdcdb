package dev.anneal.check;

import dev.anneal.catalogue.Signature;

/** What a name refers to. */
public sealed interface Resolution {
    /** A parameter of a function or a name bound in a block or comprehension. */
    record Local(String name) implements Resolution {}

    /** A declaration of the script or of a module, by its name in the plan. */
    record Declared(String global) implements Resolution {}

    /** A constant of the catalogue. */
    record Builtin(Signature signature) implements Resolution {}

    /** A column of a table or a field of a run, in an expression over its rows. */
    record RowName(String name) implements Resolution {}
}
