package dev.anneal.check;

import dev.anneal.type.Assignability;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import dev.anneal.type.TypeSize;

/** The types of values that may be one of several, and of lists and their elements. */
final class Joined {
    private Joined() {}

    /** The type of a value that is of one type or the other. */
    static Type of(Type left, Type right) {
        if (left.equals(right) || left == Simple.ERRONEOUS || right == Simple.MISSING) {
            return left;
        }
        if (right == Simple.ERRONEOUS || left == Simple.MISSING) {
            return right;
        }
        if (left instanceof Type.Vector a && right instanceof Type.Vector b) {
            return new Type.Vector(common(a.size(), b.size()));
        }
        if (left instanceof Type.Matrix a && right instanceof Type.Matrix b) {
            return new Type.Matrix(common(a.rows(), b.rows()), common(a.columns(), b.columns()));
        }
        if (left instanceof Type.Density a && right instanceof Type.Density b) {
            return new Type.Density(common(a.dimension(), b.dimension()));
        }
        if (left instanceof Type.Run a && right instanceof Type.Run b) {
            return new Type.Run(common(a.dimension(), b.dimension()));
        }
        if (Assignability.isNumeric(left) && Assignability.isNumeric(right)) {
            return left == Simple.NUMERIC || right == Simple.NUMERIC ? Simple.NUMERIC : Simple.ANY;
        }
        return Simple.ANY;
    }

    private static Dimension common(Dimension left, Dimension right) {
        return left.equals(right) ? left : Dimension.Unsized.UNDETERMINED;
    }

    /** The type of a list with elements of a type: numbers make a vector, vectors a matrix. */
    static Type list(Type element, Dimension size) {
        if (element == Simple.REAL || (element == Simple.MISSING && size.equals(Dimension.known(0)))) {
            return new Type.Vector(size);
        }
        if (element instanceof Type.Vector vector) {
            return new Type.Matrix(size, vector.size());
        }
        return new Type.Sequence(TypeSize.part(element));
    }

    /** The type of an element of a list. */
    static Type element(Type list) {
        if (list instanceof Type.Vector) {
            return Simple.REAL;
        }
        if (list instanceof Type.Matrix matrix) {
            return new Type.Vector(matrix.columns());
        }
        return list instanceof Type.Sequence sequence ? sequence.element() : Simple.ANY;
    }
}
