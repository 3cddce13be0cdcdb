package dev.anneal.check;

import dev.anneal.syntax.Script;
import java.util.List;

/**
 * The checked model of a script: its declarations in order, and what is known about its expressions.
 *
 * @param script the tree
 * @param declarations its declarations, checked
 * @param facts types, names and calls
 */
public record CheckedScript(Script script, List<CheckedDecl> declarations, Facts facts) {
    public CheckedScript {
        declarations = List.copyOf(declarations);
    }
}
