package dev.anneal.evaluate;

import dev.anneal.catalogue.Kind;
import dev.anneal.core.Core;
import dev.anneal.source.Span;
import dev.anneal.tape.Tape;
import dev.anneal.tape.TapeRecorder;
import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of the language. Values are immutable; arrays inside of them are never written after they are made. */
@SuppressWarnings("ArrayRecordComponent") // Never written after they are made; the records compare their entries.
public sealed interface Value {
    /** No value. */
    Value MISSING = Absent.ABSENT;

    /** See {@link #MISSING}. */
    enum Absent implements Value {
        ABSENT
    }

    /** A number. */
    record Number(double value) implements Value {}

    /** A text. */
    record Text(String value) implements Value {}

    /** A truth value. */
    record Flag(boolean value) implements Value {}

    /** Numbers in a row. */
    record Vector(double[] entries) implements Value {
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
    record Matrix(int rows, int columns, double[] entries) implements Value {
        public Matrix {
            if (entries.length != rows * columns) {
                throw new IllegalArgumentException(entries.length + " entries for " + rows + " × " + columns);
            }
        }

        /** The entry in a row and a column, both from 0. */
        public double at(int row, int column) {
            return entries[row * columns + column];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Matrix matrix
                    && rows == matrix.rows
                    && columns == matrix.columns
                    && Arrays.equals(entries, matrix.entries);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(entries) + 31 * rows;
        }

        @Override
        public String toString() {
            return rows + " × " + columns + " " + Arrays.toString(entries);
        }
    }

    /** Values in a row that are not all numbers. */
    record Sequence(List<Value> elements) implements Value {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** Named values. */
    record Fields(Map<String, Value> fields) implements Value {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * A number that was found from replicates.
     *
     * @param value the number
     * @param standardError its standard error
     * @param low the lower end of its 95 % interval
     * @param high the upper end of its 95 % interval
     * @param count the number of replicates behind it
     * @param influence how far each replicate moves it
     * @param share whether it is a share of replicates
     */
    record Estimate(
            double value, double standardError, double low, double high, long count, Influence influence, Share share)
            implements Value {
        /** The half width of a 95 % interval of a normal distribution, in standard deviations. */
        private static final double HALF_WIDTH = 1.959963984540054;

        /** A function of other estimates, with the interval of a normal distribution. */
        public static Estimate of(double value, Influence influence, long count, Share share) {
            double error = influence.standardError();
            return new Estimate(
                    value, error, value - HALF_WIDTH * error, value + HALF_WIDTH * error, count, influence, share);
        }

        /** The width of its interval. */
        public double width() {
            return high - low;
        }
    }

    /** Whether an estimate is a share of replicates, whose error under a given truth is known without a sample. */
    enum Share {
        /** It is no share. */
        NONE,
        /** It is the share of replicates for which something holds. */
        PLAIN,
        /** It is an average of such shares. */
        AVERAGE
    }

    /** A function with the values that its body uses. */
    record Closure(List<Parameter> parameters, Core body, Locals locals) implements Value {
        public Closure {
            parameters = List.copyOf(parameters);
        }

        /** Whether two functions yield the same cannot be decided; one is equal to itself. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** A parameter of a closure, with the type that its author wrote, if one was written. */
    record Parameter(String name, Optional<Type> type, Optional<Core> defaultValue) {}

    /** A function of numbers as a graph. */
    record Graph(Tape tape) implements Value {}

    /** While a function is traced: the value of a node of the graph that is being recorded. */
    record Symbol(TapeRecorder recorder, int node) implements Value {}

    /**
     * What a host has made for a term of its own, as one more argument of the term.
     *
     * @param origin the extension and its version; two of one origin are equal, since they are functions of the other
     *     arguments
     * @param implementation what the engine uses
     */
    record Hosted(String origin, Object implementation) implements Value {
        /** The name of the argument; none that a declaration can have. */
        public static final String ARGUMENT = "(implementation)";

        @Override
        public boolean equals(Object other) {
            return other instanceof Hosted hosted && origin.equals(hosted.origin);
        }

        @Override
        public int hashCode() {
            return origin.hashCode();
        }
    }

    /**
     * Something that the engine knows how to make: a density, a family, a schedule, a method, a path, a horizon.
     *
     * @param kind what it is
     * @param name its name in the catalogue
     * @param arguments its arguments by the name of the parameter, in the order of the parameters
     * @param dimension the dimension of the space it lives on, where it has one
     * @param span where it was made, for messages
     */
    record Term(Kind kind, String name, Map<String, Value> arguments, Dimension dimension, Span span) implements Value {
        public Term {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }

        /** An argument; missing where it was left out. */
        public Value argument(String parameter) {
            return arguments.getOrDefault(parameter, MISSING);
        }
    }

    /** A sum of weights times densities. */
    record Weighted(List<Part> parts, Span span) implements Value {
        public Weighted {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a weighted sum. */
    record Part(double weight, Term density) {}

    /** What a run yields: its fields by name. */
    non-sealed interface Run extends Value {
        /** The name of the run. */
        String name();

        /** The value of a field; empty if there is no such field. */
        Optional<Value> field(String name);

        /** What was recorded. */
        Rows series();
    }

    /** A table. */
    non-sealed interface Rows extends Value {
        /** The number of rows. */
        int size();

        /** The names of the columns, in order. */
        List<String> columnNames();

        /** The value in a row, from 0, and a column. */
        Value at(int row, String column);

        /** What tells the random part of a row from that of others; empty for a row that is no fit. */
        default Optional<Replicate> replicate(int row) {
            return Optional.empty();
        }
    }

    /** An expression over the rows of a table, with the values that it uses. */
    record OverRows(Core body, Locals locals, Span span) implements Value {}
}
