package dev.anneal.evaluate;

import dev.anneal.type.Dimension;
import dev.anneal.type.Type;
import dev.anneal.type.Type.Simple;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Questions to values: their types, their entries, whether they are equal. */
public final class Values {
    private Values() {}

    /** The type of a value, with exact sizes. */
    public static Type type(Value value) {
        if (value instanceof Value.Number || value instanceof Value.Symbol) {
            return Simple.REAL;
        } else if (value instanceof Value.Text) {
            return Simple.STRING;
        } else if (value instanceof Value.Flag) {
            return Simple.BOOL;
        } else if (value instanceof Value.Estimate) {
            return Simple.ESTIMATE;
        } else if (value instanceof Value.Vector vector) {
            return new Type.Vector(Dimension.known(vector.entries().length));
        } else if (value instanceof Value.Matrix matrix) {
            return new Type.Matrix(Dimension.known(matrix.rows()), Dimension.known(matrix.columns()));
        } else if (value instanceof Value.Sequence symbols && Symbols.occurIn(symbols)) {
            return typeOfSymbols(symbols);
        } else if (value instanceof Value.Sequence sequence) {
            return new Type.Sequence(
                    sequence.elements().isEmpty()
                            ? Simple.ANY
                            : type(sequence.elements().get(0)));
        } else if (value instanceof Value.Fields fields) {
            Map<String, Type> types = new LinkedHashMap<>();
            fields.fields().forEach((name, field) -> types.put(name, type(field)));
            return new Type.Fields(types);
        } else if (value instanceof Value.Closure closure) {
            List<Type> parameters = new ArrayList<>();
            closure.parameters().forEach(parameter -> parameters.add(Simple.ANY));
            return new Type.Function(parameters, Simple.ANY);
        } else if (value instanceof Value.Term term) {
            return type(term);
        } else if (value instanceof Value.Weighted weighted) {
            Dimension dimension = Dimension.Unsized.OPEN;
            for (Value.Part part : weighted.parts()) {
                dimension = Dimension.join(dimension, part.density().dimension());
            }
            return new Type.Weighted(dimension);
        } else if (value instanceof Value.Run) {
            return new Type.Run(Dimension.Unsized.UNDETERMINED);
        } else if (value instanceof Value.Rows) {
            return Type.Table.UNKNOWN;
        } else if (value instanceof Value.Absent) {
            return Simple.MISSING;
        }
        return Simple.ANY;
    }

    /** Numbers and symbols in a row are a vector, vectors of one size a matrix. */
    private static Type typeOfSymbols(Value.Sequence symbols) {
        Dimension size = Dimension.known(symbols.elements().size());
        List<Type> types =
                symbols.elements().stream().map(Values::type).distinct().toList();
        if (types.size() == 1 && types.get(0) instanceof Type.Vector row) {
            return new Type.Matrix(size, row.size());
        }
        return types.equals(List.of(Simple.REAL)) ? new Type.Vector(size) : new Type.Sequence(Simple.ANY);
    }

    private static Type type(Value.Term term) {
        return switch (term.kind()) {
            case DENSITY -> new Type.Density(term.dimension());
            case FAMILY -> new Type.Family(term.dimension());
            case SCHEDULE -> Simple.SCHEDULE;
            case HORIZON -> Simple.HORIZON;
            case METHOD -> Simple.METHOD;
            case PATH -> Simple.PATH;
            case CHART -> Simple.CHART;
            case VALUE, FUNCTION, AGGREGATE, FIELD, SERIES -> Simple.ANY;
        };
    }

    /** The number of entries that a value holds by itself. */
    static int weight(Value value) {
        if (value instanceof Value.Vector vector) {
            return vector.entries().length;
        }
        return value instanceof Value.Matrix matrix ? matrix.entries().length : 0;
    }

    /** The value as a single number, if it is one. */
    public static Optional<Double> number(Value value) {
        if (value instanceof Value.Number number) {
            return Optional.of(number.value());
        }
        return value instanceof Value.Estimate estimate ? Optional.of(estimate.value()) : Optional.empty();
    }

    /** The entries of a number, a vector or a matrix, row by row. */
    public static Optional<double[]> entries(Value value) {
        if (value instanceof Value.Vector vector) {
            return Optional.of(vector.entries());
        }
        if (value instanceof Value.Matrix matrix) {
            return Optional.of(matrix.entries());
        }
        return number(value).map(number -> new double[] {number});
    }

    /** The elements of a vector, a matrix (its rows) or a list. */
    public static Optional<List<Value>> elements(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return Optional.of(sequence.elements());
        } else if (value instanceof Value.Vector vector) {
            return Optional.of(new Entries(vector.entries()));
        } else if (value instanceof Value.Matrix matrix) {
            return Optional.of(new Rows(matrix));
        }
        return Optional.empty();
    }

    /** The entries of a vector, made values one by one when they are asked for: a long vector is not copied. */
    private static final class Entries extends AbstractList<Value> {
        private final double[] entries;

        Entries(double[] entries) {
            this.entries = entries;
        }

        @Override
        public Value get(int index) {
            return new Value.Number(entries[index]);
        }

        @Override
        public int size() {
            return entries.length;
        }
    }

    /** The rows of a matrix. */
    private static final class Rows extends AbstractList<Value> {
        private final Value.Matrix matrix;

        Rows(Value.Matrix matrix) {
            this.matrix = matrix;
        }

        @Override
        public Value get(int index) {
            return row(matrix, index);
        }

        @Override
        public int size() {
            return matrix.rows();
        }
    }

    /** A row of a matrix, from 0. */
    public static Value.Vector row(Value.Matrix matrix, int row) {
        double[] entries = new double[matrix.columns()];
        System.arraycopy(matrix.entries(), row * matrix.columns(), entries, 0, entries.length);
        return new Value.Vector(entries);
    }

    /** A list as the value it is: numbers are a vector, vectors of one size a matrix. */
    public static Value list(List<Value> elements) {
        if (elements.stream().allMatch(Value.Number.class::isInstance)) {
            double[] entries = new double[elements.size()];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = ((Value.Number) elements.get(i)).value();
            }
            return new Value.Vector(entries);
        }
        if (elements.stream().allMatch(Value.Vector.class::isInstance)) {
            int columns = ((Value.Vector) elements.get(0)).entries().length;
            boolean rectangle =
                    columns > 0 && elements.stream().allMatch(row -> ((Value.Vector) row).entries().length == columns);
            if (rectangle) {
                double[] entries = new double[elements.size() * columns];
                for (int row = 0; row < elements.size(); row++) {
                    System.arraycopy(((Value.Vector) elements.get(row)).entries(), 0, entries, row * columns, columns);
                }
                return new Value.Matrix(elements.size(), columns, entries);
            }
        }
        return new Value.Sequence(elements);
    }
}
