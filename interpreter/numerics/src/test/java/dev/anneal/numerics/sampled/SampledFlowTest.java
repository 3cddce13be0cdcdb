package dev.anneal.numerics.sampled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.MixtureDensity;
import dev.anneal.numerics.density.NormalDensity;
import dev.anneal.numerics.mixture.Annealing;
import dev.anneal.numerics.mixture.Covariance;
import dev.anneal.numerics.mixture.Ending;
import dev.anneal.numerics.mixture.FlowObserver;
import dev.anneal.numerics.mixture.FlowResult;
import dev.anneal.numerics.mixture.FlowSettings;
import dev.anneal.numerics.mixture.Geometry;
import dev.anneal.numerics.mixture.MixtureFlow;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.numerics.mixture.MixtureState;
import dev.anneal.numerics.mixture.MixtureTarget;
import dev.anneal.numerics.mixture.NumericalFault;
import dev.anneal.numerics.ode.RungeKutta;
import dev.anneal.numerics.schedule.AdaptiveSchedule;
import dev.anneal.numerics.schedule.ConstantSchedule;
import dev.anneal.numerics.schedule.LinearSchedule;
import dev.anneal.numerics.schedule.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Flows with sampled expectations against exact ones, and against the normal target that they must reach. */
class SampledFlowTest {
    private static final Schedule COLD = new ConstantSchedule(1);
    private static final double[] NONE = {};

    private static FlowResult<GaussianMixture> run(
            LogDensity target,
            SampledModel model,
            SampledSettings settings,
            Annealing annealing,
            GaussianMixture start,
            double horizon) {
        return new SampledFlow(target, model, settings, annealing)
                .run(start, 1, 0, horizon, NONE, FlowObserver.none(), Checkpoint.NONE);
    }

