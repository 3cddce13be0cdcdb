package dev.anneal.check;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.Expr.Identifier;
import dev.anneal.syntax.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks a script without its inputs: names, types, and sizes as far as they follow from the text.
 *
 * <p>Declarations are checked one by one in their order, each against those before it; one with an error is kept, and
 * what depends on it is not blamed for it. One whose text has been checked before, and for which all names still mean
 * the same, is taken over.
 */
public final class Checker {
    private final Names names;
    private final String prefix;
    private final Modules modules;
    private final Map<String, CheckedDecl> earlier;
    private final Diagnostics diagnostics;
    private final List<CheckedDecl> checked = new ArrayList<>();
    private int reused;

    private Checker(
            Script script, String prefix, Modules modules, Map<String, CheckedDecl> earlier, Diagnostics diagnostics) {
        this.names = new Names(script);
        this.prefix = prefix;
        this.modules = modules;
        this.earlier = earlier;
        this.diagnostics = diagnostics;
    }

    /** The checked model of a script; what is wrong with it is added to the diagnostics. */
    public static CheckedScript check(Script script, Modules modules, Diagnostics diagnostics) {
        return check(script, modules, Map.of(), diagnostics);
    }

    /** The same for a script that is a changed form of one that has been checked. */
    public static CheckedScript check(Script script, Modules modules, CheckedScript before, Diagnostics diagnostics) {
        return check(script, modules, before.quiet(), diagnostics);
    }

    private static CheckedScript check(
            Script script, Modules modules, Map<String, CheckedDecl> earlier, Diagnostics diagnostics) {
        Checker checker = new Checker(script, "", modules, earlier, diagnostics);
        for (Decl decl : script.declarations()) {
            checker.declaration(decl, diagnostics);
        }
        checker.reportUnused(script);
        return new CheckedScript(script, modules.checked(), checker.checked, checker.reused);
    }

    /**
     * The declarations of an imported file. What it runs and shows is looked at only to know what depends on it, and
     * advice about it is given where the file itself is checked.
     */
    static List<CheckedDecl> checkImported(Script script, String prefix, Modules modules, Diagnostics diagnostics) {
        Checker checker = new Checker(script, prefix, modules, Map.of(), diagnostics);
        for (Decl decl : script.declarations()) {
            Diagnostics own = new Diagnostics();
            checker.declaration(decl, own);
            if (FileModule.isConstant(decl) || decl instanceof Decl.Import || decl instanceof Decl.Language) {
                own.inOrder().stream().filter(Diagnostic::isError).forEach(diagnostics::add);
            }
        }
        return checker.checked;
    }

    /** One declaration by itself. */
    static CheckedDecl checkOne(Decl decl, String prefix, Names names, Modules modules, Diagnostics diagnostics) {
        Optional<Identifier> name = Names.identifier(decl);
        ExpressionCheck expressions = new ExpressionCheck(
                modules, names, new Facts(decl.span().start()), diagnostics, name.map(Identifier::text));
        try {
            return decl.accept(new DeclarationCheck(expressions, name.map(one -> prefix + one.text())));
        } catch (StackOverflowError tooDeep) {
            // The limits of the syntax suit stacks of a usual size; that of this thread is smaller.
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.NESTED_TOO_DEEPLY, decl.span(), "this declaration is nested too deeply")
                    .help("give its parts names of their own with `let`"));
            return CheckedDecl.erroneous(decl);
        }
    }

    private void declaration(Decl decl, Diagnostics found) {
        Optional<CheckedDecl> known = takenOver(decl);
        if (known.isPresent()) {
            reused++;
        }
        CheckedDecl result = known.orElseGet(() -> checkOne(decl, prefix, names, modules, found));
        if (decl instanceof Decl.Import importing) {
            new ImportCheck(modules, found)
                    .check(
                            importing,
                            (name, module) -> {
                                if (isFree(name, found)) {
                                    names.add(name, module);
                                }
                            },
                            (name, declared) -> {
                                if (isFree(name, found)) {
                                    names.add(name, declared);
                                }
                            });
        }
        Optional<Identifier> name = Names.identifier(decl);
        if (name.isPresent()) {
            if (isFree(name.get(), found)) {
                names.add(name.get(), result);
            } else {
                result = result.unsound();
            }
        }
        checked.add(result);
    }

    /** Whether a declaration goes on with what cannot be read: then even one of the same text was another one. */
    private static boolean isUnreadable(Decl decl) {
        List<Expr> values = new ArrayList<>();
        if (decl instanceof Decl.Param param) {
            values.add(param.defaultValue());
        } else if (decl instanceof Decl.Let let) {
            values.add(let.value());
        } else if (decl instanceof Decl.Function function) {
            values.add(function.body());
        } else if (decl instanceof Decl.Named named) {
            values.add(named.value());
        } else if (decl instanceof Decl.Print print) {
            values.add(print.value());
        } else if (decl instanceof Decl.Plot plot) {
            values.add(plot.chart());
        } else if (decl instanceof Decl.Save save) {
            values.add(save.value());
        } else if (decl instanceof Decl.Table table) {
            table.value().ifPresent(values::add);
        } else if (decl instanceof Decl.Expect expect) {
            values.add(
                    expect.assertion() instanceof Decl.Assertion.Agreement agreement
                            ? agreement.reference()
                            : ((Decl.Assertion.Condition) expect.assertion()).condition());
        }
        return values.stream().anyMatch(Expr.Erroneous.class::isInstance);
    }

    /** What is known about a declaration from an earlier check, if nothing that it depends on has changed. */
    private Optional<CheckedDecl> takenOver(Decl decl) {
        CheckedDecl before = earlier.get(decl.span().text());
        if (before == null || !before.lookups().holdIn(names) || isUnreadable(decl)) {
            return Optional.empty();
        }
        before.lookups().used().forEach(names::use);
        return Optional.of(before.movedTo(decl));
    }

    /** Whether a name can be declared: an error if it is taken, a warning if it hides something. */
    private boolean isFree(Identifier name, Diagnostics found) {
        Optional<Identifier> first = names.declaredAt(name.text());
        if (first.isPresent()) {
            found.add(Diagnostic.of(
                            DiagnosticCode.DUPLICATE_NAME, name.span(), "`" + name.text() + "` is declared already")
                    .and(first.get().span(), "declared here")
                    .help("give one of the two another name"));
            return false;
        }
        Catalogue catalogue = modules.catalogue();
        boolean hides = catalogue.keys().stream()
                .anyMatch(key -> key.receiver().isEmpty() && key.name().equals(name.text()));
        if (hides) {
            found.add(Diagnostic.of(
                            DiagnosticCode.HIDES_BUILTIN,
                            name.span(),
                            "`" + name.text() + "` hides what the language offers under this name")
                    .help("give it another name to keep both"));
        }
        return true;
    }

    private void reportUnused(Script script) {
        if (diagnostics.hasErrors()) {
            // A misspelt use would show as an unused declaration too.
            return;
        }
        for (Decl decl : script.declarations()) {
            if (!FileModule.isConstant(decl) && !(decl instanceof Decl.Import)) {
                continue;
            }
            for (Identifier name : Names.identifiers(decl)) {
                if (!names.isUsed(name.text()) && !name.text().startsWith("_")) {
                    diagnostics.add(
                            Diagnostic.of(DiagnosticCode.UNUSED, name.span(), "`" + name.text() + "` is never used"));
                }
            }
        }
    }
}
