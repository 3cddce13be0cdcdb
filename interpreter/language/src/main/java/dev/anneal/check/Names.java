package dev.anneal.check;

import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr.Identifier;
import dev.anneal.syntax.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The names of a file: those declared so far, all there will be, and the modules that it imports. */
final class Names {
    private final Map<String, CheckedDecl> checked = new LinkedHashMap<>();
    private final Map<String, ImportedModule> modules = new LinkedHashMap<>();
    private final Map<String, Identifier> places = new LinkedHashMap<>();
    private final Map<String, Identifier> later = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();
    private final Set<String> growing = new HashSet<>();
    private final Function<String, Optional<CheckedDecl>> source;

    /** The names of a script, none of which has been declared yet. */
    Names(Script script) {
        this(name -> Optional.empty());
        for (Decl decl : script.declarations()) {
            identifiers(decl).forEach(name -> later.putIfAbsent(name.text(), name));
        }
    }

    private Names(Function<String, Optional<CheckedDecl>> source) {
        this.source = source;
    }

    /** Names whose declarations are fetched when they are first asked for. */
    static Names growing(Function<String, Optional<CheckedDecl>> source) {
        return new Names(source);
    }

    /** The names that a declaration declares, as far as they could be read. */
    static List<Identifier> identifiers(Decl decl) {
        List<Identifier> names = new ArrayList<>();
        if (decl instanceof Decl.Import importing) {
            importing.selected().forEach(one -> names.add(one.local()));
            if (importing.selected().isEmpty()) {
                names.add(ImportCheck.alias(importing));
            }
        } else {
            identifier(decl).ifPresent(names::add);
        }
        names.removeIf(name -> name.text().isEmpty());
        return names;
    }

    /** The name that a declaration other than an import declares, if it declares one that could be read. */
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

    /** The checked declaration of a name, or of {@code module.name}. */
    Optional<CheckedDecl> find(String name) {
        int dot = name.indexOf('.');
        if (dot >= 0) {
            return module(name.substring(0, dot)).flatMap(module -> module.find(name.substring(dot + 1)));
        }
        CheckedDecl known = checked.get(name);
        if (known == null && growing.add(name)) {
            Optional<CheckedDecl> fetched = source.apply(name);
            fetched.ifPresent(declaration -> checked.put(name, declaration));
            growing.remove(name);
            return fetched;
        }
        return Optional.ofNullable(known);
    }

    /** The module that is imported under a name. */
    Optional<ImportedModule> module(String name) {
        return Optional.ofNullable(modules.get(name));
    }

    /** Where a name is declared, if it is declared by now. */
    Optional<Identifier> declaredAt(String name) {
        return Optional.ofNullable(places.get(name));
    }

    /** Where a name is declared first, be it further down. */
    Optional<Identifier> anywhere(String name) {
        return Optional.ofNullable(later.get(name));
    }

    void add(Identifier name, CheckedDecl declaration) {
        checked.putIfAbsent(name.text(), declaration);
        places.putIfAbsent(name.text(), name);
    }

    void add(Identifier name, ImportedModule module) {
        modules.putIfAbsent(name.text(), module);
        places.putIfAbsent(name.text(), name);
    }

    /** Notes that a name, or the module before its dot, is used. */
    void use(String name) {
        int dot = name.indexOf('.');
        used.add(dot < 0 ? name : name.substring(0, dot));
    }

    boolean isUsed(String name) {
        return used.contains(name);
    }

    /** All names that can be used by now. */
    List<String> all() {
        List<String> all = new ArrayList<>(checked.keySet());
        all.addAll(modules.keySet());
        return all;
    }
}
