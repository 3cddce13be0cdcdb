package dev.anneal.check;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Script;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a script without its inputs: names, types, and sizes as far as they follow from the text.
 *
 * <p>Declarations are checked one by one in their order, each against those before it; one with an error is kept, and
 * what depends on it is not blamed for it.
 */
public final class Checker {
    private Checker() {}

    /** The checked model of a script; what is wrong with it is added to the diagnostics. */
    public static CheckedScript check(Script script, Catalogue catalogue, Diagnostics diagnostics) {
        Names names = new Names(script);
        Facts facts = new Facts();
        List<CheckedDecl> checked = new ArrayList<>();
        for (Decl decl : script.declarations()) {
            ExpressionCheck expressions = new ExpressionCheck(
                    catalogue, names, facts, diagnostics, Names.identifier(decl).map(id -> id.text()));
            CheckedDecl result = checked(decl, expressions, diagnostics);
            boolean first = declare(decl, result, names, catalogue, diagnostics);
            checked.add(first ? result : unsound(result));
        }
        reportUnused(script, names, diagnostics);
        return new CheckedScript(script, checked, facts);
    }

    private static CheckedDecl checked(Decl decl, ExpressionCheck expressions, Diagnostics diagnostics) {
        try {
            return decl.accept(new DeclarationCheck(expressions));
        } catch (StackOverflowError tooDeep) {
            // The limits of the syntax suit stacks of a usual size; that of this thread is smaller.
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.NESTED_TOO_DEEPLY, decl.span(), "this declaration is nested too deeply")
                    .help("give its parts names of their own with `let`"));
            return new CheckedDecl(
                    decl,
                    Optional.empty(),
                    Type.Simple.ERRONEOUS,
                    Dimension.Unsized.UNDETERMINED,
                    false,
                    false,
                    Set.of());
        }
    }

    /** Adds a declaration's name to those that may be used from now on; false if the name is taken. */
    private static boolean declare(
            Decl decl, CheckedDecl result, Names names, Catalogue catalogue, Diagnostics diagnostics) {
        Optional<dev.anneal.syntax.Expr.Identifier> identifier = Names.identifier(decl);
        if (identifier.isEmpty()) {
            return true;
        }
        String name = identifier.get().text();
        Optional<CheckedDecl> before = names.find(name);
        if (before.isPresent()) {
            Diagnostic duplicate = Diagnostic.of(
                    DiagnosticCode.DUPLICATE_NAME, identifier.get().span(), "`" + name + "` is declared already");
            diagnostics.add(Names.identifier(before.get().decl())
                    .map(first -> duplicate.and(first.span(), "declared here"))
                    .orElse(duplicate)
                    .help("give one of the two another name"));
            return false;
        }
        boolean hides = catalogue.keys().stream()
                .anyMatch(key -> key.receiver().isEmpty() && key.name().equals(name));
        if (hides) {
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.HIDES_BUILTIN,
                            identifier.get().span(),
                            "`" + name + "` hides what the language offers under this name")
                    .help("give it another name to keep both"));
        }
        names.add(name, result);
        return true;
    }

    private static CheckedDecl unsound(CheckedDecl checked) {
        return new CheckedDecl(
                checked.decl(),
                Optional.empty(),
                checked.type(),
                checked.size(),
                false,
                checked.usesResults(),
                checked.dependencies());
    }

    private static void reportUnused(Script script, Names names, Diagnostics diagnostics) {
        if (diagnostics.hasErrors()) {
            // A misspelt use would show as an unused declaration too.
            return;
        }
        for (Decl decl : script.declarations()) {
            boolean counts = decl instanceof Decl.Param
                    || decl instanceof Decl.Let
                    || decl instanceof Decl.Function
                    || decl instanceof Decl.Named;
            Names.identifier(decl)
                    .filter(name ->
                            counts && !names.isUsed(name.text()) && !name.text().startsWith("_"))
                    .ifPresent(name -> diagnostics.add(
                            Diagnostic.of(DiagnosticCode.UNUSED, name.span(), "`" + name.text() + "` is never used")));
        }
    }
}
