package dev.anneal.check;

import dev.anneal.catalogue.TypeReader;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.DeclVisitor;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Assignability;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import dev.anneal.type.TypeSize;
import dev.anneal.type.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks one declaration. */
final class DeclarationCheck implements DeclVisitor<CheckedDecl> {
    private static final double LANGUAGE_VERSION = 1;

    /** Words that can stand before `:` and behind `.`, but that an expression cannot refer to. */
    private static final Set<String> UNREADABLE =
            Set.of("let", "if", "then", "else", "and", "or", "not", "in", "for", "true", "false", "missing", "from");

    private final ExpressionCheck check;
    private final Optional<String> global;

    /**
     * A check of one declaration.
     *
     * @param global what its name is in the whole plan, if it declares one
     */
    DeclarationCheck(ExpressionCheck check, Optional<String> global) {
        this.check = check;
        this.global = global;
    }

    private CheckedDecl checked(Decl decl, Type type, Dimension size) {
        return new CheckedDecl(
                decl,
                global,
                type,
                size,
                new CheckedDecl.Traits(check.isSound(), check.isQuiet(), check.usesResults(), isRounded(decl)),
                check.lookups(),
                check.facts());
    }

    private CheckedDecl checked(Decl decl, Type type) {
        return checked(decl, type, Dimension.Unsized.UNDETERMINED);
    }

    private boolean isRounded(Decl decl) {
        return decl instanceof Decl.Let let && new Exactness(check).isRounded(let.value());
    }

    @Override
    public CheckedDecl language(Decl.Language language) {
        if (language.version() < 1 || language.version() != Math.rint(language.version())) {
            check.report(
                    Diagnostic.of(DiagnosticCode.INVALID_NUMBER, language.span(), "the language has no such version")
                            .help("this interpreter knows version 1: write `language 1`"));
        } else if (language.version() > LANGUAGE_VERSION) {
            check.report(Diagnostic.of(
                            DiagnosticCode.NEWER_LANGUAGE,
                            language.span(),
                            "the script is written in a newer version of the language than this interpreter knows")
                    .help("this interpreter knows version 1; a newer interpreter is needed"));
        }
        return checked(language, Simple.MISSING);
    }

    @Override
    public CheckedDecl importing(Decl.Import importing) {
        return checked(importing, Simple.MISSING);
    }

    @Override
    public CheckedDecl extern(Decl.Extern extern) {
        check.report(Diagnostic.of(
                        DiagnosticCode.EXTERN_OUTSIDE_LIBRARY,
                        extern.span(),
                        "`extern` declarations stand in the standard library and in extensions only")
                .help("declare it with `fn` and a body"));
        return checked(extern, Simple.ERRONEOUS);
    }

    @Override
    public CheckedDecl param(Decl.Param param) {
        Type type = check.annotations()
                .check(param.defaultValue(), param.type(), param.name().text())
                .allowed();
        if (check.usesResults()) {
            check.report(Diagnostic.of(
                    DiagnosticCode.DEPENDS_ON_RESULTS,
                    param.defaultValue().span(),
                    "an input cannot depend on what a run yields"));
        }
        param.range().ifPresent(range -> checkRange(range, type));
        Dimension size = type == Simple.REAL
                ? global.map(Dimension::variable).orElse(Dimension.Unsized.UNDETERMINED)
                : Dimension.Unsized.UNDETERMINED;
        return checked(param, type, size);
    }

