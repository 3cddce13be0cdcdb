package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.plan.FitSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of a trained flow: those of the training run, and what samples tell. */
final class FlowFields {
    /** Fields that take no samples. */
    private static final List<String> OF_TRAINING = List.of("time", "beta", "loss", "skipped_steps");

    /** The names of all fields. */
    static final List<String> NAMES = Stream.of(
                    List.of("time", "beta", "loss"), SampleFields.NAMES, List.of("skipped_steps"))
            .flatMap(List::stream)
            .toList();

    private final FitSpec spec;
    private final SampleFields samples;

    /** The fields of a fit; measuring it leaves with an interruption if the checkpoint says so. */
    FlowFields(FitSpec spec, FlowTarget target, Checkpoint checkpoint) {
        this.spec = spec;
        this.samples = new SampleFields(spec, target, checkpoint);
    }

    /** The fit whose fields they are. */
    FitSpec spec() {
        return spec;
    }

    /** The training run at a moment. */
    record Moment(double time, double beta, double loss, long skipped, long repeat) {}

    /** All fields of a finished fit. */
    Map<String, Value> all(Moment moment, FittedDensity flow) {
        Map<String, Value> fields = ofTraining(moment);
        samples.ofFit(fields, samples.draw(flow, moment.repeat(), "metrics"));
        samples.ofTarget(fields, flow, moment.repeat());
        fields.put("failed", new Value.Flag(false));
        fields.put("seed", new Value.Number(spec.seed()));
        return new LaterFields(fields, samples.distances(flow, moment.repeat()));
    }

    /** The fields of a fit without a result. */
    Map<String, Value> ofFailure(Moment moment) {
        Map<String, Value> fields = ofTraining(moment);
        fields.put("failed", new Value.Flag(true));
        fields.put("seed", new Value.Number(spec.seed()));
        return fields;
    }

    /** A row of what is recorded. */
    Map<String, Value> row(Moment moment, FittedDensity flow) {
        Map<String, Value> fields = ofTraining(moment);
        if (!OF_TRAINING.containsAll(spec.recorded())) {
            samples.ofFit(fields, samples.draw(flow, moment.repeat(), "record"));
        }
        Map<String, Value> row = new LinkedHashMap<>();
        row.put("time", new Value.Number(moment.time()));
        row.put("beta", new Value.Number(moment.beta()));
        spec.recorded().forEach(field -> row.put(field, SampleFields.plain(fields.getOrDefault(field, Value.MISSING))));
        return row;
    }

    private static Map<String, Value> ofTraining(Moment moment) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("time", new Value.Number(moment.time()));
        fields.put("beta", new Value.Number(moment.beta()));
        fields.put("loss", Double.isNaN(moment.loss()) ? Value.MISSING : new Value.Number(moment.loss()));
        fields.put("skipped_steps", new Value.Number((double) moment.skipped()));
        return fields;
    }
}
