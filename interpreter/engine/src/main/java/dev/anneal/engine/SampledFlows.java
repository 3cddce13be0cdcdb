package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.mixture.Ending;
import dev.anneal.numerics.mixture.FlowResult;
import dev.anneal.numerics.mixture.FlowSettings;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.mixture.NumericalFault;
import dev.anneal.numerics.sampled.ComponentCovariance;
import dev.anneal.numerics.sampled.GaussianMixture;
import dev.anneal.numerics.sampled.SampledFlow;
import dev.anneal.numerics.sampled.SampledModel;
import dev.anneal.numerics.sampled.SampledSettings;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import dev.anneal.run.FitFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** {@code gradient_flow(expectation: "sampled")}: mixtures with any covariance, on any density with a gradient. */
final class SampledFlows {
    private static final double MOST_SAMPLES = 1e6;
    private static final double MOST_NUMBERS = 1e8;
    private static final double NANOSECONDS_PER_NUMBER = 2.5;

    private SampledFlows() {}

    /** Whether a method samples its expectations. */
    static boolean areMeant(Datum.Term method) {
        return method.text("expectation").equals(Optional.of("sampled"));
    }

    /** Why a fit cannot be made so; empty if it can. */
    static Optional<Refusal> refusal(FitSpec spec) {
        return MixtureBinding.gaussianRefusal(spec.family())
                .or(() -> MixtureBinding.sizeRefusal(spec.family()))
                .or(() -> targetRefusal(spec))
                .or(() -> FlowSpecs.refusal(spec))
                .or(() -> methodRefusal(spec))
                .or(() -> SampledStart.refusal(spec.family(), spec.start()))
                .or(() -> FlowSpecs.recordsRefusal(spec));
    }

