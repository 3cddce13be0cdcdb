package dev.anneal;

import dev.anneal.core.CoreScript;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.engine.PlanCheck;
import dev.anneal.plan.ExecutionPlan;
import java.util.List;
import java.util.Optional;

/** A script with its inputs: a plan, or what is wrong. Immutable and thread-safe. */
public final class Preparation {
    private final List<Diagnostic> diagnostics;
    private final Optional<Plan> plan;

    private Preparation(List<Diagnostic> diagnostics, Optional<Plan> plan) {
        this.diagnostics = diagnostics;
        this.plan = plan;
    }

    static Preparation of(Anneal anneal, CoreScript core, Diagnostics compiled, Inputs inputs) {
        Diagnostics diagnostics = new Diagnostics(compiled);
        try {
            return of(anneal, core, inputs, diagnostics);
        } catch (OutOfMemoryError tooLarge) {
            // What was made is free again. Limits keep nearly all from coming so far.
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.LIMIT_EXCEEDED,
                    core.declarations().get(0).span(),
                    "to prepare this script needs more memory than there is"));
            return new Preparation(diagnostics.inOrder(), Optional.empty());
        }
    }

    private static Preparation of(Anneal anneal, CoreScript core, Inputs inputs, Diagnostics diagnostics) {
        ExecutionPlan plan = PlanCheck.plan(
                core,
                inputs.given(core),
                inputs.seed(),
                anneal.catalogue(),
                anneal.backends(),
                anneal.sources(),
                anneal.limits(),
                diagnostics);
        if (diagnostics.hasErrors()) {
            // What is never used may be so because of what is wrong.
            return new Preparation(
                    diagnostics.inOrder().stream()
                            .filter(diagnostic -> diagnostic.code() != DiagnosticCode.UNUSED)
                            .toList(),
                    Optional.empty());
        }
        return new Preparation(diagnostics.inOrder(), Optional.of(new Plan(anneal, plan)));
    }

    /** What is wrong or doubtful, in the order of the script; what compiling found included. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** The plan, if nothing is wrong. */
    public Optional<Plan> plan() {
        return plan;
    }
}
