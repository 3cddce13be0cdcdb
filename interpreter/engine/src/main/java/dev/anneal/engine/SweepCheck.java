package dev.anneal.engine;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Step;
import dev.anneal.plan.SweepCell;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks whether every cell of a sweep can be fitted; what several cells have in common is said once. */
final class SweepCheck {
    /** What a table keeps of a fit, or of a cell, roughly. */
    private static final double BYTES_PER_ROW = 400;

    /** What is known of a cell from its planning on: a specification of its own, and values. */
    private static final double BYTES_PER_CELL = 3000;

    private SweepCheck() {}

    /** What a sweep costs; what is wrong with it is added to the diagnostics. */
    static Cost check(Step.Sweep sweep, Backends backends, Diagnostics diagnostics) {
        Set<DiagnosticCode> warned = EnumSet.noneOf(DiagnosticCode.class);
        double steps = 0;
        double seconds = 0;
        double workspace = 0;
        double passing = 0;
        double numbers = 0;
        List<String> fields = SweepRunner.fields(sweep);
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
            passing = Math.max(passing, cost.passing());
            numbers += sweep.design().repeats() * keptNumbers(spec, fields);
        }
        boolean measures = !sweep.design().measures().isEmpty();
        double rows = measures ? sweep.cells().size() : sweep.fits();
        double kept = Math.min(sweep.design().repeats(), SweepRunner.CHUNK) * workspace;
        double results = sweep.cells().size() * BYTES_PER_CELL
                + rows * BYTES_PER_ROW
                + sweep.fits() * BYTES_PER_ROW / 4
                + numbers * Double.BYTES;
        return new Cost(steps, kept + results, seconds, passing);
    }

    /** How many numbers are kept of a fit in fields that are rows or rectangles. */
    private static double keptNumbers(FitSpec spec, List<String> fields) {
        if (!spec.family().name().equals("gaussian_mixture")) {
            return 0;
        }
        double components = spec.family().number("components").orElse(1.0);
        double dimension = MixtureBinding.dimension(spec.family());
        double numbers = fields.contains("gram") ? components * components : 0;
        for (String name : List.of("means", "deviations")) {
            numbers += fields.contains(name) ? components * dimension : 0;
        }
        return numbers + (fields.contains("covariances") ? components * dimension * dimension : 0);
    }

    private static String place(Step.Sweep sweep, SweepCell cell) {
        return SweepTable.place(sweep.design().axes(), cell.coordinates());
    }
}
