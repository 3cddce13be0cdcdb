package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.flow.Activation;
import dev.anneal.numerics.flow.FlowBase;
import dev.anneal.numerics.flow.RealNvpModel;
import dev.anneal.numerics.flow.TrainingSettings;
import dev.anneal.plan.Datum;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads RealNVP flows, their bases and targets, and how they are trained, from the data of a plan. */
final class FlowBinding {
    private static final double MOST_STEPS = 1e8;
    private static final double MOST_PARAMETERS = 5e7;
    private static final List<Integer> DEFAULT_HIDDEN = List.of(64, 64);

    private FlowBinding() {}

    /** Why a flow cannot be trained so; empty if it can. */
    static Optional<Refusal> refusal(FitSpec spec) {
        Datum.Term family = spec.family();
        if (!family.name().equals("realnvp")) {
            return Optional.of(Refusal.of(
                            ClauseName.METHOD,
                            "this version of the interpreter trains flows by `adam`, and not `" + family.name() + "`")
                    .help("mixtures are fitted by `gradient_flow()`"));
        }
        return startRefusal(spec.start())
                .or(() -> familyRefusal(family))
                .or(() -> targetRefusal(spec))
                .or(() -> methodRefusal(spec))
                .or(() -> FlowSpecs.refusal(spec))
                .or(() -> FlowSpecs.recordsRefusal(spec));
    }

