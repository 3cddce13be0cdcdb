package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.mixture.MixtureMeasurement;
import dev.anneal.numerics.mixture.MixtureMetrics;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.numerics.schedule.Schedule;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.FitTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a study should not do without meaning it: warnings that need the plan's numbers. */
final class DomainWarnings {
    private static final double COLD = 1 - 1e-9;

    private DomainWarnings() {}

    /** What the author of a fit, the only one of its run or a cell of a sweep, may not have meant. */
    static List<Diagnostic> of(FitTemplate template, FitSpec spec) {
        List<Diagnostic> warnings = new ArrayList<>();
        ScheduleBinding.bind(spec.schedule())
                .flatMap(schedule -> neverCold(template, spec, schedule))
                .ifPresent(warnings::add);
        if (spec.family().name().equals("gaussian_mixture")) {
            coverage(template, spec).ifPresent(warnings::add);
        }
        return warnings;
    }

    private static Optional<Diagnostic> neverCold(FitTemplate template, FitSpec spec, Schedule schedule) {
        double last = schedule.beta(spec.horizon());
        if (last >= COLD || spec.schedule().name().equals("constant")) {
            return Optional.empty();
        }
        OptionalDouble end = schedule.end();
        Diagnostic warning = Diagnostic.of(
                DiagnosticCode.NEVER_COLD,
                template.span(ClauseName.SCHEDULE),
                "the run ends at inverse temperature " + ValueText.number(last) + ", so it is not a fit to the target");
        boolean arrivesLater = end.isPresent() && schedule.beta(end.getAsDouble()) >= COLD;
        return Optional.of(
                arrivesLater
                        ? warning.and(
                                        template.span(ClauseName.HORIZON),
                                        "the schedule arrives at t = " + ValueText.number(end.getAsDouble()))
                                .help("let the run last longer: `until settled(25)`")
                        : warning.help("a schedule ends at 1 unless the study is about something else"));
    }

    private static Optional<Diagnostic> coverage(FitTemplate template, FitSpec spec) {
        MixtureModel model = MixtureBinding.model(spec.family());
        Optional<List<DensityBinding.Component>> modes = DensityBinding.components(spec.target(), model.dimension());
        if (modes.isEmpty()) {
            return Optional.empty();
        }
        double[] weights = modes.get().stream()
                .mapToDouble(DensityBinding.Component::weight)
                .toArray();
        if (model.components() < weights.length) {
            return Optional.of(Diagnostic.of(
                            DiagnosticCode.CANNOT_COVER,
                            template.span(ClauseName.FAMILY),
                            "a family of " + model.components()
                                    + (model.components() == 1 ? " component" : " components")
                                    + " cannot cover the target's " + weights.length + " modes")
                    .help("declare the family with `components: " + weights.length + "` or more"));
        }
        if (model.trainableWeights()) {
            return Optional.empty();
        }
        double attainable = MixtureMetrics.attainableCoverage(weights, MixtureBinding.initialWeights(spec.family()));
        if (attainable >= MixtureMeasurement.DEFAULT_THRESHOLD) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.of(
                        DiagnosticCode.COVERAGE_OUT_OF_REACH,
                        template.span(ClauseName.FAMILY),
                        "with these fixed weights no fit can have a coverage above " + ValueText.number(attainable)
                                + ", so every one counts as collapsed")
                .help("use `weights: \"trainable\"`, or `initial_weights` that match the target's"));
    }
}