    private static Optional<Refusal> targetRefusal(FitSpec spec) {
        return FlowTarget.of(spec).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                ClauseName.TARGET,
                                "a mixture is fitted to densities that are above 0 everywhere and have a gradient, on the space"
                                        + " of the family, which this version of the interpreter does not find here")
                        .help("targets are `normal`, `student_t`, `laplace`, their mixtures and products, and any"
                                + " density that you write: `density(dim: 2, x -> -norm(x) ^ 2 / 2)`"));
    }

    private static Optional<Refusal> methodRefusal(FitSpec spec) {
        Datum.Term method = spec.method();
        double samples = samples(method);
        if (samples != Math.rint(samples) || samples % 2 != 0 || samples < 2 || samples > MOST_SAMPLES) {
            return refuse("`samples` must be an even number from 2 to " + ValueText.number(MOST_SAMPLES)
                    + ", because they are drawn in pairs, not " + ValueText.number(samples));
        }
        String integrator = method.text("integrator").orElse("euler");
        if (integrator.equals("rk4") || integrator.equals("dopri5")) {
            return refuse("sampled expectations are followed by Euler's method, in steps of one length, and not by `"
                            + integrator + "`")
                    .map(refusal -> refusal.help("leave `integrator` out, and choose the `step`"));
        }
        double steps = SampledFlow.steps(spec.horizon(), step(method));
        if (steps > SampledFlow.MOST_STEPS) {
            return refuse("the run would take " + ValueText.number(steps) + " steps; at most "
                            + ValueText.number(SampledFlow.MOST_STEPS) + " are allowed")
                    .map(refusal ->
                            refusal.help("take longer steps: `step: " + ValueText.number(spec.horizon() / 1e5) + "`"));
        }
        SampledModel model = model(spec.family());
        boolean full = model.covariance() == ComponentCovariance.FULL;
        if (full && method.text("geometry").equals(Optional.of("euclidean"))) {
            return refuse("covariances that are \"full\" move in the geometry \"wasserstein\" only");
        }
        double numbers = (double) model.components() * model.dimension() * (full ? model.dimension() : 1)
                + settings(method).pointsAtOnce() * (5.0 * model.dimension() + model.components());
        return numbers > MOST_NUMBERS
                ? refuse("components and the samples that are looked at together would be " + ValueText.number(numbers)
                        + " numbers; at most " + ValueText.number(MOST_NUMBERS) + " are kept")
                : Optional.empty();
    }

    private static Optional<Refusal> refuse(String message) {
        return Optional.of(Refusal.of(ClauseName.METHOD, message));
    }

    private static double samples(Datum.Term method) {
        return method.number("samples").orElse(256.0);
    }

    private static double step(Datum.Term method) {
        return method.number("step").orElse(FlowSettings.DEFAULT_STEP);
    }

    /** The family of a term that is not refused. */
    static SampledModel model(Datum.Term family) {
        return new SampledModel(
                family.number("components").orElse(1.0).intValue(),
                MixtureBinding.dimension(family),
                family.text("weights").equals(Optional.of("trainable")),
                ComponentCovariance.valueOf(
                        family.text("covariance").orElse("identity").toUpperCase(Locale.ROOT)));
    }

    private static SampledSettings settings(Datum.Term method) {
        return new SampledSettings(
                step(method),
                (int) samples(method),
                Geometry.valueOf(method.text("geometry").orElse("wasserstein").toUpperCase(Locale.ROOT)));
    }

    private static FlowTarget target(FitSpec spec) {
        return FlowTarget.of(spec).orElseThrow(() -> new IllegalArgumentException("no target of this backend"));
    }

    /** What a fit is, in short texts. */
    static Fit.Description describe(FitSpec spec, String timeUnit) {
        FlowTarget target = target(spec);
        return new Fit.Description(
                Descriptions.family(spec.family()),
                target.words(spec.target()),
                target.dimension(),
                Descriptions.method(spec.method()),
                Descriptions.term(spec.schedule()),
                spec.seed(),
                timeUnit);
    }

    /** What one fit will cost, roughly. */
    static Cost cost(FitSpec spec) {
        SampledModel model = model(spec.family());
        double steps = SampledFlow.steps(spec.horizon(), step(spec.method()));
        double dimension = model.dimension();
        double each = model.covariance() == ComponentCovariance.FULL ? dimension * dimension : dimension;
        double modes = target(spec).divisions().stream()
                .mapToInt(division -> division.masses().length)
                .max()
                .orElse(1);
        double numbers =
                samples(spec.method()) * model.components() * (4.0 * model.components() * each + 2 * modes * dimension);
        double bytes = 8
                        * (model.components() * each * 6
                                + settings(spec.method()).pointsAtOnce() * (5 * dimension + model.components()))
                + RecordTimes.count(spec) * (200 + 8 * model.components() * dimension);
        double seconds = 1e-9 * steps * numbers * NANOSECONDS_PER_NUMBER;
        return new Cost(steps, bytes, seconds, SampleFields.bytes(spec, target(spec)));
    }

    /** Makes fits. */
    static List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint) {
        FlowTarget target = target(spec);
        SampledFlow flow = new SampledFlow(
                target.density(), model(spec.family()), settings(spec.method()), FlowSpecs.annealing(spec));
        List<FitOutcome> outcomes = new ArrayList<>();
        double count = repeats.size();
        for (long repeat = repeats.first(); repeat < repeats.end(); repeat++) {
            double done = repeat - repeats.first();
            AtomicReference<Double> reached = new AtomicReference<>(done / count);
            Checkpoint measuring = fraction -> checkpoint.poll(reached.get());
            SampledFields fields = new SampledFields(spec, target, measuring.untilAbandoned());
            long key = repeat;
            List<Map<String, Value>> series = new ArrayList<>();
            FlowResult<GaussianMixture> result = flow.run(
                    SampledStart.mixture(spec.family(), spec.start(), spec.seed(), repeat),
                    spec.seed(),
                    repeat,
                    spec.horizon(),
                    RecordTimes.of(spec),
                    (lane, index, time, beta, state) ->
                            series.add(fields.row(new SampledFields.Moment(time, beta, state, key))),
                    fraction -> {
                        reached.set((done + fraction) / count);
                        return checkpoint.poll(reached.get());
                    });
            if (result.ending() == Ending.ABANDONED) {
                return List.of();
            }
            outcomes.add(outcome(spec, repeat, result, fields, series));
        }
        return outcomes;
    }

    private static FitOutcome outcome(
            FitSpec spec,
            long repeat,
            FlowResult<GaussianMixture> result,
            SampledFields fields,
            List<Map<String, Value>> series) {
        NumericalFault fault = result.fault();
        if (fault != null) {
            String message = fault.what() + " at t = " + ValueText.number(fault.time()) + " (beta = "
                    + ValueText.number(fault.beta()) + "): " + NumericsText.clause(fault.detail());
            return new FitOutcome(
                    repeat,
                    result.time(),
                    false,
                    MixtureFields.ofFailure(result.time(), result.beta(), spec.seed()),
                    series,
                    Optional.of(new FitFailure.Numerical(message, fault.time(), fault.beta())),
                    Optional.empty());
        }
        SampledFields.Moment moment = new SampledFields.Moment(result.time(), result.beta(), result.state(), repeat);
        Map<String, Value> all = fields.all(moment);
        return new FitOutcome(
                repeat,
                result.time(),
                result.ending() == Ending.COMPLETED,
                all,
                series,
                Optional.empty(),
                AdaptiveBinding.doubt(spec, result.beta()).or(() -> SampleFields.doubt(all)),
                Optional.of(moment.density()));
    }
}
