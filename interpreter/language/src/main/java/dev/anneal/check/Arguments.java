package dev.anneal.check;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.syntax.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matches the arguments of a call with parameters: first those by position, then those by name, a lambda also last. */
final class Arguments {
    private Arguments() {}

    /** A parameter as far as matching goes. */
    record Formal(String name, boolean optional) {}

    /** One argument for each parameter, or nothing after an error has been reported. */
    static Optional<List<Optional<Expr>>> match(
            ExpressionCheck check, Expr.Call call, String callee, List<Formal> formals) {
        List<Optional<Expr>> matched = new ArrayList<>();
        for (int i = 0; i < formals.size(); i++) {
            matched.add(Optional.empty());
        }
        boolean good = true;
        int next = 0;
        List<Expr> afterwards = new ArrayList<>();
        boolean named = false;
        for (Expr.Argument argument : call.arguments()) {
            if (argument.label().isPresent()) {
                named = true;
                good &= matchByName(
                        check, callee, formals, matched, argument.label().get(), argument.value());
            } else if (named) {
                afterwards.add(argument.value());
            } else if (next < formals.size()) {
                matched.set(next++, Optional.of(argument.value()));
            } else {
                good = tooMany(check, callee, formals, argument.value());
            }
        }
        for (Expr value : afterwards) {
            good &= matchAfterNames(check, callee, formals, matched, value);
        }
        return good && complete(check, call, callee, formals, matched) ? Optional.of(matched) : Optional.empty();
    }

    private static boolean matchByName(
            ExpressionCheck check,
            String callee,
            List<Formal> formals,
            List<Optional<Expr>> matched,
            Expr.Identifier label,
            Expr value) {
        for (int i = 0; i < formals.size(); i++) {
            if (formals.get(i).name().equals(label.text())) {
                if (matched.get(i).isPresent()) {
                    check.report(Diagnostic.of(
                            DiagnosticCode.TOO_MANY_ARGUMENTS, label.span(), "`" + label.text() + "` is given twice"));
                    return false;
                }
                matched.set(i, Optional.of(value));
                return true;
            }
        }
        List<String> known = formals.stream().map(Formal::name).toList();
        Optional<String> help = Suggestion.help(label.text(), known)
                .or(() -> known.isEmpty()
                        ? Optional.empty()
                        : Optional.of("`" + callee + "` takes `" + String.join("`, `", known) + "`"));
        check.report(Diagnostic.of(
                        DiagnosticCode.UNKNOWN_ARGUMENT,
                        label.span(),
                        "`" + callee + "` has no parameter `" + label.text() + "`")
                .help(help));
        return false;
    }

    private static boolean matchAfterNames(
            ExpressionCheck check, String callee, List<Formal> formals, List<Optional<Expr>> matched, Expr value) {
        if (value instanceof Expr.Lambda) {
            for (int i = 0; i < formals.size(); i++) {
                if (matched.get(i).isEmpty()) {
                    matched.set(i, Optional.of(value));
                    return true;
                }
            }
            return tooMany(check, callee, formals, value);
        }
        check.report(Diagnostic.of(
                        DiagnosticCode.UNKNOWN_ARGUMENT,
                        value.span(),
                        "an argument without a name cannot stand behind one with a name")
                .help("give it its name, or move it to the front"));
        return false;
    }

    private static boolean tooMany(ExpressionCheck check, String callee, List<Formal> formals, Expr value) {
        check.report(Diagnostic.of(
                DiagnosticCode.TOO_MANY_ARGUMENTS,
                value.span(),
                "`" + callee + "` takes "
                        + (formals.isEmpty() ? "no arguments" : "at most " + Counted.of(formals.size(), "argument"))));
        return false;
    }

    private static boolean complete(
            ExpressionCheck check, Expr.Call call, String callee, List<Formal> formals, List<Optional<Expr>> matched) {
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < formals.size(); i++) {
            if (matched.get(i).isEmpty() && !formals.get(i).optional()) {
                absent.add("`" + formals.get(i).name() + "`");
            }
        }
        if (!absent.isEmpty()) {
            check.report(Diagnostic.of(
                    DiagnosticCode.MISSING_ARGUMENT,
                    call.span(),
                    "`" + callee + "` needs " + String.join(" and ", absent)));
        }
        return absent.isEmpty();
    }
}
