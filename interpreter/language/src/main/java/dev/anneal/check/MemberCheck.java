package dev.anneal.check;

import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import dev.anneal.type.Words;
import java.util.List;
import java.util.Optional;

/** What stands behind a dot: members of values, and the names of modules. */
final class MemberCheck {
    private final ExpressionCheck check;
    private final CallCheck calls;
    private final TableCheck tables;

    MemberCheck(ExpressionCheck check, CallCheck calls) {
        this.check = check;
        this.calls = calls;
        this.tables = new TableCheck(check);
    }

    /** The type of {@code target.name}. */
    Type member(Expr.Member member) {
        Optional<ImportedModule> module = check.module(member.target());
        return module.isPresent()
                ? ofModule(member, module.get())
                        .map(declared -> check.nameCheck()
                                .declared(
                                        member,
                                        member.member().span(),
                                        member.span().text(),
                                        declared))
                        .orElse(Simple.ERRONEOUS)
                : member(member, check.check(member.target()));
    }

    /** The type of {@code target.name(…)}. */
    Type call(Expr.Call call, Expr.Member member) {
        Optional<ImportedModule> module = check.module(member.target());
        if (module.isPresent()) {
            Optional<CheckedDecl> declared = ofModule(member, module.get());
            if (declared.isEmpty()) {
                calls.checkArguments(call);
                return Simple.ERRONEOUS;
            }
            return calls.declaredCall(call, key(member), declared.get());
        }
        Type target = check.check(member.target());
        Optional<Signature> signature = Members.receiver(target)
                .flatMap(receiver ->
                        check.catalogue().member(receiver, member.member().text()));
        if (signature.isPresent() && signature.get().callable()) {
            return calls.signatureCall(call, signature.get(), Optional.of(target));
        }
        boolean matching = TableCheck.isMatching(call, member);
        if (target instanceof Type.Table table && matching) {
            return tables.matching(call, table);
        }
        if (target == Simple.ANY) {
            if (matching) {
                return tables.matching(call, Type.Table.UNKNOWN);
            }
            // What an unknown value offers is known when it is there.
            calls.checkArguments(call);
            check.facts().bind(member, new BoundCall.OfField());
            check.facts().bind(call, new BoundCall.OfValue());
            return Simple.ANY;
        }
        Type type = member(member, target);
        calls.checkArguments(call);
        if (type != Simple.ERRONEOUS) {
            check.report(Diagnostic.of(
                    DiagnosticCode.NOT_A_FUNCTION,
                    member.member().span(),
                    "`" + member.member().text() + "` is " + Words.a(type) + " and takes no arguments"));
        }
        return Simple.ERRONEOUS;
    }

    /** The declaration of a module that a member names. */
    private Optional<CheckedDecl> ofModule(Expr.Member member, ImportedModule module) {
        check.names().use(key(member));
        Optional<CheckedDecl> declared = check.declared(key(member));
        if (declared.isEmpty() && !member.member().text().isEmpty()) {
            check.report(ImportCheck.absence(module, member.member()));
        }
        return declared;
    }

    /** {@code module.name}, however it is spaced. */
    private static String key(Expr.Member member) {
        return ((Expr.Name) member.target()).text() + "." + member.member().text();
    }

    private Type member(Expr.Member member, Type target) {
        String name = member.member().text();
        if (target == Simple.ERRONEOUS) {
            return target;
        }
        if (target instanceof Type.Fields fields) {
            if (fields.fields().containsKey(name)) {
                check.facts().bind(member, new BoundCall.OfField());
                return fields.fields().getOrDefault(name, Simple.ANY);
            }
            return unknownMember(member, target, List.copyOf(fields.fields().keySet()));
        }
        if (target instanceof Type.Table table) {
            return tables.column(member, table);
        }
        Optional<String> receiver = Members.receiver(target);
        if (receiver.isEmpty()) {
            if (target == Simple.ANY) {
                check.facts().bind(member, new BoundCall.OfField());
                return Simple.ANY;
            }
            return unknownMember(member, target, List.of());
        }
        Optional<Signature> signature = check.catalogue().member(receiver.get(), name);
        if (signature.isEmpty()) {
            return unknownMember(member, target, check.catalogue().members(receiver.get()));
        }
        if (signature.get().callable()) {
            check.report(Diagnostic.of(
                            DiagnosticCode.NOT_A_FUNCTION,
                            member.member().span(),
                            "`" + name + "` is used with parentheses")
                    .help("write `." + name + "(…)`"));
            return Simple.ERRONEOUS;
        }
        boolean field = signature.get().kind() == Kind.FIELD || signature.get().kind() == Kind.SERIES;
        check.facts()
                .bind(
                        member,
                        field
                                ? new BoundCall.OfField()
                                : new BoundCall.OfSignature(signature.get(), true, BoundCall.Order.NONE));
        return signature.get().result();
    }

    private Type unknownMember(Expr.Member member, Type target, List<String> known) {
        String name = member.member().text();
        if (!name.isEmpty()) {
            check.report(Diagnostic.of(
                            DiagnosticCode.UNKNOWN_MEMBER,
                            member.member().span(),
                            Words.a(target) + " has no `" + name + "`")
                    .help(Suggestion.help(name, known)));
        }
        return Simple.ERRONEOUS;
    }
}
