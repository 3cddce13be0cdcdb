package dev.anneal.check;

import dev.anneal.catalogue.TypeReader;
import dev.anneal.catalogue.WrittenType;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.syntax.Expr;
import dev.anneal.syntax.TypeExpr;
import dev.anneal.type.Assignability;
import dev.anneal.type.Sizes;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import java.util.Optional;

/** Checks values against the types that their author wrote beside their names. */
final class Annotations {
    private final ExpressionCheck check;

    Annotations(ExpressionCheck check) {
        this.check = check;
    }

    /**
     * What is known of a value with a name.
     *
     * @param found the type of this value
     * @param allowed the type of every value that the name may have
     */
    record Checked(Type found, Type allowed) {}

    /** Checks the value of a name against the type that its author wrote, if one was written. */
    Checked check(Expr value, Optional<TypeExpr> written, String name) {
        if (written.isEmpty()) {
            Type found = check.check(value);
            return new Checked(found, found);
        }
        Optional<WrittenType> type = WrittenType.find(written.get());
        if (type.isEmpty()) {
            check.report(Diagnostic.of(
                            DiagnosticCode.UNKNOWN_NAME,
                            written.get().span(),
                            "there is no type `" + written.get().name() + "`")
                    .help(Suggestion.help(written.get().name(), TypeReader.NAMES)));
            check.check(value);
            return new Checked(Simple.ERRONEOUS, Simple.ERRONEOUS);
        }
        return check(value, type.get(), name);
    }

    private Checked check(Expr value, WrittenType written, String name) {
        Sizes sizes = new Sizes();
        written.sizes().forEach((text, size) -> {
            check.require(size, Simple.REAL, "a size");
            sizes.bind(text, check.size(size));
        });
        Type allowed = sizes.apply(written.type());
        Type found = check.require(value, allowed, "`" + name + "`");
        sizes.match(written.type(), found)
                .ifPresent(conflict -> check.report(Diagnostic.of(
                                DiagnosticCode.DIMENSION_MISMATCH,
                                value.span(),
                                "`" + name + "` has the wrong dimension: " + conflict.found() + " instead of "
                                        + conflict.needed())
                        .saying(found.toString())));
        if (Assignability.isLoose(found)) {
            return new Checked(allowed, allowed);
        }
        // `List` allows a vector, and `Record` says less than the fields that are there.
        return new Checked(found, found.getClass() == allowed.getClass() ? allowed : found);
    }
}
