package dev.anneal.engine;

import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.SignatureKey;
import dev.anneal.evaluate.StandardFunctions;
import java.util.Optional;
import java.util.Set;

/**
 * Which signatures of the catalogue this version implements, and where. A test demands that every signature is either
 * implemented in one place or listed as one that comes later.
 */
public final class Implementations {
    /** Functions that the engine computes; those of the language itself are in {@link StandardFunctions}. */
    private static final Set<String> FUNCTIONS = Set.of("random", "sobol", "read_csv");

    private static final Set<String> DENSITIES_LATER = Set.of("uniform");
    private static final Set<String> MEMBERS = Set.of(
            "Schedule.end",
            "Schedule.at",
            "Family.draw",
            "Family.dim",
            "Density.dim",
            "Density.shifted",
            "Density.scaled",
            "Density.log_density",
            "Density.sample",
            "Density.tempered",
            "Run.sample",
            "Run.log_density");

    private Implementations() {}

    /** Where a signature stands. */
    public enum Status {
        /** It works. */
        AVAILABLE,
        /** It is known to the language and refused with a clear message. */
        LATER,
        /** Someone forgot it. */
        UNKNOWN
    }

    /** Where a signature stands. */
    public static Status status(SignatureKey key) {
        if (key.receiver().isPresent()) {
            return member(key, key.receiver());
        }
        String name = key.name();
        return switch (key.kind()) {
            case VALUE, FUNCTION ->
                either(
                        StandardFunctions.knows(name)
                                || FUNCTIONS.contains(name)
                                || TheoryIntrinsics.NAMES.contains(name),
                        false);
            case DENSITY ->
                either(
                        Set.of("normal", "mixture", "student_t", "laplace", "density")
                                .contains(name),
                        DENSITIES_LATER.contains(name));
            case FAMILY -> either(Set.of("gaussian_mixture", "realnvp").contains(name), false);
            case SCHEDULE ->
                either(ScheduleBinding.names().contains(name) || AdaptiveBinding.NAMES.contains(name), false);
            case HORIZON -> either(name.equals("settled"), name.equals("converged"));
            case METHOD -> either(Backends.standard().find(name).isPresent(), false);
            case PATH -> either(name.equals("tempering"), name.equals("geometric_path"));
            case CHART -> either(Charting.draws(name), false);
            case AGGREGATE -> either(Aggregates.NAMES.contains(name), false);
            case FIELD, SERIES -> Status.UNKNOWN;
        };
    }

    private static Status member(SignatureKey key, Optional<String> receiver) {
        String type = receiver.orElse("");
        String qualified = type + "." + key.name();
        if (key.kind() == Kind.FIELD || key.kind() == Kind.SERIES) {
            return type.equals("Run") ? Status.AVAILABLE : Status.UNKNOWN;
        }
        if (type.equals("Estimate")) {
            return Status.AVAILABLE;
        }
        if (key.kind() == Kind.SCHEDULE) {
            return either(ScheduleBinding.names().contains(key.name()), false);
        }
        return either(MEMBERS.contains(qualified), false);
    }

    private static Status either(boolean here, boolean later) {
        if (here == later) {
            return Status.UNKNOWN;
        }
        return here ? Status.AVAILABLE : Status.LATER;
    }
}
