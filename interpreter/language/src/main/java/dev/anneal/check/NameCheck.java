package dev.anneal.check;

import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.source.Span;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.Expr.Identifier;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what a bare name refers to, and what its author may have meant where it refers to nothing. */
final class NameCheck {
    /** Nobody reads so many messages; looking for what each could have meant would take long. */
    private static final int MOST_WITH_SUGGESTIONS = 200;

    private final ExpressionCheck check;

    NameCheck(ExpressionCheck check) {
        this.check = check;
    }

    Type name(Expr.Name name) {
        String text = name.text();
        Optional<Scope.Entry> local = check.scope().find(text);
        if (local.isPresent() && local.get().absence().isPresent()) {
            Scope.Absence absence = local.get().absence().get();
            check.report(Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, name.span(), absence.message())
                    .help(absence.help()));
            return Simple.ERRONEOUS;
        }
        if (local.isPresent()) {
            check.facts().resolve(name, local.get().row() ? new Resolution.RowName(text) : new Resolution.Local(text));
            return local.get().type();
        }
        Optional<CheckedDecl> declared = check.declared(text);
        if (declared.isPresent()) {
            return declared(name, name.span(), text, declared.get());
        }
        Optional<ImportedModule> module = check.module(name);
        if (module.isPresent()) {
            check.names().use(text);
            String example = module.get().offered().stream().findFirst().orElse("name");
            check.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            name.span(),
                            "`" + text + "` is imported as a whole and is no value by itself")
                    .help("say which of its names is meant: `" + text + "." + example + "`"));
            return Simple.ERRONEOUS;
        }
        return undeclared(name);
    }

    /**
     * The type of a name that is declared, in the script or in a module.
     *
     * @param expression the name, or the member of the module
     * @param place where messages point
     * @param written the name as the script writes it: {@code targets.funnel}
     */
    Type declared(Expr expression, Span place, String written, CheckedDecl declared) {
        Type type = check.use(declared, written);
        declared.global().ifPresent(global -> check.facts().resolve(expression, new Resolution.Declared(global)));
        if (declared.decl() instanceof Decl.Named named && named.parameters().isPresent()) {
            check.report(Diagnostic.of(
                            DiagnosticCode.NOT_A_FUNCTION,
                            place,
                            "the " + named.kind().word() + " `" + written
                                    + "` has parameters and is used with parentheses")
                    .help("write `" + written + "()`, with its parameters between the parentheses"));
            return Simple.ERRONEOUS;
        }
        return type;
    }

    private Type undeclared(Expr.Name name) {
        String text = name.text();
        if (check.names().anywhere(text).isPresent()) {
            return reportTooEarly(name.span(), text);
        }
        Optional<Signature> constant = check.catalogue().find(Kind.VALUE, text);
        if (constant.isPresent()) {
            check.facts().resolve(name, new Resolution.Builtin(constant.get()));
            return constant.get().result();
        }
        if (check.scope().anyRowName()) {
            check.facts().resolve(name, new Resolution.RowName(text));
            return Simple.ANY;
        }
        Optional<Signature> callable = check.builtin(text);
        if (callable.isPresent()) {
            check.report(Diagnostic.of(
                            DiagnosticCode.NOT_A_FUNCTION,
                            name.span(),
                            "the " + callable.get().kind().words() + " `" + text + "` is used with parentheses")
                    .help("write `" + text + "(…)`"));
            return Simple.ERRONEOUS;
        }
        return reportUnknown(name);
    }

    /** Says that there is nothing of this name. */
    Type reportUnknown(Expr.Name name) {
        String text = name.text();
        List<String> modules = check.library().modulesWith(text);
        Optional<String> help = modules.isEmpty()
                ? ForeignNames.help(text).or(() -> Suggestion.help(text, visible()))
                : Optional.of("write `import " + modules.get(0) + " (" + text + ")` at the top of the script");
        check.report(Diagnostic.of(DiagnosticCode.UNKNOWN_NAME, name.span(), "there is no `" + text + "` here")
                .help(help));
        return Simple.ERRONEOUS;
    }

    /** Says that something is used above its declaration, or in it. */
    Type reportTooEarly(Span span, String text) {
        if (check.declaring().equals(Optional.of(text))) {
            check.report(Diagnostic.of(
                    DiagnosticCode.RECURSION, span, "`" + text + "` cannot be used in its own declaration"));
        } else {
            Diagnostic early = Diagnostic.of(
                    DiagnosticCode.USED_BEFORE_DECLARED, span, "`" + text + "` is used before it is declared");
            Optional<Identifier> later = check.names().anywhere(text);
            check.report(later.map(id -> early.and(id.span(), "declared here"))
                    .orElse(early)
                    .help("move its declaration above this line"));
        }
        return Simple.ERRONEOUS;
    }

    private List<String> visible() {
        if (check.found() > MOST_WITH_SUGGESTIONS) {
            return List.of();
        }
        List<String> visible = new ArrayList<>(check.scope().names());
        visible.addAll(check.names().all());
        visible.addAll(check.catalogue()
                .names(
                        Kind.VALUE,
                        Kind.FUNCTION,
                        Kind.DENSITY,
                        Kind.FAMILY,
                        Kind.SCHEDULE,
                        Kind.HORIZON,
                        Kind.METHOD,
                        Kind.PATH,
                        Kind.CHART));
        if (check.scope().aggregates()) {
            visible.addAll(check.catalogue().names(Kind.AGGREGATE));
        }
        return visible;
    }
}
