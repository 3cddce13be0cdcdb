package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.Pace;
import dev.anneal.numerics.metric.ModeDivision;
import dev.anneal.numerics.metric.SampleEstimate;
import dev.anneal.numerics.mixture.CollapseMechanism;
import dev.anneal.numerics.mixture.MixtureMeasurement;
import dev.anneal.numerics.random.Streams;
import dev.anneal.numerics.sampled.GaussianMixture;
import dev.anneal.plan.FitSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a mixture that was fitted with sampled expectations: its parameters, and what samples tell. */
final class SampledFields {
    /** Points of each component that the mechanism of a collapse is told from. */
    private static final int MECHANISM_SAMPLES = 2000;

    /** Fields that are parameters, or follow from them. */
    private static final List<String> OF_PARAMETERS =
            List.of("time", "beta", "means", "weights", "variance", "deviations", "covariances", "overlaps", "gram");

    private final FitSpec spec;
    private final FlowTarget target;
    private final SampleFields samples;

    private final Checkpoint checkpoint;

    /** The fields of a fit; measuring it leaves with an interruption if the checkpoint says so. */
    SampledFields(FitSpec spec, FlowTarget target, Checkpoint checkpoint) {
        this.spec = spec;
        this.target = target;
        this.checkpoint = checkpoint;
        this.samples = new SampleFields(spec, target, checkpoint);
    }

    /** A mixture at a moment. */
    record Moment(double time, double beta, GaussianMixture mixture, long repeat) {
        FittedDensity density() {
            return new FittedDensity.OfMixture(mixture);
        }
    }

    /** All fields of a finished fit. */
    Map<String, Value> all(Moment moment) {
        Map<String, Value> fields = ofParameters(moment);
        ofSamples(fields, moment, "metrics");
        samples.ofTarget(fields, moment.density(), moment.repeat());
        fields.put("failed", new Value.Flag(false));
        fields.put("seed", new Value.Number(spec.seed()));
        return new LaterFields(fields, samples.distances(moment.density(), moment.repeat()));
    }

    /** A row of what is recorded. */
    Map<String, Value> row(Moment moment) {
        Map<String, Value> fields = ofParameters(moment);
        if (!OF_PARAMETERS.containsAll(spec.recorded())) {
            ofSamples(fields, moment, "record");
        }
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("time", new Value.Number(moment.time()));
        row.put("beta", new Value.Number(moment.beta()));
        spec.recorded().forEach(field -> row.put(field, SampleFields.plain(fields.getOrDefault(field, Value.MISSING))));
        return row;
    }

    private void ofSamples(Map<String, Value> fields, Moment moment, String purpose) {
        SampleDrawing.Samples drawn = samples.draw(moment.density(), moment.repeat(), purpose);
        samples.ofFit(fields, drawn);
        fields.put("free_energy", freeEnergy(drawn, moment.beta()));
        if (target.divisions().size() == 1 && fields.get("mode_mass") instanceof Value.Vector mass) {
            ModeDivision modes = target.divisions().get(0);
            fields.put("mechanism", new Value.Text(mechanism(moment, modes, mass.entries())));
            double[] weights = moment.mixture().weights();
            fields.put("dead_weights", new Value.Number(CollapseMechanism.deadWeights(weights, modes.masses())));
        }
    }

    /** E_q[log q - beta log p]. */
    private static Value freeEnergy(SampleDrawing.Samples drawn, double beta) {
        int count = drawn.count();
        double mean = 0;
        for (int n = 0; n < count; n++) {
            mean += (drawn.logFit()[n] - beta * drawn.logTarget()[n]) / count;
        }
        double squares = 0;
        for (int n = 0; n < count; n++) {
            double difference = drawn.logFit()[n] - beta * drawn.logTarget()[n] - mean;
            squares += difference * difference;
        }
        return SampleFields.value(new SampleEstimate(mean, Math.sqrt(squares / (count - 1) / count)), count);
    }

