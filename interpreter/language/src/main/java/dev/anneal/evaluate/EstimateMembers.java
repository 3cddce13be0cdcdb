package dev.anneal.evaluate;

import java.util.Optional;

/** What can be asked of an estimate: {@code estimate.low}. A number stands for one without an error. */
final class EstimateMembers {
    private EstimateMembers() {}

    /** The value of a member; empty if there is no such member. */
    static Optional<Value> find(Value value, String member) {
        Optional<Double> number = Values.number(value);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Value.Estimate estimate = value instanceof Value.Estimate known
                ? known
                : Value.Estimate.of(number.get(), Influence.NONE, 1, Value.Share.NONE);
        return switch (member) {
            case "value" -> Optional.of(known(estimate.value()));
            case "se" -> Optional.of(known(estimate.standardError()));
            case "low" -> Optional.of(known(estimate.low()));
            case "high" -> Optional.of(known(estimate.high()));
            case "n" -> Optional.of(known((double) estimate.count()));
            default -> Optional.empty();
        };
    }

    private static Value known(double number) {
        return Double.isNaN(number) ? Value.MISSING : new Value.Number(number);
    }
}
