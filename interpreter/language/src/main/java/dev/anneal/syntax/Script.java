package dev.anneal.syntax;

import dev.anneal.source.Source;
import java.util.List;

/**
 * A parsed script: its declarations in the order of the text. What could not be read is left out and told in the
 * diagnostics that come with it.
 *
 * @param source the text
 * @param declarations its declarations
 */
public record Script(Source source, List<Decl> declarations) {
    public Script {
        declarations = List.copyOf(declarations);
    }
}