    private String mechanism(Moment moment, ModeDivision modes, double[] mass) {
        GaussianMixture mixture = moment.mixture();
        int dimension = mixture.dimension();
        double[] noise = new double[MECHANISM_SAMPLES * dimension];
        Streams.fillNormal(Streams.stream(spec.seed(), moment.repeat(), "mechanism"), noise);
        double[] one = new double[dimension];
        double[] point = new double[dimension];
        double[] points = new double[noise.length];
        double[][] responsibilities = new double[mixture.components()][mass.length];
        Pace pace = new Pace(checkpoint);
        long placing = mixture.full() ? (long) dimension * dimension : dimension;
        for (int k = 0; k < mixture.components(); k++) {
            Interruption.check(checkpoint);
            for (int n = 0; n < MECHANISM_SAMPLES; n++) {
                System.arraycopy(noise, n * dimension, one, 0, dimension);
                mixture.place(k, one, point, 0);
                pace.spend(placing);
                for (int i = 0; i < dimension; i++) {
                    points[i * MECHANISM_SAMPLES + n] = point[i];
                }
            }
            double[] shares = modes.shares().of(points, MECHANISM_SAMPLES);
            for (int at = 0; at < shares.length; at++) {
                responsibilities[k][at / MECHANISM_SAMPLES] += shares[at] / MECHANISM_SAMPLES;
            }
        }
        return CollapseMechanism.of(
                        mixture.weights(), responsibilities, mass, modes.masses(), MixtureMeasurement.DEFAULT_THRESHOLD)
                .name()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    private Map<String, Value> ofParameters(Moment moment) {
        GaussianMixture mixture = moment.mixture();
        int components = mixture.components();
        int dimension = mixture.dimension();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("time", new Value.Number(moment.time()));
        fields.put("beta", new Value.Number(moment.beta()));
        fields.put("means", new Value.Matrix(components, dimension, mixture.means()));
        fields.put("weights", new Value.Vector(mixture.weights()));
        double[] deviations = new double[components * dimension];
        boolean equal = !mixture.full();
        for (int k = 0; k < components; k++) {
            for (int i = 0; i < dimension; i++) {
                deviations[k * dimension + i] = mixture.deviation(k, i);
                equal &= deviations[k * dimension + i] == deviations[0];
            }
        }
        if (equal) {
            fields.put("variance", new Value.Number(deviations[0] * deviations[0]));
        }
        fields.put("deviations", new Value.Matrix(components, dimension, deviations));
        if (mixture.full()) {
            fields.put("covariances", covariances(mixture));
        }
        fields.put("gram", products(mixture, mixture.means(), components));
        means().ifPresent(modes -> fields.put("overlaps", products(mixture, modes, modes.length / dimension)));
        return fields;
    }

    private Optional<double[]> means() {
        return DensityBinding.components(spec.target(), target.dimension()).map(modes -> {
            double[] means = new double[modes.size() * target.dimension()];
            for (int j = 0; j < modes.size(); j++) {
                System.arraycopy(modes.get(j).mean(), 0, means, j * target.dimension(), target.dimension());
            }
            return means;
        });
    }

    private static Value.Matrix covariances(GaussianMixture mixture) {
        int dimension = mixture.dimension();
        double[] entries = new double[mixture.components() * dimension * dimension];
        for (int k = 0; k < mixture.components(); k++) {
            System.arraycopy(mixture.covariance(k), 0, entries, k * dimension * dimension, dimension * dimension);
        }
        return new Value.Matrix(mixture.components() * dimension, dimension, entries);
    }

    /** The inner products of the means with vectors that stand one behind another. */
    private Value.Matrix products(GaussianMixture mixture, double[] vectors, int count) {
        int dimension = mixture.dimension();
        double[] products = new double[mixture.components() * count];
        Pace pace = new Pace(checkpoint);
        for (int k = 0; k < mixture.components(); k++) {
            for (int j = 0; j < count; j++) {
                double sum = 0;
                for (int i = 0; i < dimension; i++) {
                    sum += mixture.means()[k * dimension + i] * vectors[j * dimension + i];
                }
                products[k * count + j] = sum;
                pace.spend(dimension);
            }
        }
        return new Value.Matrix(mixture.components(), count, products);
    }
}
