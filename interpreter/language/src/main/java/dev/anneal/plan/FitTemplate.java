package dev.anneal.plan;

import dev.anneal.core.ClauseName;
import dev.anneal.core.Core;
import dev.anneal.core.CoreDecl;
import dev.anneal.core.OnFailure;
import dev.anneal.source.Span;
import java.util.Map;

/**
 * A run or sweep before its clauses are evaluated: each cell of a sweep evaluates them with its own values of the axes.
 *
 * @param name the name of the run or sweep
 * @param nameSpan where it is named
 * @param clauses the values of its clauses
 * @param recording what is recorded
 * @param onFailure what happens when a fit fails
 * @param retries how often a failed fit is made again from another start
 */
public record FitTemplate(
        String name,
        Span nameSpan,
        Map<ClauseName, Core> clauses,
        CoreDecl.Recording recording,
        OnFailure onFailure,
        int retries) {
    public FitTemplate {
        clauses = Map.copyOf(clauses);
    }

    /** The place of a clause's value, or of the run's name where it has none. */
    public Span span(ClauseName clause) {
        Core core = clauses.get(clause);
        return core == null ? nameSpan : core.span();
    }
}
