package dev.anneal.engine;

import dev.anneal.evaluate.Intrinsics.Answer;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.quadrature.SobolBox;
import dev.anneal.plan.Data;
import java.util.List;
import java.util.Optional;

/**
 * Points that a script asks for: {@code random}, {@code sobol} and {@code density.sample}. They depend on the arguments
 * alone, so that an axis of a sweep is the same list whoever evaluates it.
 */
final class DrawnPoints {
    private static final int MOST_NUMBERS = 10_000_000;

    private DrawnPoints() {}

    /** {@code random(distribution, count, seed:)}: the numbers of a stream keyed by the seed and nothing else. */
    static Answer random(List<Value> arguments, Checkpoint checkpoint) {
        if (!(arguments.get(0) instanceof Value.Term density)) {
            return new Answer.Refused("`random` draws from a density, not " + ValueText.of(arguments.get(0)));
        }
        return drawn(density, 1, arguments.get(1), arguments.get(2), "random", checkpoint);
    }

    /** {@code density.sample(count, seed:)}. */
    static Answer sample(Value.Term density, List<Value> arguments, Checkpoint checkpoint) {
        Optional<Integer> dimension = density.dimension().size().map(Long::intValue);
        return dimension.isPresent()
                ? drawn(density, dimension.get(), arguments.get(0), arguments.get(1), "sample", checkpoint)
                : new Answer.Refused("this density does not say how many coordinates its points have; write its mean"
                        + " as a vector");
    }

    private static Answer drawn(
            Value.Term density, int dimension, Value count, Value seed, String purpose, Checkpoint checkpoint) {
        Answer answer = points(
                dimension,
                count,
                seed,
                (points, key) -> DensitySampler.draw(Data.of(density), dimension, points, key, 0, purpose, checkpoint));
        if (answer instanceof Answer.Unavailable) {
            return new Answer.Refused(
                    "this version of the interpreter cannot draw from such a density `" + density.name()
                            + "` yet: it can from `normal`, `uniform`, `laplace`, `student_t`, their powers, and mixtures"
                            + " and products");
        }
        return purpose.equals("random") && answer instanceof Answer.Of of && of.value() instanceof Value.Matrix matrix
                ? new Answer.Of(new Value.Vector(matrix.entries()))
                : answer;
    }

    /** Draws so many points with a seed, row by row; empty if there is no way to draw them. */
    @FunctionalInterface
    interface Drawing {
        Optional<double[]> draw(int count, long seed);
    }

    /** A matrix of points on R^dimension, unless their number or the seed is none. */
    static Answer points(int dimension, Value count, Value seed, Drawing drawing) {
        Optional<String> objection = countObjection(count, dimension);
        if (objection.isPresent()) {
            return new Answer.Refused(objection.get());
        }
        double key = Values.number(seed).orElse(Double.NaN);
        if (key != Math.rint(key) || Double.isInfinite(key)) {
            return new Answer.Refused("a seed is a whole number, not " + ValueText.of(seed));
        }
        int points = (int) number(count);
        return drawing.draw(points, (long) key)
                .<Answer>map(drawn -> new Answer.Of(new Value.Matrix(points, dimension, drawn)))
                .orElseGet(Answer.Unavailable::new);
    }

    /** {@code sobol(low, high, count)}. */
    static Answer sobol(List<Value> arguments) {
        double[] low = Values.entries(arguments.get(0)).orElse(new double[0]);
        double[] high = Values.entries(arguments.get(1)).orElse(new double[0]);
        if (low.length < 1 || low.length > SobolBox.MOST_AXES || low.length != high.length) {
            return new Answer.Refused("`low` and `high` are the corners of a box with 1 to " + SobolBox.MOST_AXES
                    + " axes, and have as many entries");
        }
        for (int i = 0; i < low.length; i++) {
            if (!(low[i] <= high[i]) || !Double.isFinite(high[i] - low[i])) {
                return new Answer.Refused("`low` must not be above `high`, and both finite; entry " + (i + 1)
                        + " goes from " + ValueText.number(low[i]) + " to " + ValueText.number(high[i]));
            }
        }
        Optional<String> objection = countObjection(arguments.get(2), low.length);
        if (objection.isPresent()) {
            return new Answer.Refused(objection.get());
        }
        int count = (int) number(arguments.get(2));
        return new Answer.Of(new Value.Matrix(count, low.length, SobolBox.points(low, high, count)));
    }

    private static Optional<String> countObjection(Value count, int dimension) {
        double number = number(count);
        int most = MOST_NUMBERS / dimension;
        return number == Math.rint(number) && number >= 1 && number <= most
                ? Optional.empty()
                : Optional.of("`count` must be a whole number from 1 to " + most + ", " + ValueText.insteadOf(number));
    }

    private static double number(Value value) {
        return Values.number(value).orElse(Double.NaN);
    }
}
