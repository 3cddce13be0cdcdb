package dev.anneal.check;

import dev.anneal.syntax.Script;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
}
