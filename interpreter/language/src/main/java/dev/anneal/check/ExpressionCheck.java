package dev.anneal.check;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Signature;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.ExprVisitor;
import dev.anneal.type.Assignability;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import dev.anneal.type.TypeSize;
import dev.anneal.type.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the types of the expressions of one declaration and what their names refer to.
 *
 * <p>An error makes the type erroneous, which goes with everything: one mistake is one message.
 */
final class ExpressionCheck implements ExprVisitor<Type> {
    private final Modules modules;
    private final Names names;
    private final Facts facts;
    private final Diagnostics diagnostics;
    private final Optional<String> declaring;
    private final Lookups.Gathering lookups = new Lookups.Gathering();
    private final OperatorCheck operators = new OperatorCheck(this);
    private final NameCheck nameCheck = new NameCheck(this);
    private final CallCheck calls = new CallCheck(this);
    private final MemberCheck members = new MemberCheck(this, calls);
    private final SizeOf sizes = new SizeOf(this);
    private final Annotations annotations = new Annotations(this);
    private Scope scope = Scope.script();
    private Type expected = Simple.ANY;
    private boolean sound = true;
    private boolean quiet = true;
    private boolean usesResults;

    ExpressionCheck(Modules modules, Names names, Facts facts, Diagnostics diagnostics, Optional<String> declaring) {
        this.modules = modules;
        this.names = names;
        this.facts = facts;
        this.diagnostics = diagnostics;
        this.declaring = declaring;
    }

    /** The type of an expression. */
    Type check(Expr expression) {
        return check(expression, Simple.ANY);
    }

    /** The type of an expression that stands where a type is wanted; the wish helps to find what a name means. */
    Type check(Expr expression, Type wanted) {
        Type outer = expected;
        expected = wanted;
        try {
            Type type = expression.accept(this);
            // An error that was reported elsewhere, by the parser or at the declaration of a name, is one here too.
            sound &= type != Simple.ERRONEOUS;
            facts.type(expression, type);
            return type;
        } finally {
            expected = outer;
        }
    }

