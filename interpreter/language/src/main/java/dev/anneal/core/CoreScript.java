package dev.anneal.core;

import java.util.List;

/**
 * A script in core form: those of its declarations that are free of errors.
 *
 * @param declarations in the order of the text
 */
public record CoreScript(List<CoreDecl> declarations) {
    public CoreScript {
        declarations = List.copyOf(declarations);
    }
}
