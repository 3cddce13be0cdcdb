package dev.anneal.check;

import java.util.List;
import java.util.Optional;

/** What an import makes available: names with checked declarations. */
interface ImportedModule {
    /** What it is called in messages: {@code std.targets}, {@code shared.anneal}. */
    String title();

    /** The names that can be imported from it, in its order. */
    List<String> offered();

    /** The declaration of a name that it offers. */
    Optional<CheckedDecl> find(String name);

    /** Why a name that it has is not offered: "is private to its file"; empty if it has no such name. */
    Optional<String> whyNotOffered(String name);
}