    /** Checks an expression that must have a type; {@code what} names its place: "the seed". */
    Type require(Expr expression, Type needed, String what) {
        Type type = check(expression, needed);
        if (!Assignability.fits(type, needed)) {
            report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            expression.span(),
                            what + " must be " + Words.a(needed) + ", not " + Words.a(type))
                    .saying("this is " + Words.a(type)));
        }
        return type;
    }

    /** The same for an expression in a scope of its own. */
    Type requireIn(Scope inner, Expr expression, Type needed, String what) {
        Scope outer = scope;
        scope = inner;
        try {
            return require(expression, needed, what);
        } finally {
            scope = outer;
        }
    }

    /** Checks an expression in a scope of its own. */
    Type checkIn(Scope inner, Expr expression, Type wanted) {
        Scope outer = scope;
        scope = inner;
        try {
            return check(expression, wanted);
        } finally {
            scope = outer;
        }
    }

    /** How many messages there are. */
    int found() {
        return diagnostics.size();
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
        quiet = false;
        if (diagnostic.isError()) {
            sound = false;
        }
    }

    /** Notes that the declaration has an error that was reported elsewhere. */
    void markUnsound() {
        sound = false;
    }

    Catalogue catalogue() {
        return modules.catalogue();
    }

    StandardLibrary library() {
        return modules.library();
    }

    Annotations annotations() {
        return annotations;
    }

    NameCheck nameCheck() {
        return nameCheck;
    }

    /** What a name means in the catalogue, where the expression at hand stands. */
    Optional<Signature> builtin(String name) {
        return calls.builtin(name, expected);
    }

    /** The name that is being declared. */
    Optional<String> declaring() {
        return declaring;
    }

    /** The type that is wanted where the expression at hand stands. */
    Type expected() {
        return expected;
    }

    Facts facts() {
        return facts;
    }

    Scope scope() {
        return scope;
    }

    Names names() {
        return names;
    }

    Dimension size(Expr expression) {
        return sizes.of(expression);
    }

    Lookups lookups() {
        return lookups.gathered();
    }

    /** What a name of the script, or {@code module.name}, means; noted, because what is checked here depends on it. */
    Optional<CheckedDecl> declared(String name) {
        Optional<CheckedDecl> found = names.find(name);
        lookups.asked(name, found);
        return found;
    }

    /** The module that an expression names, if it names one. */
    Optional<ImportedModule> module(Expr expression) {
        return expression instanceof Expr.Name name && scope.find(name.text()).isEmpty()
                ? names.module(name.text())
                : Optional.empty();
    }

    boolean isSound() {
        return sound;
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean usesResults() {
        return usesResults;
    }

    /** Notes that the declaration uses another one; its type, erroneous where the other has errors. */
    Type use(CheckedDecl used, String name) {
        names.use(name);
        lookups.used(name);
        usesResults |= used.usesResults() || used.decl() instanceof Decl.Study || used.decl() instanceof Decl.Table;
        if (!used.sound()) {
            sound = false;
            // Whatever is wrong with a schedule, it is meant to be one: what is done with it can still be checked.
            return used.decl() instanceof Decl.Named ? used.type() : Simple.ERRONEOUS;
        }
        return used.type();
    }

    @Override
    public Type number(Expr.NumberLiteral literal) {
        return Simple.REAL;
    }

    @Override
    public Type text(Expr.TextLiteral literal) {
        return Simple.STRING;
    }

    @Override
    public Type bool(Expr.BooleanLiteral literal) {
        return Simple.BOOL;
    }

    @Override
    public Type missing(Expr.MissingLiteral literal) {
        return Simple.MISSING;
    }

    @Override
    public Type erroneous(Expr.Erroneous erroneous) {
        sound = false;
        return Simple.ERRONEOUS;
    }

    @Override
    public Type name(Expr.Name name) {
        return nameCheck.name(name);
    }

    @Override
    public Type member(Expr.Member member) {
        return members.member(member);
    }

    @Override
    public Type call(Expr.Call call) {
        return call.callee() instanceof Expr.Member member ? members.call(call, member) : calls.call(call);
    }

    @Override
    public Type unary(Expr.Unary unary) {
        return operators.unary(unary);
    }

    @Override
    public Type binary(Expr.Binary binary) {
        return operators.binary(binary);
    }

    @Override
    public Type index(Expr.Index index) {
        return operators.index(index);
    }

    @Override
    public Type range(Expr.Range range) {
        require(range.first(), Simple.REAL, "the start of a range");
        require(range.last(), Simple.REAL, "the end of a range");
        return new Type.Vector(size(range.last()).minus(size(range.first())).plus(Dimension.known(1)));
    }

    @Override
    public Type conditional(Expr.Conditional conditional) {
        require(conditional.condition(), Simple.BOOL, "the condition of `if`");
        Type consequence = check(conditional.consequence(), expected);
        Type alternative = check(conditional.alternative(), expected);
        return Joined.of(consequence, alternative);
    }

    @Override
    public Type lambda(Expr.Lambda lambda) {
        List<Type> parameters = new ArrayList<>();
        Scope inner = scope.inner();
        boolean ofNumbers = expected == Simple.SCHEDULE;
        for (Expr.Identifier parameter : lambda.parameters()) {
            Type type = ofNumbers ? Simple.REAL : Simple.ANY;
            parameters.add(type);
            inner.add(parameter.text(), type);
        }
        Type result = checkIn(inner, lambda.body(), Simple.ANY);
        if (ofNumbers && lambda.parameters().size() != 1) {
            report(Diagnostic.of(
                    DiagnosticCode.TYPE_MISMATCH, lambda.span(), "a schedule is a function of one number, the time"));
        } else if (ofNumbers && !Assignability.fits(result, Simple.REAL)) {
            report(Diagnostic.of(
                    DiagnosticCode.TYPE_MISMATCH,
                    lambda.body().span(),
                    "a schedule yields a number, the inverse temperature, not " + Words.a(result)));
        }
        return new Type.Function(parameters, TypeSize.part(result));
    }

    @Override
    public Type parenthesised(Expr.Parenthesised parenthesised) {
        return check(parenthesised.inner(), expected);
    }

    @Override
    public Type list(Expr.ListLiteral list) {
        Type element = Simple.MISSING;
        boolean first = true;
        for (Expr expression : list.elements()) {
            Type type = check(expression);
            element = first ? type : Joined.of(element, type);
            first = false;
        }
        return Joined.list(element, Dimension.known(list.elements().size()));
    }

    @Override
    public Type comprehension(Expr.Comprehension comprehension) {
        Type list = check(comprehension.list());
        Scope inner = scope.inner();
        inner.add(comprehension.variable().text(), Joined.element(list));
        comprehension
                .condition()
                .ifPresent(condition -> requireIn(inner, condition, Simple.BOOL, "the condition of a comprehension"));
        Type element = checkIn(inner, comprehension.element(), Simple.ANY);
        return Joined.list(element, Dimension.Unsized.UNDETERMINED);
    }

    @Override
    public Type record(Expr.RecordLiteral record) {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (Expr.Field field : record.fields()) {
            Type before = fields.put(field.name().text(), TypeSize.part(check(field.value())));
            if (before != null) {
                report(Diagnostic.of(
                        DiagnosticCode.DUPLICATE_NAME,
                        field.name().span(),
                        "the record has a field `" + field.name().text() + "` already"));
            }
        }
        return new Type.Fields(fields);
    }

    @Override
    public Type block(Expr.Block block) {
        Scope outer = scope;
        Scope inner = scope.inner();
        scope = inner;
        Set<String> bound = new HashSet<>();
        try {
            for (Expr.Binding binding : block.bindings()) {
                Type type = annotations
                        .check(binding.value(), binding.type(), binding.name().text())
                        .found();
                if (!bound.add(binding.name().text())) {
                    report(Diagnostic.of(
                                    DiagnosticCode.DUPLICATE_NAME,
                                    binding.name().span(),
                                    "the block has a `" + binding.name().text() + "` already")
                            .help("give one of the two another name"));
                }
                inner.add(binding.name().text(), type, size(binding.value()));
            }
            return check(block.result(), expected);
        } finally {
            scope = outer;
        }
    }
}