    /** Where q is p, the samples have nothing to be wrong about: the flow ends there up to rounding. */
    @Test
    void aFullCovarianceBecomesThatOfANormalTarget() {
        double[] mean = {1, -2, 0.5};
        double[] covariance = {1.2, 0.6, 0.1, 0.6, 0.8, -0.2, 0.1, -0.2, 0.5};
        LogDensity target = NormalDensity.withCovariance(mean, covariance);
        SampledModel model = new SampledModel(1, 3, false, ComponentCovariance.FULL);
        GaussianMixture start = GaussianMixture.isotropic(3, new double[] {1}, new double[3], 1);
        FlowResult<GaussianMixture> result =
                run(target, model, new SampledSettings(0.02, 64, Geometry.WASSERSTEIN), Annealing.by(COLD), start, 60);
        assertThat(result.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(result.state().means()).containsExactly(mean, within(1e-8));
        assertThat(result.state().covariance(0)).containsExactly(covariance, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"DIAGONAL, WASSERSTEIN", "DIAGONAL, EUCLIDEAN", "ISOTROPIC, WASSERSTEIN", "SHARED, EUCLIDEAN"})
    void simplerCovariancesBecomeThoseOfSimplerTargets(ComponentCovariance covariance, Geometry geometry) {
        double[] mean = {1, -2};
        double[] sd = covariance == ComponentCovariance.DIAGONAL ? new double[] {0.5, 1.5} : new double[] {0.7, 0.7};
        LogDensity target = NormalDensity.independent(mean, sd);
        GaussianMixture start = GaussianMixture.isotropic(2, new double[] {1}, new double[2], 1);
        FlowResult<GaussianMixture> result = run(
                target,
                new SampledModel(1, 2, false, covariance),
                new SampledSettings(0.02, 64, geometry),
                Annealing.by(COLD),
                start,
                80);
        assertThat(result.state().means()).containsExactly(mean, within(1e-8));
        assertThat(result.state().scales()).containsExactly(sd, within(1e-8));
    }

    /** At half the inverse temperature the target is twice as wide. */
    @Test
    void theCovarianceIsThatOfTheTemperedTarget() {
        LogDensity target = NormalDensity.independent(new double[] {0, 0}, new double[] {1, 2});
        GaussianMixture start = GaussianMixture.isotropic(2, new double[] {1}, new double[2], 1);
        FlowResult<GaussianMixture> result = run(
                target,
                new SampledModel(1, 2, false, ComponentCovariance.FULL),
                new SampledSettings(0.05, 64, Geometry.WASSERSTEIN),
                Annealing.by(new ConstantSchedule(0.5)),
                start,
                200);
        assertThat(result.state().covariance(0)).containsExactly(new double[] {2, 0, 0, 8}, within(1e-7));
    }

    private static LogDensity density(MixtureTarget target) {
        double[] ones = new double[target.dimension()];
        Arrays.fill(ones, 1);
        List<LogDensity> modes = new ArrayList<>();
        for (double[] mean : target.means()) {
            modes.add(NormalDensity.independent(mean, ones));
        }
        return new MixtureDensity(target.weights(), modes);
    }

    /**
     * The exact flow from the same start. The error of a step's mean is about one over the root of the samples, and errors
     * of the steps of one unit of time average; steps of 0.005 are wrong by as much.
     */
    @ParameterizedTest
    @CsvSource({
        "IDENTITY, WASSERSTEIN, false",
        "TEMPERED, EUCLIDEAN, false",
        "SHARED, WASSERSTEIN, true",
        "SHARED, EUCLIDEAN, true",
        "IDENTITY, EUCLIDEAN, true"
    })
    void followsTheExactFlow(Covariance covariance, Geometry geometry, boolean trainable) {
        MixtureTarget target = new MixtureTarget(new double[] {0.4, 0.6}, new double[][] {{2, 0, 0.5}, {-1.5, 1, 0}});
        double[] means = {0.6, -0.3, 0.2, -0.5, 0.4, 0.1};
        double[] weights = {0.45, 0.55};
        double variance = covariance == Covariance.SHARED ? 1.3 : 1;
        Schedule schedule = LinearSchedule.of(0.3, 0.2, false);
        MixtureState exact = new MixtureFlow(
                        target,
                        new MixtureModel(2, 3, trainable, covariance),
                        new FlowSettings(RungeKutta.DOPRI853, 1e-8, 0.01, geometry),
                        schedule)
                .run(
                        List.of(new MixtureState(means.clone(), weights.clone(), variance)),
                        5,
                        NONE,
                        FlowObserver.none(),
                        Checkpoint.NONE)
                .get(0)
                .state();
        FlowResult<GaussianMixture> sampled = run(
                density(target),
                new SampledModel(2, 3, trainable, ComponentCovariance.valueOf(covariance.name())),
                new SampledSettings(0.005, 1000, geometry),
                Annealing.by(schedule),
                GaussianMixture.isotropic(3, weights, means, variance),
                5);
        assertThat(sampled.state().means()).containsExactly(exact.means(), within(0.02));
        assertThat(sampled.state().weights()).containsExactly(exact.weights(), within(0.005));
        double deviation = Math.sqrt(exact.variance());
        for (double scale : sampled.state().scales()) {
            assertThat(scale).isCloseTo(deviation, within(0.01));
        }
    }

    @Test
    void fullCovariancesOfSeparateModesAreFoundOneByOne() {
        double[] first = {1, 0.7, 0.7, 1};
        double[] second = {0.6, -0.2, -0.2, 0.4};
        LogDensity target = new MixtureDensity(
                new double[] {0.3, 0.7},
                List.of(
                        NormalDensity.withCovariance(new double[] {8, 0}, first),
                        NormalDensity.withCovariance(new double[] {-8, 0}, second)));
        FlowResult<GaussianMixture> result = run(
                target,
                new SampledModel(2, 2, true, ComponentCovariance.FULL),
                new SampledSettings(0.02, 100, Geometry.WASSERSTEIN),
                Annealing.by(COLD),
                GaussianMixture.isotropic(2, new double[] {0.5, 0.5}, new double[] {6, 1, -6, 1}, 1),
                60);
        assertThat(result.state().weights()).containsExactly(new double[] {0.3, 0.7}, within(1e-4));
        assertThat(result.state().covariance(0)).containsExactly(first, within(1e-4));
        assertThat(result.state().covariance(1)).containsExactly(second, within(1e-4));
    }

    @Test
    void aStepThatIsTooLongForACovarianceIsAFault() {
        LogDensity target = NormalDensity.independent(new double[2], new double[] {0.1, 1});
        for (ComponentCovariance covariance : List.of(ComponentCovariance.FULL, ComponentCovariance.DIAGONAL)) {
            FlowResult<GaussianMixture> result = run(
                    target,
                    new SampledModel(2, 2, false, covariance),
                    new SampledSettings(0.1, 64, Geometry.WASSERSTEIN),
                    Annealing.by(COLD),
                    GaussianMixture.isotropic(2, new double[] {0.5, 0.5}, new double[] {0, 0, 1, 1}, 1),
                    10);
            assertThat(result.ending()).isEqualTo(Ending.FAILED);
            NumericalFault fault = result.fault();
            assertThat(fault == null ? "" : fault.what())
                    .isEqualTo("covariance of component 1 lost positive definiteness");
        }
    }

    @ParameterizedTest
    @EnumSource(ComponentCovariance.class)
    void recordingDoesNotChangeARunAndRepeatsAreTheirOwn(ComponentCovariance covariance) {
        LogDensity target = NormalDensity.independent(new double[] {1, 0}, new double[] {1, 0.7});
        SampledFlow flow = new SampledFlow(
                target,
                new SampledModel(2, 2, true, covariance),
                new SampledSettings(0.03, 16, Geometry.WASSERSTEIN),
                Annealing.by(LinearSchedule.of(0.5, 0.5, false)));
        GaussianMixture start = GaussianMixture.isotropic(2, new double[] {0.5, 0.5}, new double[] {0, 0.5, 1, -1}, 1);
        GaussianMixture plain = flow.run(start, 7, 3, 2, NONE, FlowObserver.none(), Checkpoint.NONE)
                .state();
        List<Double> betas = new ArrayList<>();
        GaussianMixture recorded = flow.run(
                        start,
                        7,
                        3,
                        2,
                        new double[] {0, 0.5, 1.013, 2},
                        (lane, index, time, beta, state) -> betas.add(beta),
                        Checkpoint.NONE)
                .state();
        GaussianMixture other = flow.run(start, 7, 4, 2, NONE, FlowObserver.none(), Checkpoint.NONE)
                .state();
        assertThat(recorded.means()).isEqualTo(plain.means());
        assertThat(recorded.scales()).isEqualTo(plain.scales());
        assertThat(betas).containsExactly(0.5, 0.75, 1.0, 1.0);
        assertThat(other.means()).isNotEqualTo(plain.means());
    }

    /** A normal density that is its own tempering: beta grows by equal factors, up to the error of the variance. */
    @Test
    void anAdaptiveScheduleFollowsTheSampledVariance() {
        double from = 0.1;
        LogDensity target = NormalDensity.independent(new double[4], new double[] {1, 1, 1, 1});
        AdaptiveSchedule schedule = new AdaptiveSchedule(
                AdaptiveSchedule.Rule.VARIANCE,
                from,
                AdaptiveSchedule.tolerance(from, 4, 4),
                1,
                1e-3,
                Double.POSITIVE_INFINITY);
        double[] found = new double[3];
        new SampledFlow(
                        target,
                        new SampledModel(1, 4, false, ComponentCovariance.TEMPERED),
                        new SampledSettings(0.005, 400, Geometry.WASSERSTEIN),
                        Annealing.by(schedule))
                .run(
                        GaussianMixture.isotropic(4, new double[] {1}, new double[4], 1),
                        0,
                        0,
                        5,
                        new double[] {1, 3, 5},
                        (lane, index, time, beta, state) -> found[index] = beta,
                        Checkpoint.NONE);
        assertThat(found[0]).isCloseTo(Math.pow(from, 0.75), within(0.01));
        assertThat(found[1]).isCloseTo(Math.pow(from, 0.25), within(0.02));
        assertThat(found[2]).isEqualTo(1);
    }
}
