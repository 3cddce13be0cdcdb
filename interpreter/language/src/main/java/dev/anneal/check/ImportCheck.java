package dev.anneal.check;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr.Identifier;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Checks an import, and finds what it makes available. */
final class ImportCheck {
    private static final String FILE_ENDING = ".anneal";

    private final Modules modules;
    private final Diagnostics diagnostics;

    ImportCheck(Modules modules, Diagnostics diagnostics) {
        this.modules = modules;
        this.diagnostics = diagnostics;
    }

    /**
     * Checks an import.
     *
     * @param declareModule is given the module under its name, if it is imported as a whole
     * @param declareName is given the declarations that are selected, under the names they get
     */
    void check(
            Decl.Import importing,
            BiConsumer<Identifier, ImportedModule> declareModule,
            BiConsumer<Identifier, CheckedDecl> declareName) {
        ImportedModule module = modules.find(importing, diagnostics).orElseGet(() -> new UnreadableModule(importing));
        if (importing.selected().isEmpty()) {
            Identifier alias = alias(importing);
            if (alias.text().isEmpty()) {
                diagnostics.add(Diagnostic.of(
                                DiagnosticCode.CANNOT_IMPORT,
                                importing.pathSpan(),
                                "the name of this file cannot be used as a name in the script")
                        .help("write `import \"" + importing.path() + "\" as` and a name"));
                return;
            }
            declareModule.accept(alias, module);
            return;
        }
        for (Decl.ImportedName one : importing.selected()) {
            if (!one.name().text().isEmpty()) {
                declareName.accept(
                        one.local(),
                        find(module, one.name(), diagnostics).orElseGet(() -> CheckedDecl.erroneous(importing)));
            }
        }
    }

    /** The name under which a module or file is used: the one it is given, or the last part of its own. */
    static Identifier alias(Decl.Import importing) {
        if (importing.alias().isPresent()) {
            return importing.alias().get();
        }
        String stem = stem(importing);
        return new Identifier(importing.pathSpan(), isName(stem) ? stem : "");
    }

    /** The last part of the name of a module or file, without a file's ending. */
    static String stem(Decl.Import importing) {
        String path = importing.path();
        if (!importing.file()) {
            return path.substring(path.lastIndexOf('.') + 1);
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.endsWith(FILE_ENDING) ? last.substring(0, last.length() - FILE_ENDING.length()) : last;
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && !Character.isDigit(text.codePointAt(0))
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    /** The declaration that a module offers under a name; an error if it offers none. */
    static Optional<CheckedDecl> find(ImportedModule module, Identifier name, Diagnostics diagnostics) {
        Optional<CheckedDecl> found = module.find(name.text());
        if (found.isEmpty()) {
            diagnostics.add(absence(module, name));
        }
        return found;
    }

    /** What is said about a name that a module does not offer. */
    static Diagnostic absence(ImportedModule module, Identifier name) {
        Optional<String> withheld = module.whyNotOffered(name.text());
        if (withheld.isPresent()) {
            return Diagnostic.of(
                    DiagnosticCode.NOT_OFFERED,
                    name.span(),
                    "`" + name.text() + "` of `" + module.title() + "` " + withheld.get());
        }
        Optional<String> help = Suggestion.help(name.text(), module.offered())
                .or(() -> module.offered().isEmpty()
                        ? Optional.empty()
                        : Optional.of("it offers `" + String.join("`, `", module.offered()) + "`"));
        return Diagnostic.of(
                        DiagnosticCode.UNKNOWN_MEMBER,
                        name.span(),
                        "`" + module.title() + "` has no `" + name.text() + "`")
                .help(help);
    }
}
