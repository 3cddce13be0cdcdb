package dev.anneal.engine;

import dev.anneal.evaluate.Intrinsics.Answer;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.numerics.Checkpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What can be asked of a finished run besides its fields: points of the fit, and its density at points. */
final class RunMembers {
    /** What the points are for, by which their stream is known. */
    static final String PURPOSE = "fit sample";

    private RunMembers() {}

    /** The answer of a member; what a fit without a result says is missing, as its fields are. */
    static Answer call(String member, FitView fit, List<Value> arguments, Checkpoint checkpoint) {
        return switch (member) {
            case "sample" -> ofDensity(fit, density -> sample(density, arguments.get(0), arguments.get(1), checkpoint));
            case "log_density" -> ofDensity(fit, density -> logDensity(density, arguments.get(0), checkpoint));
            default -> new Answer.Unavailable();
        };
    }

    private static Answer ofDensity(FitView fit, Function<FittedDensity, Answer> answer) {
        if (fit.failure().isPresent()) {
            return new Answer.Of(Value.MISSING);
        }
        Optional<FittedDensity> density = fit.density();
        return density.isPresent()
                ? answer.apply(density.get())
                : new Answer.Refused("the fit of `" + fit.name()
                        + "` knows the overlaps of its means and not where they are; fit by `gradient_flow()`");
    }

    private static Answer sample(FittedDensity density, Value count, Value seed, Checkpoint checkpoint) {
        return DrawnPoints.points(
                density.dimension(),
                count,
                seed,
                (points, key) -> Optional.of(density.sample(points, key, PURPOSE, checkpoint)));
    }

    private static Answer logDensity(FittedDensity density, Value at, Checkpoint checkpoint) {
        int dimension = density.dimension();
        if (at instanceof Value.Absent) {
            return new Answer.Of(Value.MISSING);
        }
        if (at instanceof Value.Matrix points && points.columns() == dimension) {
            return new Answer.Of(new Value.Vector(density.logDensity(points.entries(), checkpoint)));
        }
        if (at instanceof Value.Vector point && point.entries().length == dimension) {
            return new Answer.Of(new Value.Number(density.logDensity(point.entries())[0]));
        }
        if (at instanceof Value.Number number && dimension == 1) {
            return new Answer.Of(new Value.Number(density.logDensity(new double[] {number.value()})[0]));
        }
        return new Answer.Refused("a point of this fit is a vector with "
                + (dimension == 1 ? "1 entry" : dimension + " entries")
                + ", and many points are the rows of a matrix; this is " + ValueText.of(at));
    }
}
