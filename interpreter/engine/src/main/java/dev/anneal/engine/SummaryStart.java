package dev.anneal.engine;

import dev.anneal.core.ClauseName;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.RecentlyUsed;
import dev.anneal.numerics.mixture.SummaryDraw;
import dev.anneal.numerics.mixture.SummaryState;
import dev.anneal.numerics.mixture.TargetSummary;
import dev.anneal.numerics.random.Streams;
import dev.anneal.plan.Datum;
import dev.anneal.plan.Start;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The overlaps from which runs start: drawn as such, of given means, or given themselves. Thread-safe. */
final class SummaryStart {
    /** The draws of this method are others than those of means, so they have a stream of their own. */
    private static final String PURPOSE = "start in overlaps";

    private static final double ROUNDING = 1e-9;
    private static final int MOST_KEPT = 16;

    private record Drawing(TargetSummary target, Datum density) {}

    private final RecentlyUsed<Drawing, SummaryDraw> draws = new RecentlyUsed<>(MOST_KEPT, SummaryStart::prepare);

    /** Why a family cannot start there; empty if it can. */
    Optional<Refusal> refusal(Datum.Term family, Start start, TargetSummary target) {
        if (start instanceof Start.Drawn drawn) {
            return drawnRefusal(drawn.density(), target.dimension());
        }
        if (start instanceof Start.Given given) {
            Datum.Fields parameters = given.parameters();
            return parameters.fields().containsKey("overlaps")
                    ? overlapsRefusal(family, parameters, target)
                    : MixtureStart.givenRefusal(family, target.dimension(), parameters);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> drawnRefusal(Datum density, int dimension) {
        Optional<List<DensityBinding.Component>> components = MixtureStart.components(density, dimension);
        boolean isotropic =
                components.isPresent() && components.get().stream().allMatch(DensityBinding.Component::isIsotropic);
        return isotropic
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                ClauseName.START,
                                "`summary_ode` draws overlaps and not means, which takes normal densities with one"
                                        + " standard deviation for all coordinates, or mixtures of such")
                        .help("use `normal(mean, sd)` with a number for `sd`, or fit by `gradient_flow()`"));
    }

    private static Optional<Refusal> overlapsRefusal(Datum.Term family, Datum.Fields parameters, TargetSummary target) {
        int components = MixtureBinding.model(family).components();
        for (String name : parameters.fields().keySet()) {
            if (!List.of("overlaps", "gram", "weights", "variance").contains(name)) {
                return MixtureStart.refuse("a start by overlaps has no `" + name
                        + "`; it has `overlaps`, `gram`, `weights` and `variance`");
            }
        }
        if (!isMatrix(parameters.fields().get("overlaps"), components, target.modes())) {
            return MixtureStart.refuse("`overlaps` must have "
                    + MixtureStart.counted(components, "row") + " of "
                    + MixtureStart.counted(target.modes(), "number") + ", one for each mode of the target");
        }
        if (!isMatrix(parameters.fields().get("gram"), components, components)) {
            return MixtureStart.refuse("`gram` must have " + MixtureStart.counted(components, "row") + " of "
                    + MixtureStart.counted(components, "number") + ": the inner products of the means");
        }
        return MixtureStart.weightsRefusal(components, parameters).or(() -> {
            double[] overlaps = entries(parameters, "overlaps");
            SummaryState state = target.state(overlaps, entries(parameters, "gram"), new double[components], 1);
            return target.isPossible(state, overlaps, ROUNDING)
                    ? Optional.empty()
                    : MixtureStart.refuse("no means in " + ValueText.number(target.dimension())
                            + " dimensions have these overlaps and inner products");
        });
    }

    private static boolean isMatrix(@Nullable Datum datum, int rows, int columns) {
        return datum instanceof Datum.Matrix matrix
                && matrix.rows() == rows
                && matrix.columns() == columns
                && java.util.Arrays.stream(matrix.entries()).allMatch(Double::isFinite);
    }

    private static double[] entries(Datum.Fields parameters, String name) {
        if (parameters.fields().get(name) instanceof Datum.Matrix matrix) {
            return matrix.entries().clone();
        }
        throw new IllegalArgumentException("a start without " + name);
    }

    /** The state from which a repeat starts. */
    SummaryState state(Datum.Term family, Start start, TargetSummary target, long seed, long repeat) {
        if (start instanceof Start.Drawn drawn) {
            return draws.get(new Drawing(target, drawn.density()))
                    .draw(
                            Streams.stream(seed, repeat, PURPOSE),
                            MixtureBinding.initialWeights(family),
                            family.number("variance").orElse(1.0));
        }
        if (start instanceof Start.Given given) {
            Datum.Fields parameters = given.parameters();
            return parameters.fields().containsKey("overlaps")
                    ? target.state(
                            entries(parameters, "overlaps"),
                            entries(parameters, "gram"),
                            MixtureStart.weights(family, parameters),
                            MixtureStart.variance(family, parameters))
                    : target.summarise(MixtureStart.given(family, parameters));
        }
        throw new IllegalArgumentException("the run to start from has no result yet");
    }

    private static SummaryDraw prepare(Drawing drawing) {
        List<SummaryDraw.Source> sources = MixtureStart.components(
                        drawing.density(), drawing.target().dimension())
                .orElseThrow(() -> new IllegalArgumentException("starts cannot be drawn from this density"))
                .stream()
                .map(component -> new SummaryDraw.Source(
                        component.weight(), component.mean(), component.sd()[0]))
                .toList();
        return new SummaryDraw(drawing.target(), sources);
    }
}
