package dev.anneal.engine;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.core.CoreScript;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.evaluate.ValueText;
import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.FitTemplate;
import dev.anneal.plan.GivenInput;
import dev.anneal.plan.Planner;
import dev.anneal.plan.Step;
import dev.anneal.run.Limits;
import dev.anneal.source.SourceResolver;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a plan and looks whether it can be executed: backends, limits, and what its author may not have meant. */
public final class PlanCheck {
    private PlanCheck() {}

    /** The plan of a script with its inputs and the files it reads; errors and warnings are added to the diagnostics. */
    public static ExecutionPlan plan(
            CoreScript script,
            Map<String, GivenInput> inputs,
            OptionalLong defaultSeed,
            Catalogue catalogue,
            Backends backends,
            SourceResolver files,
            Limits limits,
            Diagnostics diagnostics) {
        ExecutionPlan plan =
                Planner.plan(script, inputs, defaultSeed, catalogue, new EngineIntrinsics(files), diagnostics);
        Cost total = new Cost(0, 0, 0);
        for (Step step : plan.steps()) {
            if (step instanceof Step.Sweep sweep) {
                total = total.plus(SweepCheck.check(sweep, backends, diagnostics));
                checkLimits(sweep.template(), total, plan, limits, diagnostics);
            } else if (step instanceof Step.Save save) {
                Saving.objection(save).ifPresent(diagnostics::add);
            }
            if (!(step instanceof Step.Fit fit)) {
                continue;
            }
            Optional<Refusal> refusal = backends.refusal(fit.spec());
            if (refusal.isPresent()) {
                diagnostics.add(Diagnostic.of(
                                DiagnosticCode.NO_BACKEND,
                                fit.template().span(refusal.get().clause()),
                                refusal.get().message())
                        .help(refusal.get().help()));
                continue;
            }
            DomainWarnings.of(fit.template(), fit.spec()).forEach(diagnostics::add);
            total = total.plus(backends.of(fit.spec()).cost(fit.spec()));
            checkLimits(fit.template(), total, plan, limits, diagnostics);
        }
        return plan;
    }

    private static void checkLimits(
            FitTemplate template, Cost total, ExecutionPlan plan, Limits limits, Diagnostics diagnostics) {
        if (total.bytes() > limits.memory()) {
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.LIMIT_EXCEEDED,
                            template.nameSpan(),
                            "the script needs about " + ValueText.number(Math.ceil(total.bytes() / (1 << 20)))
                                    + " MiB of memory; " + (limits.memory() >> 20) + " are allowed")
                    .help("record less often, or in fewer runs"));
        }
        if (plan.fitCount() > limits.fits()) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.LIMIT_EXCEEDED,
                    template.nameSpan(),
                    "the script makes " + plan.fitCount() + " fits; " + limits.fits() + " are allowed"));
        }
    }
}