    private void checkRange(Expr range, Type type) {
        if (range instanceof Expr.Range bounds) {
            check.require(bounds.first(), type, "the start of a range");
            check.require(bounds.last(), type, "the end of a range");
            return;
        }
        Type list = check.check(range);
        boolean good = Assignability.isLoose(list) || list instanceof Type.Vector || list instanceof Type.Sequence;
        if (!good) {
            check.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            range.span(),
                            "what an input may be is a range or a list, not " + Words.a(list))
                    .help("write `in 1..10` or `in [\"a\", \"b\"]`"));
        }
    }

    @Override
    public CheckedDecl let(Decl.Let let) {
        Type type = check.annotations()
                .check(let.value(), let.type(), let.name().text())
                .found();
        return checked(let, type, check.size(let.value()));
    }

    @Override
    public CheckedDecl function(Decl.Function function) {
        Scope inner = check.scope().inner();
        List<Type> parameters = parameters(function.parameters(), inner);
        Type wanted = function.result().flatMap(TypeReader::find).orElse(Simple.ANY);
        Type result = check.checkIn(inner, function.body(), wanted);
        if (!Assignability.fits(result, wanted)) {
            check.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            function.body().span(),
                            "`" + function.name().text() + "` must yield " + Words.a(wanted) + ", not "
                                    + Words.a(result))
                    .saying("this is " + Words.a(result)));
        }
        return checked(function, new Type.Function(parameters, TypeSize.part(result)));
    }

    private List<Type> parameters(List<Decl.Parameter> parameters, Scope inner) {
        List<Type> types = new ArrayList<>();
        for (Decl.Parameter parameter : parameters) {
            String name = parameter.name().text();
            Type type = parameter.type().flatMap(TypeReader::find).orElse(Simple.ANY);
            // A default may use the parameters before it.
            parameter
                    .defaultValue()
                    .ifPresent(value -> check.requireIn(inner, value, type, "the default of `" + name + "`"));
            if (UNREADABLE.contains(name)) {
                check.report(Diagnostic.of(
                                DiagnosticCode.UNEXPECTED_TEXT,
                                parameter.name().span(),
                                "a parameter cannot be called `" + name + "`, which is a word of the language")
                        .help("give it another name, such as `" + name + "_`"));
            }
            if (inner.find(name).isPresent()) {
                check.report(Diagnostic.of(
                        DiagnosticCode.DUPLICATE_NAME,
                        parameter.name().span(),
                        "there is a parameter `" + name + "` already"));
            }
            // The default is a starting point, not a limit: its type holds, its value may be another one.
            Type known = type == Simple.ANY && parameter.defaultValue().isPresent()
                    ? check.facts().type(parameter.defaultValue().get())
                    : type;
            // As a size it is not known either: another call may give another one.
            inner.add(name, known);
            types.add(type);
        }
        return types;
    }

    @Override
    public CheckedDecl named(Decl.Named named) {
        Scope scope = check.scope();
        if (named.parameters().isPresent()) {
            scope = scope.inner();
            parameters(named.parameters().get(), scope);
        }
        Type needed = switch (named.kind()) {
            case TARGET -> new Type.Density(Dimension.Unsized.UNDETERMINED);
            case FAMILY -> new Type.Family(Dimension.Unsized.UNDETERMINED);
            case SCHEDULE -> Simple.SCHEDULE;
        };
        Type type = check.checkIn(scope, named.value(), needed);
        if (!Assignability.fits(type, needed)) {
            check.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            named.value().span(),
                            "a " + named.kind().word() + " is declared with " + Words.a(needed) + ", not with "
                                    + Words.a(type))
                    .saying("this is " + Words.a(type)));
        }
        boolean inner = named.parameters().isPresent();
        return checked(named, declaredType(named.kind(), type, inner));
    }

    /** The type of a declared target, family or schedule; sizes that depend on its own parameters are not known. */
    private static Type declaredType(Decl.NamedKind kind, Type type, boolean parametrised) {
        return switch (kind) {
            case TARGET -> {
                Dimension dimension = Dimension.Unsized.UNDETERMINED;
                if (type instanceof Type.Density density) {
                    dimension = density.dimension();
                } else if (type instanceof Type.Weighted weighted) {
                    dimension = weighted.dimension();
                }
                yield new Type.Density(parametrised ? Dimension.Unsized.UNDETERMINED : dimension);
            }
            case FAMILY ->
                new Type.Family(
                        type instanceof Type.Family family && !parametrised
                                ? family.dimension()
                                : Dimension.Unsized.UNDETERMINED);
            case SCHEDULE -> Simple.SCHEDULE;
        };
    }

    @Override
    public CheckedDecl study(Decl.Study study) {
        Type type = new StudyCheck(check, study).check();
        return checked(study, type);
    }

    @Override
    public CheckedDecl table(Decl.Table table) {
        return checked(table, new TableCheck(check).table(table));
    }

    @Override
    public CheckedDecl plot(Decl.Plot plot) {
        check.require(plot.chart(), Simple.CHART, "what is plotted");
        return checked(plot, Simple.CHART);
    }

    @Override
    public CheckedDecl report(Decl.Report report) {
        for (Decl.ReportItem item : report.items()) {
            Optional<Decl> declaration = item.declaration();
            if (declaration.isPresent() && declaration.get() instanceof Decl.Plot plot) {
                plot(plot);
            } else if (declaration.isPresent() && declaration.get() instanceof Decl.Table table) {
                table(table);
            } else if (declaration.isPresent()) {
                check.report(Diagnostic.of(
                                DiagnosticCode.UNEXPECTED_TEXT,
                                declaration.get().span(),
                                "a report has `text`, `plot` and `table`, and nothing else")
                        .help("declare it before the report"));
            }
        }
        return checked(report, Simple.MISSING);
    }

    @Override
    public CheckedDecl expect(Decl.Expect expect) {
        if (expect.assertion() instanceof Decl.Assertion.Condition condition) {
            check.require(condition.condition(), Simple.BOOL, "what is expected");
        } else if (expect.assertion() instanceof Decl.Assertion.Agreement agreement) {
            Type value = check.require(agreement.value(), Simple.REAL, "the left side of `within`");
            check.require(agreement.tolerance(), Simple.REAL, "the tolerance");
            Type reference = check.require(agreement.reference(), Simple.REAL, "the right side of `within`");
            if (agreement.standardErrors()
                    && value == Simple.REAL
                    && reference == Simple.REAL
                    && !check.usesResults()) {
                check.report(Diagnostic.of(
                                DiagnosticCode.NO_STANDARD_ERROR,
                                expect.span(),
                                "neither side of `within … se of` has a standard error")
                        .and(agreement.value().span(), "number")
                        .and(agreement.reference().span(), "number")
                        .help("give an absolute tolerance: `within 0.01 of`"));
            }
        }
        return checked(expect, Simple.MISSING);
    }

    @Override
    public CheckedDecl print(Decl.Print print) {
        check.check(print.value());
        return checked(print, Simple.MISSING);
    }

    @Override
    public CheckedDecl save(Decl.Save save) {
        check.check(save.value());
        check.require(save.path(), Simple.STRING, "the path");
        return checked(save, Simple.MISSING);
    }
}
