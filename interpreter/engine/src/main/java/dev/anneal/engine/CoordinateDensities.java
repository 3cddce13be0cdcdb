package dev.anneal.engine;

import dev.anneal.evaluate.ValueText;
import dev.anneal.plan.Datum;
import java.util.Optional;

/** What the arguments of {@code student_t}, {@code laplace} and {@code uniform} must be. */
final class CoordinateDensities {
    private CoordinateDensities() {}

    /** What is wrong with the arguments of such a density; empty if nothing is, or it is another one. */
    static Optional<String> objection(Datum.Term term) {
        return switch (term.name()) {
            case "laplace" -> centre(term);
            case "student_t" -> degrees(term).or(() -> centre(term));
            case "uniform" -> box(term);
            default -> Optional.empty();
        };
    }

    private static Optional<String> degrees(Datum.Term term) {
        double degrees = term.number("degrees").orElse(Double.NaN);
        return degrees > 0 && Double.isFinite(degrees)
                ? Optional.empty()
                : Optional.of("`degrees` must be above 0 and finite, it is " + ValueText.number(degrees));
    }

    private static Optional<String> centre(Datum.Term term) {
        if (!DensityBinding.isFinite(term.argument("mean"))) {
            return Optional.of("`mean` must be finite");
        }
        for (double scale : DensityBinding.numbers(term.argument("scale"))) {
            if (!(scale > 0) || Double.isInfinite(scale)) {
                return Optional.of("`scale` must be above 0 and finite, it is " + ValueText.number(scale));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> box(Datum.Term term) {
        double[] low = DensityBinding.numbers(term.argument("low"));
        double[] high = DensityBinding.numbers(term.argument("high"));
        if (!DensityBinding.isFinite(term.argument("low")) || !DensityBinding.isFinite(term.argument("high"))) {
            return Optional.of("`low` and `high` must be finite");
        }
        for (int i = 0; i < Math.max(low.length, high.length) && low.length > 0 && high.length > 0; i++) {
            double from = low[Math.min(i, low.length - 1)];
            double to = high[Math.min(i, high.length - 1)];
            if (!(from < to)) {
                return Optional.of("`high` must be above `low`, it is " + ValueText.number(to) + " where `low` is "
                        + ValueText.number(from));
            }
        }
        return Optional.empty();
    }
}
