package dev.anneal.type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a signature's size variables for one call.
 *
 * <p>The same rules serve twice: on symbolic sizes when a script is compiled, and on numbers when it is prepared.
 */
public final class Sizes {
    private final Map<String, Dimension> bound = new LinkedHashMap<>();

    /**
     * Two sizes that should be one.
     *
     * @param needed the size the call has so far
     * @param found the size of the argument that does not go with it
     */
    public record Conflict(Dimension needed, Dimension found) {}

    /** Gives a size variable a value; a conflict if it has another one. */
    public Optional<Conflict> bind(String variable, Dimension size) {
        Dimension before = bound.get(variable);
        if (before == null) {
            bound.put(variable, size);
            return Optional.empty();
        }
        bound.put(variable, Dimension.join(before, size));
        return Dimension.compare(before, size) == Dimension.Comparison.DIFFERENT
                ? Optional.of(new Conflict(before, size))
                : Optional.empty();
    }

    /** Reads the size variables of a parameter's type off an argument's type; a conflict if they have other values. */
    public Optional<Conflict> match(Type formal, Type actual) {
        if (formal instanceof Type.Vector f && actual instanceof Type.Vector a) {
            return match(f.size(), a.size());
        }
        if (formal instanceof Type.Matrix f && actual instanceof Type.Matrix a) {
            return match(f.rows(), a.rows()).or(() -> match(f.columns(), a.columns()));
        }
        if (formal instanceof Type.Density f) {
            return match(f.dimension(), densityDimension(actual));
        }
        if (formal instanceof Type.Family f && actual instanceof Type.Family a) {
            return match(f.dimension(), a.dimension());
        }
        if (formal instanceof Type.Run f && actual instanceof Type.Run a) {
            return match(f.dimension(), a.dimension());
        }
        if (formal instanceof Type.Sequence f && actual instanceof Type.Sequence a) {
            return match(f.element(), a.element());
        }
        return Optional.empty();
    }

    private static Dimension densityDimension(Type actual) {
        if (actual instanceof Type.Density density) {
            return density.dimension();
        }
        return actual instanceof Type.Weighted weighted ? weighted.dimension() : Dimension.Unsized.UNDETERMINED;
    }

    private Optional<Conflict> match(Dimension formal, Dimension actual) {
        if (!(formal instanceof Dimension.Affine affine) || actual instanceof Dimension.Unsized) {
            return Optional.empty();
        }
        if (affine.terms().size() == 1 && affine.constant() == 0) {
            return bind(affine.terms().keySet().iterator().next(), actual);
        }
        return Dimension.compare(formal, actual) == Dimension.Comparison.DIFFERENT
                ? Optional.of(new Conflict(formal, actual))
                : Optional.empty();
    }

    /** A signature's type with the values of its size variables. */
    public Type apply(Type formal) {
        if (formal instanceof Type.Vector vector) {
            return new Type.Vector(apply(vector.size(), Dimension.Unsized.UNDETERMINED));
        }
        if (formal instanceof Type.Matrix matrix) {
            return new Type.Matrix(
                    apply(matrix.rows(), Dimension.Unsized.UNDETERMINED),
                    apply(matrix.columns(), Dimension.Unsized.UNDETERMINED));
        }
        if (formal instanceof Type.Density density) {
            return new Type.Density(apply(density.dimension(), Dimension.Unsized.OPEN));
        }
        if (formal instanceof Type.Family family) {
            return new Type.Family(apply(family.dimension(), Dimension.Unsized.UNDETERMINED));
        }
        if (formal instanceof Type.Run run) {
            return new Type.Run(apply(run.dimension(), Dimension.Unsized.UNDETERMINED));
        }
        if (formal instanceof Type.Sequence sequence) {
            return new Type.Sequence(apply(sequence.element()));
        }
        if (formal instanceof Type.Function function) {
            List<Type> parameters = new ArrayList<>();
            for (Type parameter : function.parameters()) {
                parameters.add(apply(parameter));
            }
            return new Type.Function(parameters, apply(function.result()));
        }
        return formal;
    }

    private Dimension apply(Dimension formal, Dimension unbound) {
        if (formal instanceof Dimension.Affine affine && affine.terms().size() == 1) {
            return bound.getOrDefault(affine.terms().keySet().iterator().next(), unbound);
        }
        return formal;
    }
}
