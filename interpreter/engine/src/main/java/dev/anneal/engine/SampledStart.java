package dev.anneal.engine;

import dev.anneal.numerics.density.Covariances;
import dev.anneal.numerics.density.NormalDensity;
import dev.anneal.numerics.mixture.MixtureState;
import dev.anneal.numerics.sampled.ComponentCovariance;
import dev.anneal.numerics.sampled.GaussianMixture;
import dev.anneal.numerics.sampled.SampledModel;
import dev.anneal.plan.Datum;
import dev.anneal.plan.Start;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mixtures from which flows with sampled expectations start: as other mixtures do, or with {@code deviations}, a row
 * for each component, or {@code covariances}, one matrix above the other.
 */
final class SampledStart {
    private SampledStart() {}

    /** Why a family cannot start there; empty if it can. */
    static Optional<Refusal> refusal(Datum.Term family, Start start) {
        if (!(start instanceof Start.Given given)) {
            return MixtureStart.refusal(family, start);
        }
        return MixtureStart.refusal(family, new Start.Given(withoutScales(given.parameters())))
                .or(() -> scalesRefusal(
                        SampledFlows.model(family), given.parameters().fields()));
    }

    private static Datum.Fields withoutScales(Datum.Fields parameters) {
        Map<String, Datum> others = new TreeMap<>(parameters.fields());
        others.remove("deviations");
        others.remove("covariances");
        return new Datum.Fields(others);
    }

    private static Optional<Refusal> scalesRefusal(SampledModel model, Map<String, Datum> fields) {
        int dimension = model.dimension();
        Datum deviations = fields.get("deviations");
        boolean good = deviations == null
                || (deviations instanceof Datum.Matrix matrix
                        && matrix.rows() == model.components()
                        && matrix.columns() == dimension
                        && Arrays.stream(matrix.entries()).allMatch(entry -> entry > 0 && Double.isFinite(entry)));
        if (!good) {
            return MixtureStart.refuse("`deviations` must have " + MixtureStart.counted(model.components(), "row")
                    + " of " + MixtureStart.counted(dimension, "number") + " above 0");
        }
        Datum covariances = fields.get("covariances");
        if (covariances == null) {
            return Optional.empty();
        }
        if (model.covariance() != ComponentCovariance.FULL) {
            return MixtureStart.refuse("a start with `covariances` is for a family with covariance \"full\"");
        }
        boolean definite = covariances instanceof Datum.Matrix matrix
                && matrix.rows() == model.components() * dimension
                && matrix.columns() == dimension
                && areDefinite(matrix.entries(), dimension);
        return definite
                ? Optional.empty()
                : MixtureStart.refuse("`covariances` are positive definite matrices of "
                        + MixtureStart.counted(dimension, "row") + ", one above the other, one for each component");
    }

    private static boolean areDefinite(double[] entries, int size) {
        for (int from = 0; from < entries.length; from += size * size) {
            if (!Covariances.isPositiveDefinite(Arrays.copyOfRange(entries, from, from + size * size), size)) {
                return false;
            }
        }
        return true;
    }

    /** The mixture from which a repeat starts. */
    static GaussianMixture mixture(Datum.Term family, Start start, long seed, long repeat) {
        if (!(start instanceof Start.Given given)) {
            return isotropic(MixtureStart.state(family, start, seed, repeat));
        }
        GaussianMixture plain = isotropic(MixtureStart.given(family, withoutScales(given.parameters())));
        int size = plain.dimension();
        if (given.parameters().fields().get("covariances") instanceof Datum.Matrix matrix) {
            double[] factors = new double[matrix.entries().length];
            for (int from = 0; from < factors.length; from += size * size) {
                double[] one = Arrays.copyOfRange(matrix.entries(), from, from + size * size);
                System.arraycopy(NormalDensity.choleskyFactor(one, size), 0, factors, from, size * size);
            }
            return new GaussianMixture(size, plain.weights(), plain.means(), factors, true);
        }
        return given.parameters().fields().get("deviations") instanceof Datum.Matrix matrix
                ? new GaussianMixture(
                        size, plain.weights(), plain.means(), matrix.entries().clone(), false)
                : plain;
    }

    private static GaussianMixture isotropic(MixtureState state) {
        return GaussianMixture.isotropic(state.dimension(), state.weights(), state.means(), state.variance());
    }
}
