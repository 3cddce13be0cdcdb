package dev.anneal.type;

import dev.anneal.type.Type.Simple;

/** Whether a value of one type may stand where another is needed. Sizes are compared elsewhere. */
public final class Assignability {
    private Assignability() {}

    /** Whether a value of type {@code given} may stand where {@code needed} is, sizes aside. */
    public static boolean fits(Type given, Type needed) {
        if (isLoose(given) || isLoose(needed) || needed == Simple.COLUMN || given == Simple.MISSING) {
            return true;
        }
        boolean unknownList = given instanceof Type.Sequence list && isLoose(list.element());
        if (unknownList
                && (needed == Simple.NUMERIC || needed instanceof Type.Vector || needed instanceof Type.Matrix)) {
            // Its elements may turn out to be numbers, and then it is a vector.
            return true;
        }
        if (needed instanceof Simple simple) {
            return switch (simple) {
                case REAL -> given == Simple.REAL || given == Simple.ESTIMATE;
                case ESTIMATE -> given == Simple.ESTIMATE || given == Simple.REAL;
                case NUMERIC -> isNumeric(given);
                case SCHEDULE -> given == Simple.SCHEDULE || given instanceof Type.Function;
                case HORIZON -> given == Simple.HORIZON || given == Simple.REAL;
                default -> given == needed;
            };
        }
        if (needed instanceof Type.Vector) {
            return given instanceof Type.Vector || given == Simple.REAL || given == Simple.NUMERIC;
        }
        if (needed instanceof Type.Matrix) {
            return given instanceof Type.Matrix || given == Simple.NUMERIC;
        }
        if (needed instanceof Type.Density) {
            return given instanceof Type.Density || given instanceof Type.Weighted;
        }
        if (needed instanceof Type.Sequence sequence) {
            return (given instanceof Type.Sequence other && fits(other.element(), sequence.element()))
                    || (given instanceof Type.Vector && fits(Simple.REAL, sequence.element()))
                    || (given instanceof Type.Matrix && sequence.element() instanceof Type.Vector);
        }
        return needed.getClass() == given.getClass();
    }

    /** Whether nothing can be said against the type before its value is known. */
    public static boolean isLoose(Type type) {
        return type == Simple.ANY || type == Simple.ERRONEOUS;
    }

    /** Whether values of the type are numbers, vectors or matrices. */
    public static boolean isNumeric(Type type) {
        return type == Simple.REAL
                || type == Simple.ESTIMATE
                || type == Simple.NUMERIC
                || type instanceof Type.Vector
                || type instanceof Type.Matrix;
    }
}
