package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Step;
import dev.anneal.plan.SweepCell;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Looks whether every cell of a sweep can be fitted; what several cells have in common is said once. */
final class SweepCheck {
    /** What a table keeps of a fit, or of a cell, roughly. */
    private static final double BYTES_PER_ROW = 400;

    private SweepCheck() {}

    /** What a sweep costs; what is wrong with it is added to the diagnostics. */
    static Cost check(Step.Sweep sweep, Backends backends, Diagnostics diagnostics) {
        Set<DiagnosticCode> warned = EnumSet.noneOf(DiagnosticCode.class);
        double steps = 0;
        double seconds = 0;
        double workspace = 0;
        for (SweepCell cell : sweep.cells()) {
            FitSpec spec = cell.spec();
            Optional<Refusal> refusal = backends.refusal(spec);
            if (refusal.isPresent()) {
                Diagnostic refused = Diagnostic.of(
                                DiagnosticCode.NO_BACKEND,
                                sweep.template().span(refusal.get().clause()),
                                refusal.get().message())
                        .help(refusal.get().help());
                diagnostics.add(
                        sweep.cells().size() == 1
                                ? refused
                                : refused.and(sweep.template().nameSpan(), "where " + place(sweep, cell)));
                return new Cost(0, 0, 0);
            }
            for (Diagnostic warning : DomainWarnings.of(sweep.template(), spec)) {
                if (warned.add(warning.code())) {
                    diagnostics.add(
                            sweep.cells().size() == 1
                                    ? warning
                                    : warning.and(sweep.template().nameSpan(), "where " + place(sweep, cell)));
                }
            }
            Cost cost = backends.of(spec).cost(spec);
            steps += sweep.design().repeats() * cost.steps();
            seconds += sweep.design().repeats() * cost.seconds();
            workspace = Math.max(workspace, cost.bytes());
        }
        boolean measures = !sweep.design().measures().isEmpty();
        double rows = measures ? sweep.cells().size() : sweep.fits();
        double kept = Math.min(sweep.design().repeats(), SweepRunner.CHUNK) * workspace;
        return new Cost(steps, kept + rows * BYTES_PER_ROW + sweep.fits() * BYTES_PER_ROW / 4, seconds);
    }

    private static String place(Step.Sweep sweep, SweepCell cell) {
        return SweepTable.place(sweep.design().axes(), cell.coordinates());
    }
}
