package dev.anneal.engine;

import dev.anneal.numerics.mixture.FlowSettings;
import dev.anneal.numerics.mixture.MixtureModel;
import dev.anneal.plan.FitSpec;

/**
 * What a mixture flow costs, by rules of thumb: good to a factor of about three, which is enough to tell seconds from
 * hours.
 */
final class FlowCost {
    /** Steps of the order-eight method in one unit of time at tolerance 1e-8; the flow relaxes at rate one. */
    private static final double STEPS_PER_TIME = 1.5;

    private static final double NANOSECONDS_PER_FLOP = 0.7;
    private static final double NANOSECONDS_PER_NODE = 25;

    private FlowCost() {}

    /**
     * The cost of one run.
     *
     * @param modes P
     * @param coordinates how many numbers hold the means of one state
     */
    static Cost of(MixtureModel model, double modes, double coordinates, FlowSettings settings, FitSpec spec) {
        double components = model.components();
        double dimension = model.dimension();
        boolean adaptive = settings.integrator().adaptive();
        double accuracy = Math.pow(
                1e-8 / settings.tolerance(), 1.0 / settings.integrator().order());
        double steps = adaptive
                ? 15 + STEPS_PER_TIME * accuracy * spec.horizon()
                : Math.ceil(spec.horizon() / settings.step());
        double flops =
                4 * components * (components + modes) * Math.min(dimension, components + modes) + 2 * coordinates;
        double nodes = components * (nodes(components) + nodes(modes));
        double evaluations = adaptive ? 12 : 4;
        double seconds = 1e-9 * steps * evaluations * (NANOSECONDS_PER_FLOP * flops + NANOSECONDS_PER_NODE * nodes);
        double records = RecordTimes.count(spec);
        double perRecord = 200;
        for (String field : spec.recorded()) {
            perRecord += 100 + 8 * numbers(field, model, modes);
        }
        double bytes = 8 * coordinates * 20 + records * perRecord;
        return new Cost(steps, bytes, seconds);
    }

    private static double numbers(String field, MixtureModel model, double modes) {
        double components = model.components();
        return switch (field) {
            case "means" -> components * model.dimension();
            case "overlaps" -> components * modes;
            case "gram" -> components * components;
            case "weights" -> components;
            case "mode_mass" -> modes;
            default -> 1;
        };
    }

    /** Nodes of the quadrature that softmax expectations of so many logits need. */
    private static double nodes(double logits) {
        return logits <= 1 ? 1 : Math.pow(50, Math.min(3, logits - 1));
    }
}
