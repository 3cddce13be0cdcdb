package dev.anneal.repl;

import dev.anneal.Inputs;
import dev.anneal.check.CheckedDecl;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.syntax.Decl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What becomes of what depends on a name when that is declared anew: checked again, and told about. */
final class Dependents {
    private final Session session;
    private final Workspace before;
    private final Workspace after;
    private final Set<String> names;

    Dependents(Session session, Workspace before, Workspace after, Statement statement) {
        this.session = session;
        this.before = before;
        this.after = after;
        this.names = after.compilation().checked().dependents(new HashSet<>(statement.names()));
    }

    void tell() {
        if (names.isEmpty()) {
            return;
        }
        Set<String> broken = after.broken();
        List<Diagnostic> wrong = new ArrayList<>();
        for (Diagnostic diagnostic : after.compilation().diagnostics()) {
            if (diagnostic.isError() && concerns(diagnostic)) {
                wrong.add(diagnostic);
            }
        }
        // The values are looked at as well: a vector that fitted may be too long now.
        for (Diagnostic diagnostic : after.compilation()
                .neededFor(this::isSoundDependent)
                .prepare(Inputs.defaults())
                .diagnostics()) {
            if (diagnostic.isError() && concerns(diagnostic) && !wrong.contains(diagnostic)) {
                wrong.add(diagnostic);
                after.script().at(diagnostic.primary().span()).ifPresent(at -> broken.addAll(at.names()));
            }
        }
        Set<String> mended = new LinkedHashSet<>(before.broken());
        mended.retainAll(names);
        mended.removeAll(broken);
        if (!mended.isEmpty()) {
            session.tell(new Reply.Noted(
                    Submission.quoted(mended) + (mended.size() == 1 ? " is" : " are") + " without error again"));
        }
        if (!wrong.isEmpty()) {
            session.tell(new Reply.Noted("what depends on it does not go with it any more:"));
            session.tell(new Reply.Diagnosed(
                    wrong.stream().map(after.script()::original).toList()));
        }
        Set<String> stale = new LinkedHashSet<>();
        for (CheckedDecl decl : after.compilation().checked().declarations()) {
            if (decl.decl() instanceof Decl.Study && decl.sound()) {
                stale.addAll(decl.names());
            }
        }
        stale.retainAll(names);
        stale.removeAll(broken);
        if (!stale.isEmpty()) {
            session.tell(new Reply.Noted(Submission.quoted(stale)
                    + (stale.size() == 1 ? " depends on it and is" : " depend on it and are")
                    + " made anew when used"));
        }
    }

    private boolean isSoundDependent(CheckedDecl decl) {
        return decl.sound() && decl.names().stream().anyMatch(names::contains);
    }

    private boolean concerns(Diagnostic diagnostic) {
        return after.script()
                .at(diagnostic.primary().span())
                .filter(at -> at.names().stream().anyMatch(names::contains))
                .isPresent();
    }
}
