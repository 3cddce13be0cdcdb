package dev.anneal.check;

import dev.anneal.syntax.Decl;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.Optional;
import java.util.Set;

/**
 * A declaration that has been checked.
 *
 * @param decl the declaration as it stands in the text
 * @param name the name it declares, if it declares one
 * @param type the type of its value
 * @param size its value as a size, where it is one
 * @param sound whether it, and all it depends on, is free of errors
 * @param usesResults whether it depends on what a run or sweep yields
 * @param dependencies the declarations it uses
 */
public record CheckedDecl(
        Decl decl,
        Optional<String> name,
        Type type,
        Dimension size,
        boolean sound,
        boolean usesResults,
        Set<String> dependencies) {
    public CheckedDecl {
        dependencies = Set.copyOf(dependencies);
    }
}
