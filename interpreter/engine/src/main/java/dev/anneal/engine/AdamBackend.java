package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.flow.FlowBase;
import dev.anneal.numerics.flow.FlowTraining;
import dev.anneal.numerics.flow.RealNvpModel;
import dev.anneal.numerics.flow.TrainingSettings;
import dev.anneal.plan.FitSpec;
import dev.anneal.run.Fit;
import dev.anneal.run.FitFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;

/** Trains RealNVP flows by stochastic gradients with Adam. */
final class AdamBackend implements Backend {
    private static final int REVISION = 8;

    /** More than this share of steps without a finite loss is a failure. */
    private static final double MOST_SKIPPED = 0.01;

    private static final double NANOSECONDS_PER_FLOP = 0.015;
    private static final double NANOSECONDS_PER_NUMBER = 1;

    @Override
    public String method() {
        return "adam";
    }

    @Override
    public int revision() {
        return REVISION;
    }

    @Override
    public boolean keepsStates() {
        return true;
    }

    @Override
    public String timeUnit() {
        return "steps";
    }

    @Override
    public Optional<Refusal> refusal(FitSpec spec) {
        return FlowBinding.refusal(spec);
    }

    @Override
    public Fit.Description describe(FitSpec spec) {
        FlowTarget target = target(spec);
        return new Fit.Description(
                Descriptions.family(spec.family()),
                target.words(spec.target()),
                target.dimension(),
                Descriptions.method(spec.method()),
                Descriptions.term(spec.schedule()),
                spec.seed(),
                timeUnit());
    }

    @Override
    public Cost cost(FitSpec spec) {
        RealNvpModel model = FlowBinding.model(spec.family());
        TrainingSettings settings = FlowBinding.settings(spec);
        double weights = 0;
        double before = 0.5 * model.dimension();
        double units = model.dimension();
        for (int width : model.hidden()) {
            weights += before * width;
            before = width;
            units += width;
        }
        weights = model.layers() * (weights + before * model.dimension());
        units *= model.layers();
        double seconds = 1e-9
                * spec.horizon()
                * settings.batch()
                * (6 * weights * NANOSECONDS_PER_FLOP + units * NANOSECONDS_PER_NUMBER);
        double bytes =
                4 * weights * 15 + KeptTraining.bytes(weights) + 4 * 8 * 128 * units + 200 * RecordTimes.count(spec);
        return new Cost(spec.horizon(), bytes, seconds, SampleFields.bytes(spec, target(spec)));
    }

    private static FlowTarget target(FitSpec spec) {
        return FlowTarget.of(spec).orElseThrow(() -> new IllegalArgumentException("no target of this backend"));
    }

    @Override
    public List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint) {
        return run(spec, repeats, checkpoint, FitContext.ALONE);
    }

    @Override
    public List<FitOutcome> run(FitSpec spec, RepeatRange repeats, Checkpoint checkpoint, FitContext context) {
        List<FitOutcome> outcomes = new ArrayList<>();
        double count = repeats.size();
        for (long repeat = repeats.first(); repeat < repeats.end(); repeat++) {
            double done = repeat - repeats.first();
            FitOutcome outcome = train(spec, repeat, fraction -> checkpoint.poll((done + fraction) / count), context);
            // Nobody can ask a study of many fits for its flows, which may be large.
            outcomes.add(count == 1 ? outcome : outcome.withoutDensity());
        }
        return outcomes;
    }

    /** Trains until the end, or until it has to finish; leaves with an interruption if it is abandoned. */
    private static FitOutcome train(FitSpec spec, long repeat, Checkpoint checkpoint, FitContext context) {
        RealNvpModel model = FlowBinding.model(spec.family());
        FlowTarget target = target(spec);
        FlowBase base = FlowBinding.base(spec.family(), model.dimension())
                .orElseThrow(() -> new IllegalArgumentException("no base of this backend"));
        TrainingSettings settings = FlowBinding.settings(spec);
        boolean twofold = spec.method().text("precision").equals(Optional.of("double"));
        AtomicLong reached = new AtomicLong();
        Checkpoint here = fraction -> checkpoint.poll(reached.get() / spec.horizon());
        FlowTraining<?> training = twofold
                ? FlowTraining.twofold(
                        model, base, target.density(), settings, spec.seed(), repeat, context.workers(), here)
                : FlowTraining.single(
                        model, base, target.density(), settings, spec.seed(), repeat, context.workers(), here);
        KeptTraining kept = new KeptTraining(context.states(), spec, REVISION, repeat);
        FlowFields fields = new FlowFields(spec, target, here.untilAbandoned());
        return train(spec, repeat, training, kept, fields, here, reached);
    }

    private static FitOutcome train(
            FitSpec spec,
            long repeat,
            FlowTraining<?> training,
            KeptTraining kept,
            FlowFields fields,
            Checkpoint checkpoint,
            AtomicLong reached) {
        DoubleUnaryOperator cooling = cooling(spec, training);
        List<Map<String, Value>> series = kept.resume(training);
        double[] times = RecordTimes.of(spec);
        int next = series.size();
        long steps = (long) spec.horizon();
        boolean cut = false;
        while (true) {
            long step = training.steps();
            reached.set(step);
            FlowFields.Moment moment = new FlowFields.Moment(
                    (double) step, cooling.applyAsDouble((double) step), training.loss(), training.skipped(), repeat);
            while (next < times.length && times[next] <= step) {
                series.add(fields.row(moment, new FittedDensity.OfFlow(training.flow())));
                next++;
            }
            if (cut) {
                kept.keep(training, series);
            } else if (step == steps) {
                kept.finish(training, series);
            }
            if (step == steps || cut) {
                return outcome(moment, step == steps, training, fields, series);
            }
            kept.offer(training, series);
            try {
                Interruption.check(checkpoint);
                training.step(moment.beta());
            } catch (Interruption interruption) {
                if (interruption.verdict() == Checkpoint.Verdict.ABANDON) {
                    throw interruption;
                }
                cut = true;
            }
        }
    }

    /** The inverse temperature of the next step, whose number it is given. */
    private static DoubleUnaryOperator cooling(FitSpec spec, FlowTraining<?> training) {
        if (AdaptiveBinding.isAdaptive(spec.schedule())) {
            training.follow(AdaptiveBinding.of(spec));
            return step -> training.beta();
        }
        return FlowSpecs.schedule(spec)::beta;
    }

    private static FitOutcome outcome(
            FlowFields.Moment moment,
            boolean finished,
            FlowTraining<?> training,
            FlowFields fields,
            List<Map<String, Value>> series) {
        if (training.skipped() > MOST_SKIPPED * Math.max(moment.time(), 1)) {
            String message = ValueText.number((double) training.skipped()) + " of " + ValueText.number(moment.time())
                    + " steps had no finite loss; learn more slowly (`rate`) or start hotter";
            return new FitOutcome(
                    moment.repeat(),
                    moment.time(),
                    false,
                    fields.ofFailure(moment),
                    series,
                    Optional.of(new FitFailure.Numerical(message, moment.time(), moment.beta())),
                    Optional.empty());
        }
        FittedDensity flow = new FittedDensity.OfFlow(training.flow());
        Map<String, Value> all = fields.all(moment, flow);
        return new FitOutcome(
                moment.repeat(),
                moment.time(),
                finished,
                all,
                series,
                Optional.empty(),
                AdaptiveBinding.doubt(fields.spec(), moment.beta()).or(() -> SampleFields.doubt(all)),
                Optional.of(flow));
    }
}