    private static Optional<Refusal> startRefusal(Start start) {
        return start instanceof Start.Drawn drawn && drawn.density() instanceof Datum.Missing
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                ClauseName.START,
                                "this version of the interpreter draws the weights of a flow, and cannot start elsewhere")
                        .help("leave `start from` out; where the samples come from is the flow's `base`"));
    }

    private static Optional<Refusal> familyRefusal(Datum.Term family) {
        int dimension = MixtureBinding.dimension(family);
        for (double width : hiddenNumbers(family)) {
            if (!isWhole(width, 1, 10_000)) {
                return Optional.of(Refusal.of(
                        ClauseName.FAMILY,
                        "`hidden` lists the widths of layers, whole numbers from 1 to 10000, "
                                + ValueText.insteadOf(width)));
            }
        }
        double layers = family.number("layers").orElse(6.0);
        if (!isWhole(layers, 1, 1000)) {
            return Optional.of(Refusal.of(
                    ClauseName.FAMILY,
                    "`layers` must be a whole number from 1 to 1000, not " + ValueText.number(layers)));
        }
        double bound = family.number("scale_bound").orElse(2.0);
        if (!(bound > 0 && bound <= 20)) {
            return Optional.of(Refusal.of(
                    ClauseName.FAMILY,
                    "`scale_bound` must be above 0 and at most 20, it is " + ValueText.number(bound)));
        }
        double parameters = 0;
        double before = 0.5 * dimension;
        for (double width : hiddenNumbers(family)) {
            parameters += layers * before * width;
            before = width;
        }
        if (parameters + layers * before * dimension > MOST_PARAMETERS) {
            return Optional.of(Refusal.of(
                    ClauseName.FAMILY,
                    "the flow would have more than " + ValueText.number(MOST_PARAMETERS) + " parameters"));
        }
        if (base(family, dimension).isEmpty()) {
            return Optional.of(Refusal.of(
                            ClauseName.FAMILY,
                            "the base of a flow is a normal density, or a mixture of some, with independent coordinates"
                                    + " in this version of the interpreter")
                    .help("leave `base` out for `normal(0, 1)`"));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> targetRefusal(FitSpec spec) {
        return FlowTarget.of(spec).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                ClauseName.TARGET,
                                "this version of the interpreter cannot train a flow on this target: it must be above 0 everywhere,"
                                        + " on the space of the flow")
                        .help("targets are `normal`, `student_t`, `laplace`, their mixtures and products, and any"
                                + " density that you write: `density(dim: 2, x -> -norm(x) ^ 2 / 2)`"));
    }

    private static Optional<Refusal> methodRefusal(FitSpec spec) {
        Datum.Term method = spec.method();
        if (!isWhole(spec.horizon(), 1, MOST_STEPS)) {
            return Optional.of(Refusal.of(
                    ClauseName.HORIZON,
                    "training ends after a whole number of steps from 1 to " + ValueText.number(MOST_STEPS) + ", not "
                            + ValueText.number(spec.horizon())));
        }
        double batch = method.number("batch").orElse(512.0);
        if (!isWhole(batch, 1, 1_000_000)) {
            return Optional.of(Refusal.of(
                    ClauseName.METHOD,
                    "`batch` must be a whole number from 1 to 1000000, not " + ValueText.number(batch)));
        }
        for (String name : List.of("rate", "clip")) {
            double number = method.number(name).orElse(1.0);
            if (!(number > 0) || Double.isInfinite(number)) {
                return Optional.of(Refusal.of(
                        ClauseName.METHOD,
                        "`" + name + "` must be above 0 and finite, it is " + ValueText.number(number)));
            }
        }
        double last = method.number("final_rate").orElse(0.0);
        if (!(last >= 0) || Double.isInfinite(last)) {
            return Optional.of(
                    Refusal.of(ClauseName.METHOD, "`final_rate` must be at least 0, it is " + ValueText.number(last)));
        }
        double samples = method.number("eval_samples").orElse(1000.0);
        if (!isWhole(samples, 100, 10_000_000)) {
            return Optional.of(Refusal.of(
                    ClauseName.METHOD,
                    "`eval_samples` must be a whole number from 100 to 10000000, not " + ValueText.number(samples)));
        }
        return Optional.empty();
    }

    private static boolean isWhole(double number, double least, double most) {
        return number == Math.rint(number) && number >= least && number <= most;
    }

    private static double[] hiddenNumbers(Datum.Term family) {
        Datum hidden = family.argument("hidden");
        return hidden instanceof Datum.Missing
                ? DEFAULT_HIDDEN.stream().mapToDouble(Integer::doubleValue).toArray()
                : DensityBinding.numbers(hidden);
    }

    /** The shape of a flow that is not refused. */
    static RealNvpModel model(Datum.Term family) {
        List<Integer> hidden = new ArrayList<>();
        for (double width : hiddenNumbers(family)) {
            hidden.add((int) width);
        }
        return new RealNvpModel(
                MixtureBinding.dimension(family),
                family.number("layers").orElse(6.0).intValue(),
                hidden,
                Activation.valueOf(family.text("activation").orElse("tanh").toUpperCase(Locale.ROOT)),
                family.number("scale_bound").orElse(2.0),
                family.number("init_scale").orElse(0.0));
    }

    /** The base of a flow; the standard normal density where none is written. */
    static Optional<FlowBase> base(Datum.Term family, int dimension) {
        Datum base = family.argument("base");
        boolean standard = base instanceof Datum.Missing
                || (base instanceof Datum.Term term
                        && term.name().equals("normal")
                        && term.number("mean").equals(Optional.of(0.0))
                        && term.number("sd").equals(Optional.of(1.0)));
        if (standard) {
            return Optional.of(FlowBase.standardNormal(dimension));
        }
        return FlowTarget.mixture(base, dimension)
                .flatMap(density -> DensitySampler.of(base, dimension)
                        .map(sampler -> new FlowBase.Sampled(density, (random, points, capacity, count) -> {
                            double[] point = new double[dimension];
                            for (int n = 0; n < count; n++) {
                                sampler.draw(random, point, 0);
                                for (int i = 0; i < dimension; i++) {
                                    points[i * capacity + n] = point[i];
                                }
                            }
                        })));
    }

    /** How a flow is trained. */
    static TrainingSettings settings(FitSpec spec) {
        Datum.Term method = spec.method();
        double rate = method.number("rate").orElse(1e-3);
        return new TrainingSettings(
                rate,
                method.number("final_rate").orElse(0.01 * rate),
                method.number("batch").orElse(512.0).intValue(),
                method.number("clip").orElse(10.0),
                (long) spec.horizon());
    }
}
