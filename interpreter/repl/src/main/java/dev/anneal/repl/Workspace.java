package dev.anneal.repl;

import dev.anneal.Anneal;
import dev.anneal.Compilation;
import dev.anneal.check.CheckedDecl;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that has been accepted in a session, in an order in which a script could have it: declarations, and between them
 * what they were used for. The declarations are compiled; what only showed something is kept for the script that can be
 * saved. Immutable.
 *
 * @param statements all of it
 * @param script the declarations
 * @param compilation the declarations, compiled
 */
record Workspace(List<Statement> statements, SessionScript script, Compilation compilation) {
    Workspace {
        statements = List.copyOf(statements);
    }

    static Workspace empty(Anneal anneal) {
        SessionScript script = new SessionScript(List.of());
        return new Workspace(List.of(), script, anneal.compile(script.source()));
    }

    /** This workspace with other statements. */
    private Workspace of(List<Statement> changed) {
        SessionScript declarations =
                new SessionScript(changed.stream().filter(Statement::declares).toList());
        return new Workspace(changed, declarations, compilation.update(declarations.source()));
    }

    /** This workspace and something that was only shown. */
    Workspace withShown(Statement statement) {
        List<Statement> more = new ArrayList<>(statements);
        more.add(statement);
        return new Workspace(more, script, compilation);
    }

    /**
     * This workspace with a declaration, in the place of those of its names. Where it depends on what stands below that
     * place, it goes to the end, and what depends on it follows.
     */
    Workspace with(Statement statement) {
        int place = statements.size();
        List<Statement> rest = new ArrayList<>();
        for (Statement each : statements) {
            if (isReplaced(each, statement)) {
                place = Math.min(place, rest.size());
            } else {
                rest.add(each);
            }
        }
        List<Statement> inPlace = new ArrayList<>(rest);
        inPlace.add(Math.min(place, rest.size()), statement);
        Workspace changed = of(inPlace);
        boolean tooEarly = changed.about(statement).stream()
                .anyMatch(diagnostic -> diagnostic.code() == DiagnosticCode.USED_BEFORE_DECLARED);
        if (!tooEarly) {
            return changed;
        }
        Set<String> moved = compilation.checked().dependents(new HashSet<>(statement.names()));
        List<Statement> atEnd = new ArrayList<>(rest);
        List<Statement> followers = rest.stream()
                .filter(each -> each.names().stream().anyMatch(moved::contains))
                .toList();
        atEnd.removeAll(followers);
        atEnd.add(statement);
        atEnd.addAll(followers);
        Workspace reordered = of(atEnd);
        return reordered.about(statement).stream().anyMatch(Diagnostic::isError) ? changed : reordered;
    }

    /** This workspace with a statement at its end, where nothing stands below it, in the place of those of its names. */
    Workspace withAtEnd(Statement statement) {
        List<Statement> more = new ArrayList<>(script.statements());
        more.removeIf(each -> isReplaced(each, statement));
        more.add(statement);
        SessionScript longer = new SessionScript(more);
        return new Workspace(more, longer, compilation.update(longer.source()));
    }

    private static boolean isReplaced(Statement old, Statement by) {
        return !old.names().isEmpty() && by.names().containsAll(old.names());
    }

    /** Whether a declaration takes the place of one that says something else. */
    boolean isChangedBy(Statement statement) {
        return statements.stream()
                .anyMatch(each -> isReplaced(each, statement) && !each.text().equals(statement.text()));
    }

    /** What there is to say about a statement when it is compiled, in terms of the script. */
    List<Diagnostic> about(Statement statement) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() != DiagnosticCode.UNUSED)
                .filter(diagnostic -> script.at(diagnostic.primary().span())
                        .filter(statement::equals)
                        .isPresent())
                .toList();
    }

    /** What was found out about a statement. */
    Optional<CheckedDecl> checked(Statement statement) {
        return compilation.checked().declarations().stream()
                .filter(decl ->
                        script.at(decl.decl().span()).filter(statement::equals).isPresent())
                .findFirst();
    }

    /** Tells a declaration from all others of its script: by its place. */
    static Predicate<CheckedDecl> only(CheckedDecl wanted) {
        int place = wanted.decl().span().start();
        return decl -> decl.decl().span().start() == place;
    }

    /** What was found out about the declaration of a name. */
    Optional<CheckedDecl> checked(String name) {
        return compilation.checked().declarations().stream()
                .filter(decl -> decl.names().contains(name))
                .findFirst();
    }

    /** The names whose declarations have errors of their own. */
    Set<String> broken() {
        Set<String> broken = new LinkedHashSet<>();
        for (Diagnostic diagnostic : compilation.diagnostics()) {
            if (diagnostic.isError()) {
                script.at(diagnostic.primary().span()).ifPresent(at -> broken.addAll(at.names()));
            }
        }
        return broken;
    }
}
