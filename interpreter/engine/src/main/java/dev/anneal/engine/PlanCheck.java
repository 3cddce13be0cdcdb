package dev.anneal.engine;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.core.CoreScript;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.plan.ExecutionPlan;
import dev.anneal.plan.GivenInput;
import dev.anneal.plan.Planner;
import dev.anneal.plan.Step;
import dev.anneal.run.Limits;
import dev.anneal.source.SourceResolver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a plan and looks whether it can be executed: backends, limits, and what its author may not have meant. */
public final class PlanCheck {
    /** How long what a script computes before it runs may take: theory, samples and densities at points. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

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
        Duration longest = limits.time().compareTo(LONGEST) < 0 ? limits.time() : LONGEST;
        EngineIntrinsics intrinsics =
                new EngineIntrinsics(backends.hosts(), new RunControl(longest).checkpoint(fraction -> {}), files);
        ExecutionPlan plan = Planner.plan(script, inputs, defaultSeed, catalogue, intrinsics, diagnostics);
        Cost total = new Cost(0, 0, 0);
        Allowance allowance = new Allowance(limits, plan.fitCount(), diagnostics);
        for (Step step : plan.steps()) {
            if (step instanceof Step.Sweep sweep) {
                total = total.plus(SweepCheck.check(sweep, backends, diagnostics));
                allowance.check(sweep.template(), total);
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
            allowance.check(fit.template(), total);
        }
        return plan;
    }

    /** What of a plan is more than other limits allow; nothing if it keeps to them. */
    public static List<Diagnostic> excess(ExecutionPlan plan, Backends backends, Limits limits) {
        Diagnostics diagnostics = new Diagnostics();
        Allowance allowance = new Allowance(limits, plan.fitCount(), diagnostics);
        Cost total = new Cost(0, 0, 0);
        for (Step step : plan.steps()) {
            if (step instanceof Step.Sweep sweep) {
                total = total.plus(SweepCheck.check(sweep, backends, new Diagnostics()));
                allowance.check(sweep.template(), total);
            } else if (step instanceof Step.Fit fit) {
                total = total.plus(backends.of(fit.spec()).cost(fit.spec()));
                allowance.check(fit.template(), total);
            }
        }
        return diagnostics.inOrder();
    }

    /** About how many seconds those fits of runs take whose states are kept while they are made. */
    public static double trainingSeconds(ExecutionPlan plan, Backends backends) {
        double seconds = 0;
        for (Step step : plan.steps()) {
            if (step instanceof Step.Fit fit && backends.of(fit.spec()).keepsStates()) {
                seconds += backends.of(fit.spec()).cost(fit.spec()).seconds();
            }
        }
        return seconds;
    }
}
