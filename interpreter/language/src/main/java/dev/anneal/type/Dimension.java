package dev.anneal.type;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A size that is part of a type: of a vector, a matrix, a density.
 *
 * <p>While a script is compiled its inputs are not known, so sizes are affine expressions in them; when it is prepared
 * they are numbers.
 */
public sealed interface Dimension {
    /** A size that is a number. */
    static Dimension known(long size) {
        return new Affine(size, Map.of());
    }

    /** A size that is the value of a name. */
    static Dimension variable(String name) {
        return new Affine(0, Map.of(name, 1L));
    }

    /** The size as a number, where it is one. */
    default Optional<Long> size() {
        return this instanceof Affine affine && affine.terms.isEmpty()
                ? Optional.of(affine.constant)
                : Optional.empty();
    }

    /** How the two sizes compare. */
    static Comparison compare(Dimension left, Dimension right) {
        if (left instanceof Affine a && right instanceof Affine b) {
            if (a.terms.equals(b.terms)) {
                return a.constant == b.constant ? Comparison.EQUAL : Comparison.DIFFERENT;
            }
        }
        return Comparison.UNDECIDED;
    }

    /** The size that two values have together: an open one takes the other's. */
    static Dimension join(Dimension left, Dimension right) {
        if (left == Unsized.OPEN || (left == Unsized.UNDETERMINED && right instanceof Affine)) {
            return right;
        }
        return left;
    }

    /** The sum, undetermined where it is not affine. */
    default Dimension plus(Dimension other) {
        return combine(other, 1);
    }

    /** The difference, undetermined where it is not affine. */
    default Dimension minus(Dimension other) {
        return combine(other, -1);
    }

    /** The product, undetermined unless one of the two is a number. */
    default Dimension times(Dimension other) {
        if (size().isPresent()) {
            return other.scaled(size().get());
        }
        return other.size().isPresent() ? scaled(other.size().get()) : Unsized.UNDETERMINED;
    }

    private Dimension combine(Dimension other, int sign) {
        if (!(this instanceof Affine a) || !(other instanceof Affine b)) {
            return Unsized.UNDETERMINED;
        }
        Map<String, Long> terms = new TreeMap<>(a.terms);
        b.terms.forEach((name, factor) -> terms.merge(name, sign * factor, Dimension::nonZeroSum));
        return new Affine(a.constant + sign * b.constant, terms);
    }

    private Dimension scaled(long factor) {
        if (factor == 0) {
            return known(0);
        }
        if (!(this instanceof Affine a)) {
            return Unsized.UNDETERMINED;
        }
        Map<String, Long> terms = new TreeMap<>();
        a.terms.forEach((name, coefficient) -> terms.put(name, coefficient * factor));
        return new Affine(a.constant * factor, terms);
    }

    @SuppressWarnings("NullAway") // Map.merge removes an entry whose new value is null.
    private static Long nonZeroSum(Long left, Long right) {
        return left + right == 0 ? null : Long.valueOf(left + right);
    }

    /** The outcome of comparing two sizes. */
    enum Comparison {
        EQUAL,
        DIFFERENT,
        /** It depends on the inputs. */
        UNDECIDED
    }

    /** A constant plus multiples of the values of names. */
    record Affine(long constant, Map<String, Long> terms) implements Dimension {
        public Affine {
            terms = Map.copyOf(terms);
        }

        @Override
        public String toString() {
            StringBuilder out = new StringBuilder();
            new TreeMap<>(terms).forEach((name, factor) -> {
                out.append(out.isEmpty() ? (factor < 0 ? "-" : "") : (factor < 0 ? " - " : " + "));
                out.append(Math.abs(factor) == 1 ? name : Math.abs(factor) + " * " + name);
            });
            if (out.isEmpty()) {
                return Long.toString(constant);
            }
            return constant == 0
                    ? out.toString()
                    : out.append(constant < 0 ? " - " : " + ")
                            .append(Math.abs(constant))
                            .toString();
        }
    }

    /** What is no size of its own. */
    enum Unsized implements Dimension {
        /** The value has no size of its own and takes the one that is needed: {@code normal(0, 1)}. */
        OPEN("any"),
        /** Nothing is known about the size; it goes with every other. */
        UNDETERMINED("?");

        private final String text;

        Unsized(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
