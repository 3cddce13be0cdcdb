package dev.anneal.check;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.catalogue.TypeReader;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Assignability;
import dev.anneal.type.Sizes;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import dev.anneal.type.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls and members: what is called, which argument goes to which parameter, and whether types and sizes agree. */
final class CallCheck {
    private final ExpressionCheck check;

    CallCheck(ExpressionCheck check) {
        this.check = check;
    }

    /** What a name means in the catalogue, where a value of the expected type is wanted. */
    Optional<Signature> builtin(String name, Type expected) {
        Catalogue catalogue = check.catalogue();
        List<Kind> kinds = new ArrayList<>();
        if (check.scope().aggregates()) {
            kinds.add(Kind.AGGREGATE);
        }
        preferred(expected).ifPresent(kinds::add);
        kinds.addAll(List.of(
                Kind.FUNCTION,
                Kind.DENSITY,
                Kind.FAMILY,
                Kind.SCHEDULE,
                Kind.HORIZON,
                Kind.METHOD,
                Kind.PATH,
                Kind.CHART));
        return kinds.stream()
                .map(kind -> catalogue.find(kind, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Kind> preferred(Type expected) {
        if (expected instanceof Type.Density) {
            return Optional.of(Kind.DENSITY);
        }
        if (expected instanceof Type.Family) {
            return Optional.of(Kind.FAMILY);
        }
        if (expected == Simple.SCHEDULE) {
            return Optional.of(Kind.SCHEDULE);
        }
        if (expected == Simple.PATH) {
            return Optional.of(Kind.PATH);
        }
        return expected == Simple.CHART ? Optional.of(Kind.CHART) : Optional.empty();
    }

    /** The type of a call of anything but a member. */
    Type call(Expr.Call call) {
        if (call.callee() instanceof Expr.Name name) {
            if (check.scope().find(name.text()).isPresent()) {
                return valueCall(call);
            }
            Optional<CheckedDecl> declared = check.declared(name.text());
            if (declared.isPresent()) {
                return declaredCall(call, name.text(), declared.get());
            }
            if (check.module(name).isPresent()) {
                return valueCall(call);
            }
            if (check.names().anywhere(name.text()).isPresent()) {
                checkArguments(call);
                return check.nameCheck().reportTooEarly(name.span(), name.text());
            }
            Optional<Signature> signature = builtin(name.text(), check.expected());
            if (signature.isPresent()) {
                return signatureCall(call, signature.get(), Optional.empty());
            }
            if (check.catalogue().find(Kind.VALUE, name.text()).isPresent()) {
                return valueCall(call);
            }
            if (check.catalogue().find(Kind.AGGREGATE, name.text()).isPresent()) {
                checkColumns(call);
                check.report(Diagnostic.of(
                                DiagnosticCode.UNKNOWN_NAME,
                                name.span(),
                                "`" + name.text() + "` summarises the fits of a sweep and has no meaning here")
                        .help("it stands behind `measure` in a `sweep`, or behind `select` in a `table`"));
                return Simple.ERRONEOUS;
            }
            checkArguments(call);
            return check.nameCheck().reportUnknown(name);
        }
        return valueCall(call);
    }

    void checkArguments(Expr.Call call) {
        for (Expr.Argument argument : call.arguments()) {
            check.check(argument.value());
        }
    }

    /** Arguments that may be columns of something unknown: bare names are not looked up. */
    private void checkColumns(Expr.Call call) {
        for (Expr.Argument argument : call.arguments()) {
            check.checkIn(check.scope().unknownRows(), argument.value(), Simple.ANY);
        }
    }

    /** The parameters of a function that is a value have no names for its callers. */
    private void refuseNames(Expr.Call call) {
        for (Expr.Argument argument : call.arguments()) {
            argument.label()
                    .ifPresent(label -> check.report(Diagnostic.of(
                                    DiagnosticCode.UNKNOWN_ARGUMENT,
                                    label.span(),
                                    "a function that is a value takes its arguments by position")
                            .help("declare it with `fn` to name its arguments")));
        }
    }

    private Type valueCall(Expr.Call call) {
        Type callee = check.check(call.callee());
        checkArguments(call);
        refuseNames(call);
        check.facts().bind(call, new BoundCall.OfValue());
        if (callee == Simple.SCHEDULE && call.arguments().size() == 1) {
            return Simple.REAL;
        }
        if (callee instanceof Type.Function function) {
            if (function.parameters().size() != call.arguments().size()) {
                check.report(Diagnostic.of(
                        DiagnosticCode.TOO_MANY_ARGUMENTS,
                        call.span(),
                        "this function takes "
                                + Counted.of(function.parameters().size(), "argument") + ", not "
                                + call.arguments().size()));
            }
            return function.result();
        }
        if (!Assignability.isLoose(callee)) {
            check.report(Diagnostic.of(
                    DiagnosticCode.NOT_A_FUNCTION,
                    call.callee().span(),
                    "this is " + Words.a(callee) + " and cannot be called"));
            return Simple.ERRONEOUS;
        }
        return Simple.ANY;
    }

    /**
     * A call of something that is declared, in the script or in a module.
     *
     * @param written its name as the script writes it: {@code targets.funnel}
     */
    Type declaredCall(Expr.Call call, String written, CheckedDecl declared) {
        List<Decl.Parameter> parameters;
        Type result;
        if (declared.decl() instanceof Decl.Function function) {
            parameters = function.parameters();
            result = declared.type() instanceof Type.Function type ? type.result() : Simple.ANY;
        } else if (declared.decl() instanceof Decl.Named named
                && named.parameters().isPresent()) {
            parameters = named.parameters().get();
            result = declared.type();
        } else {
            return valueCall(call);
        }
        Type used = check.use(declared, written);
        List<Arguments.Formal> formals = new ArrayList<>();
        for (Decl.Parameter parameter : parameters) {
            formals.add(new Arguments.Formal(
                    parameter.name().text(), parameter.defaultValue().isPresent()));
        }
        Optional<List<Optional<Expr>>> arguments = Arguments.match(check, call, written, formals);
        if (arguments.isEmpty()) {
            checkArguments(call);
        } else {
            checkDeclared(parameters, arguments.get());
        }
        if (arguments.isEmpty() || used == Simple.ERRONEOUS || declared.global().isEmpty()) {
            return Simple.ERRONEOUS;
        }
        check.facts()
                .bind(
                        call,
                        new BoundCall.OfDeclaration(
                                declared.global().get(), BoundCall.Order.of(call, arguments.get())));
        return result;
    }

    private void checkDeclared(List<Decl.Parameter> parameters, List<Optional<Expr>> arguments) {
        Sizes sizes = new Sizes();
        for (int i = 0; i < parameters.size(); i++) {
            Decl.Parameter parameter = parameters.get(i);
            String name = parameter.name().text();
            arguments.get(i).ifPresent(argument -> {
                Type given = check.require(argument, type(parameter), "`" + name + "`");
                if (given == Simple.REAL) {
                    sizes.bind(name, check.size(argument));
                }
            });
        }
        for (int i = 0; i < parameters.size(); i++) {
            Decl.Parameter parameter = parameters.get(i);
            String name = "`" + parameter.name().text() + "`";
            arguments.get(i).ifPresent(argument -> {
                Type given = check.facts().type(argument);
                sizes.match(type(parameter), given)
                        .ifPresent(conflict -> check.report(Diagnostic.of(
                                        DiagnosticCode.DIMENSION_MISMATCH,
                                        argument.span(),
                                        name + " has the wrong dimension: " + conflict.found() + " instead of "
                                                + conflict.needed())
                                .saying(given.toString())));
            });
        }
    }

    private static Type type(Decl.Parameter parameter) {
        return parameter.type().flatMap(TypeReader::find).orElse(Simple.ANY);
    }

    /**
     * A call of something of the catalogue.
     *
     * @param receiver the type of the value before the dot, for a member
     */
    Type signatureCall(Expr.Call call, Signature signature, Optional<Type> receiver) {
        List<Arguments.Formal> formals = new ArrayList<>();
        for (Signature.Parameter parameter : signature.parameters()) {
            formals.add(new Arguments.Formal(
                    parameter.name(), parameter.defaultValue().isPresent()));
        }
        Optional<List<Optional<Expr>>> matched = Arguments.match(check, call, signature.name(), formals);
        if (matched.isEmpty()) {
            if (signature.kind() == Kind.CHART) {
                checkColumns(call);
            } else {
                checkArguments(call);
            }
            return signature.result() instanceof Simple ? signature.result() : Simple.ERRONEOUS;
        }
        check.facts()
                .bind(
                        call,
                        new BoundCall.OfSignature(
                                signature, receiver.isPresent(), BoundCall.Order.of(call, matched.get())));
        Sizes sizes = new Sizes();
        receiver.ifPresent(type -> sizes.bind("dim", SizeOf.dimension(type)));
        boolean agree = checkAgainst(signature, matched.get(), sizes);
        if (!agree) {
            return Simple.ERRONEOUS;
        }
        return signature.result() == Simple.NUMERIC ? numericResult(matched.get()) : sizes.apply(signature.result());
    }

    /** Checks arguments against a signature: sizes given as numbers first, because the others are compared with them. */
    private boolean checkAgainst(Signature signature, List<Optional<Expr>> arguments, Sizes sizes) {
        boolean agree = true;
        Scope rows = check.scope();
        List<Signature.Parameter> parameters = signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Signature.Parameter parameter = parameters.get(i);
            if (arguments.get(i).isEmpty()) {
                continue;
            }
            Expr argument = arguments.get(i).get();
            if (parameter.type() == Simple.COLUMN) {
                check.checkIn(
                        signature.kind() == Kind.AGGREGATE ? check.scope().summarised() : rows, argument, Simple.ANY);
                continue;
            }
            Type type = check.require(argument, new Sizes().apply(parameter.type()), "`" + parameter.name() + "`");
            agree &= checkChoice(parameter, argument);
            if (i == 0 && signature.kind() == Kind.CHART) {
                agree &= checkRows(argument, type);
                rows = ChartRows.scope(check, argument, type);
            }
            if (parameter.type() == Simple.REAL) {
                sizes.bind(parameter.name(), check.size(argument));
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (arguments.get(i).isPresent() && parameters.get(i).type() != Simple.COLUMN) {
                agree &= checkSizes(parameters.get(i), arguments.get(i).get(), sizes);
            }
        }
        return agree;
    }

    private boolean checkRows(Expr data, Type type) {
        boolean list = type instanceof Type.Sequence sequence
                && (sequence.element() instanceof Type.Run || Assignability.isLoose(sequence.element()));
        if (list || type instanceof Type.Run || type instanceof Type.Table || Assignability.isLoose(type)) {
            return true;
        }
        check.report(Diagnostic.of(
                DiagnosticCode.TYPE_MISMATCH,
                data.span(),
                "a chart shows a run, a list of runs or a table, not " + Words.a(type)));
        return false;
    }

    private boolean checkSizes(Signature.Parameter parameter, Expr argument, Sizes sizes) {
        Optional<Sizes.Conflict> conflict =
                sizes.match(parameter.type(), check.facts().type(argument));
        conflict.ifPresent(c -> check.report(Diagnostic.of(
                        DiagnosticCode.DIMENSION_MISMATCH,
                        argument.span(),
                        "`" + parameter.name() + "` has the wrong dimension: " + c.found() + " instead of "
                                + c.needed())
                .saying(check.facts().type(argument).toString())));
        return conflict.isEmpty();
    }

    private boolean checkChoice(Signature.Parameter parameter, Expr argument) {
        if (parameter.choices().isEmpty()
                || !(argument instanceof Expr.TextLiteral text)
                || parameter.choices().contains(text.value())) {
            return true;
        }
        String choices = "\"" + String.join("\", \"", parameter.choices()) + "\"";
        check.report(Diagnostic.of(
                        DiagnosticCode.OUT_OF_RANGE,
                        argument.span(),
                        "`" + parameter.name() + "` cannot be \"" + text.value() + "\"")
                .help(Suggestion.nearest(text.value(), parameter.choices())
                        .map(word -> "did you mean \"" + word + "\"?")
                        .orElse("it is one of " + choices)));
        return false;
    }

    /** The type of what works entry by entry: that of its argument. */
    private Type numericResult(List<Optional<Expr>> arguments) {
        Type type = arguments.stream()
                .flatMap(Optional::stream)
                .map(check.facts()::type)
                .findFirst()
                .orElse(Simple.REAL);
        return type == Simple.MISSING ? Simple.REAL : type;
    }
}
