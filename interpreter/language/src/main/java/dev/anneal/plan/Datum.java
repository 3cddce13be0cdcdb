package dev.anneal.plan;

import dev.anneal.catalogue.Kind;
import dev.anneal.tape.Tape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Closed, pure data: what a value becomes when it enters a plan. No closures, no spans, nothing that refers outside. */
@SuppressWarnings("ArrayRecordComponent") // Never written after they are made; the records compare their entries.
public sealed interface Datum {
    /** No value. */
    enum Missing implements Datum {
        MISSING
    }

    /** A number. */
    record Number(double value) implements Datum {}

    /** A text. */
    record Text(String value) implements Datum {}

    /** A truth value. */
    record Flag(boolean value) implements Datum {}

    /** Numbers in a row. */
    record Vector(double[] entries) implements Datum {
        @Override
        public boolean equals(Object other) {
            return other instanceof Vector vector && Arrays.equals(entries, vector.entries);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(entries);
        }

        @Override
        public String toString() {
            return Arrays.toString(entries);
        }
    }

    /** Numbers in a rectangle, row by row. */
    record Matrix(int rows, int columns, double[] entries) implements Datum {
        @Override
        public boolean equals(Object other) {
            return other instanceof Matrix matrix
                    && rows == matrix.rows
                    && columns == matrix.columns
                    && Arrays.equals(entries, matrix.entries);
        }

        @Override
        public int hashCode() {
            return 31 * rows + Arrays.hashCode(entries);
        }

        @Override
        public String toString() {
            return rows + " × " + columns + " " + Arrays.toString(entries);
        }
    }

    /** Data in a row. */
    record Sequence(List<Datum> elements) implements Datum {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** Named data; their order does not matter. */
    record Fields(Map<String, Datum> fields) implements Datum {
        public Fields {
            fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        }
    }

    /**
     * What a host has made for a term of its own: the one thing in a plan that is not data. It is a function of the term's
     * other arguments, so that its origin stands for it.
     *
     * @param origin the extension and its version
     * @param implementation what the engine uses; empty after a way through bytes
     */
    record Hosted(String origin, Optional<Object> implementation) implements Datum {
        @Override
        public boolean equals(Object other) {
            return other instanceof Hosted hosted && origin.equals(hosted.origin);
        }

        @Override
        public int hashCode() {
            return origin.hashCode();
        }
    }

    /** A function of numbers as a graph. */
    record Graph(Tape tape) implements Datum {}

    /**
     * Something that the engine makes: a density, a family, a schedule, a method, a path.
     *
     * @param kind what it is
     * @param name its name in the catalogue
     * @param arguments its arguments by parameter, all of them, defaults included
     * @param dimension the dimension of its space, where it has one of its own
     */
    record Term(Kind kind, String name, Map<String, Datum> arguments, Optional<Long> dimension) implements Datum {
        public Term {
            arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
        }

        /** An argument; missing where it was left out. */
        public Datum argument(String parameter) {
            return arguments.getOrDefault(parameter, Missing.MISSING);
        }

        /** An argument that is a number; empty where it was left out. */
        public Optional<Double> number(String parameter) {
            return argument(parameter) instanceof Number number ? Optional.of(number.value()) : Optional.empty();
        }

        /** An argument that is a text; empty where it was left out. */
        public Optional<String> text(String parameter) {
            return argument(parameter) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
        }
    }
}
