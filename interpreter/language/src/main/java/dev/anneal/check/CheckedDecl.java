package dev.anneal.check;

import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr.Identifier;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.List;
import java.util.Optional;

/**
 * A declaration that has been checked.
 *
 * @param decl the declaration as it stands in the text
 * @param global what its name is in the whole plan, {@code shared.dim} for one of an imported file, if it declares one
 * @param type the type of its value
 * @param size its value as a size, where it is one
 * @param traits what else there is to know about it
 * @param lookups the names it asked for, and what they meant
 * @param facts what is known about its expressions
 */
public record CheckedDecl(
        Decl decl, Optional<String> global, Type type, Dimension size, Traits traits, Lookups lookups, Facts facts) {

    /**
     * What there is to know about a declaration beside its type.
     *
     * @param sound whether it, and all it depends on, is free of errors
     * @param quiet whether there was nothing to say about it, not even a warning
     * @param usesResults whether it depends on what a run or sweep yields
     * @param rounded whether it is a number that was computed with rounding
     */
    record Traits(boolean sound, boolean quiet, boolean usesResults, boolean rounded) {
        private Traits unsound() {
            return new Traits(false, false, usesResults, rounded);
        }
    }

    /** The names that it declares, as far as they could be read. */
    public List<String> names() {
        return Names.identifiers(decl).stream().map(Identifier::text).toList();
    }

    /** Whether it, and all it depends on, is free of errors. */
    public boolean sound() {
        return traits.sound();
    }

    /** Whether it depends on what a run or sweep yields. */
    public boolean usesResults() {
        return traits.usesResults();
    }

    /** A declaration that could not be read or found, with which everything goes. */
    static CheckedDecl erroneous(Decl decl) {
        return new CheckedDecl(
                decl,
                Optional.empty(),
                Type.Simple.ERRONEOUS,
                Dimension.Unsized.UNDETERMINED,
                new Traits(false, false, false, false),
                Lookups.NONE,
                new Facts(decl.span().start()));
    }

    /** What is known about this declaration, for one of the same text elsewhere. */
    CheckedDecl movedTo(Decl other) {
        return new CheckedDecl(
                other,
                global,
                type,
                size,
                traits,
                lookups,
                facts.movedTo(other.span().start()));
    }

    /** This declaration with an error that was found outside of it. */
    CheckedDecl unsound() {
        return new CheckedDecl(decl, Optional.empty(), type, size, traits.unsound(), lookups, facts);
    }

    /** What other declarations can know of it. */
    Outline outline() {
        return new Outline(global, type, size, traits, Outline.seen(decl));
    }

    /**
     * What other declarations can know of one: as long as it stays the same, they need not be checked again.
     *
     * @param text the part of its text that matters to others
     */
    record Outline(Optional<String> global, Type type, Dimension size, Traits traits, String text) {

        /** Calls see the parameters of a function, charts what a run records; of other values the type says all. */
        private static String seen(Decl decl) {
            if (decl instanceof Decl.Function function) {
                return "fn"
                        + function.parameters().stream()
                                .map(parameter -> parameter.span().text())
                                .toList();
            } else if (decl instanceof Decl.Named named) {
                String text = named.span().text();
                return named.kind() + (named.parameters().isPresent() ? text : "");
            }
            return decl instanceof Decl.Study
                    ? decl.span().text()
                    : decl.getClass().getSimpleName();
        }
    }
}
