package dev.anneal.check;

import dev.anneal.syntax.Expr.Identifier;
import dev.anneal.syntax.Script;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The checked model of a script.
 *
 * @param script the tree
 * @param imported the declarations of imported files and modules that it can need, each behind those it depends on
 * @param declarations its own declarations, in order
 * @param reused how many of its own were taken over from an earlier check
 */
public record CheckedScript(Script script, List<CheckedDecl> imported, List<CheckedDecl> declarations, int reused) {
    public CheckedScript {
        imported = List.copyOf(imported);
        declarations = List.copyOf(declarations);
    }

    /** Its declarations about which there was nothing to say, by their text. */
    Map<String, CheckedDecl> quiet() {
        Map<String, CheckedDecl> byText = new HashMap<>();
        for (CheckedDecl checked : declarations) {
            if (checked.traits().sound() && checked.traits().quiet()) {
                byText.putIfAbsent(checked.decl().span().text(), checked);
            }
        }
        return byText;
    }

    /** The part of it that some of its declarations need: these, and all that they depend on. */
    public CheckedScript neededFor(Predicate<CheckedDecl> wanted) {
        Set<String> names = new HashSet<>();
        Deque<CheckedDecl> needed = new ArrayDeque<>();
        // What a declaration depends on stands above it.
        for (int i = declarations.size() - 1; i >= 0; i--) {
            CheckedDecl declared = declarations.get(i);
            if (wanted.test(declared) || declares(declared, names)) {
                needed.addFirst(declared);
                names.addAll(declared.lookups().names());
            }
        }
        return new CheckedScript(script, imported, List.copyOf(needed), reused);
    }

    /** The names of the declarations that depend on one of these names, in their order, these names not included. */
    public Set<String> dependents(Set<String> names) {
        Set<String> changed = new HashSet<>(names);
        Set<String> dependents = new LinkedHashSet<>();
        for (CheckedDecl declared : declarations) {
            if (declared.lookups().names().stream().anyMatch(changed::contains)) {
                for (Identifier name : Names.identifiers(declared.decl())) {
                    if (changed.add(name.text())) {
                        dependents.add(name.text());
                    }
                }
            }
        }
        return dependents;
    }

    private static boolean declares(CheckedDecl declared, Set<String> names) {
        return declared.names().stream().anyMatch(names::contains);
    }
}
