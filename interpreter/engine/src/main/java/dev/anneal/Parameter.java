package dev.anneal;

import dev.anneal.core.CoreDecl;
import dev.anneal.core.CoreScript;
import java.util.ArrayList;
import java.util.List;

/**
 * An input of a script.
 *
 * @param name its name
 * @param type its type, in the words of messages
 * @param documentation what its {@code ///} comment says
 */
public record Parameter(String name, String type, String documentation) {
    static List<Parameter> of(CoreScript script) {
        List<Parameter> parameters = new ArrayList<>();
        for (CoreDecl decl : script.declarations()) {
            if (decl instanceof CoreDecl.Input input) {
                parameters.add(new Parameter(input.name(), input.type().toString(), input.documentation()));
            }
        }
        return parameters;
    }
}
