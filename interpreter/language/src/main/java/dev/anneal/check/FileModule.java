package dev.anneal.check;

import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file that a script imports: its inputs, values, functions, targets, families and schedules, but nothing it runs. */
final class FileModule implements ImportedModule {
    private final String title;
    private final Map<String, CheckedDecl> declarations = new LinkedHashMap<>();
    private final Map<String, String> withheld = new LinkedHashMap<>();

    FileModule(String title) {
        this.title = title;
    }

    /** Whether importing a file makes a declaration of it available. */
    static boolean isImportable(CheckedDecl checked) {
        return isConstant(checked.decl()) && !checked.usesResults();
    }

    /** Whether a declaration is of a kind that needs nothing to be run. */
    static boolean isConstant(Decl decl) {
        return decl instanceof Decl.Param
                || decl instanceof Decl.Let
                || decl instanceof Decl.Function
                || decl instanceof Decl.Named;
    }

    /** Notes a declaration that can be imported, unless its name is private. */
    void offer(CheckedDecl checked) {
        Names.identifier(checked.decl()).ifPresent(name -> declarations.putIfAbsent(name.text(), checked));
    }

    /** Notes a declaration that is left out when the file is imported. */
    void withhold(CheckedDecl checked) {
        for (Identifier name : Names.identifiers(checked.decl())) {
            String why = "is a part of what the file does; importing a file runs nothing of it";
            if (checked.decl() instanceof Decl.Import) {
                why = "is imported there from elsewhere; import it from where it is declared";
            } else if (isConstant(checked.decl())) {
                why = "depends on a run of the file; importing a file runs nothing of it";
            }
            withheld.putIfAbsent(name.text(), why);
        }
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> offered() {
        List<String> offered = new ArrayList<>(declarations.keySet());
        offered.removeIf(name -> name.startsWith("_"));
        return offered;
    }

    @Override
    public Optional<CheckedDecl> find(String name) {
        return name.startsWith("_") ? Optional.empty() : Optional.ofNullable(declarations.get(name));
    }

    @Override
    public Optional<String> whyNotOffered(String name) {
        return privacy(name, declarations.containsKey(name)).or(() -> Optional.ofNullable(withheld.get(name)));
    }

    /** The words about a private name, if there is one. */
    static Optional<String> privacy(String name, boolean declared) {
        return declared && name.startsWith("_")
                ? Optional.of("starts with `_` and is private to its file")
                : Optional.empty();
    }
}
