package dev.anneal.check;

import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr.Identifier;
import dev.anneal.syntax.Script;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The declarations of a script by name: those checked so far, and all there are. */
final class Names {
    private final Map<String, CheckedDecl> checked = new LinkedHashMap<>();
    private final Map<String, Decl> declared = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();

    Names(Script script) {
        for (Decl decl : script.declarations()) {
            identifier(decl).ifPresent(name -> declared.putIfAbsent(name.text(), decl));
        }
    }

    /** The name that a declaration declares, if it declares one that could be read. */
    static Optional<Identifier> identifier(Decl decl) {
        Optional<Identifier> name = Optional.empty();
        if (decl instanceof Decl.Param param) {
            name = Optional.of(param.name());
        } else if (decl instanceof Decl.Let let) {
            name = Optional.of(let.name());
        } else if (decl instanceof Decl.Function function) {
            name = Optional.of(function.name());
        } else if (decl instanceof Decl.Named named) {
            name = Optional.of(named.name());
        } else if (decl instanceof Decl.Study study) {
            name = Optional.of(study.name());
        } else if (decl instanceof Decl.Table table) {
            name = Optional.of(table.name());
        } else if (decl instanceof Decl.Plot plot) {
            name = plot.name();
        }
        return name.filter(identifier -> !identifier.text().isEmpty());
    }

    /** The checked declaration of a name. */
    Optional<CheckedDecl> find(String name) {
        return Optional.ofNullable(checked.get(name));
    }

    /** The first declaration of a name, checked or not. */
    Optional<Decl> declared(String name) {
        return Optional.ofNullable(declared.get(name));
    }

    void add(String name, CheckedDecl declaration) {
        checked.putIfAbsent(name, declaration);
    }

    void use(String name) {
        used.add(name);
    }

    boolean isUsed(String name) {
        return used.contains(name);
    }

    Set<String> all() {
        return checked.keySet();
    }
}
