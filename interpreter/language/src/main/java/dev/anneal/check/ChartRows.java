package dev.anneal.check;

import dev.anneal.syntax.Clause;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr;
import dev.anneal.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that the columns of a chart may use: what its run, or all of its runs, record. */
final class ChartRows {
    private static final List<String> ALWAYS_RECORDED = List.of("time", "beta");

    private ChartRows() {}

    static Scope scope(ExpressionCheck check, Expr data, Type type) {
        boolean runs = type instanceof Type.Run
                || (type instanceof Type.Sequence sequence && sequence.element() instanceof Type.Run);
        if (type instanceof Type.Table table) {
            return TableCheck.rows(check.scope(), table);
        }
        if (!runs) {
            return check.scope().unknownRows();
        }
        Map<String, Type> fields = new LinkedHashMap<>(RunFields.of(check.catalogue()));
        List<Decl.Study> studies = studies(check, data);
        Scope scope = check.scope().rows(fields);
        for (Decl.Study study : studies) {
            List<String> recorded = recorded(study);
            for (String field : fields.keySet()) {
                if (!recorded.contains(field)) {
                    scope.addAbsent(field, absence(study, field, recorded, check));
                }
            }
        }
        return scope;
    }

    private static Scope.Absence absence(Decl.Study study, String field, List<String> recorded, ExpressionCheck check) {
        String run = study.name().text();
        if (!RunFields.recordable(check.catalogue()).contains(field)) {
            return new Scope.Absence(
                    "`" + field + "` is known when a run is over and cannot be a column of its series",
                    "the columns of `" + run + "` are `" + String.join("`, `", recorded) + "`");
        }
        return new Scope.Absence(
                "the run `" + run + "` does not record `" + field + "`",
                "add `" + field + "` to its `record` clause, or `record " + field + " every 1` if it has none");
    }

    /** The runs that are named where the data of a chart stand; a run that is not named there is not looked at. */
    private static List<Decl.Study> studies(ExpressionCheck check, Expr data) {
        List<Decl.Study> studies = new ArrayList<>();
        if (data instanceof Expr.ListLiteral list) {
            list.elements().forEach(element -> studies.addAll(studies(check, element)));
        } else if (data instanceof Expr.Parenthesised inner) {
            studies.addAll(studies(check, inner.inner()));
        } else if (data instanceof Expr.Name name) {
            Optional<CheckedDecl> declared = check.declared(name.text());
            if (declared.isPresent() && declared.get().decl() instanceof Decl.Study study) {
                studies.add(study);
            }
        }
        return studies;
    }

    private static List<String> recorded(Decl.Study study) {
        List<String> recorded = new ArrayList<>(ALWAYS_RECORDED);
        for (Clause clause : study.clauses()) {
            if (clause instanceof Clause.Series series) {
                series.fields().forEach(field -> recorded.add(field.text()));
            }
        }
        return recorded;
    }
}
