package dev.anneal.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The type of a value. Its text is what messages show. */
public sealed interface Type {

    /** Types without parts. */
    enum Simple implements Type {
        REAL("number"),
        BOOL("truth value"),
        STRING("text"),
        ESTIMATE("estimate"),
        SCHEDULE("schedule"),
        METHOD("method"),
        PATH("path"),
        HORIZON("horizon"),
        CHART("chart"),
        /** A number, a vector or a matrix; as a result, whichever the arguments are. */
        NUMERIC("number, vector or matrix"),
        /** An expression in the columns of a table or the fields of a run. */
        COLUMN("column"),
        MISSING("missing"),
        /** Whatever a value turns out to be; checked when it is known. */
        ANY("value"),
        /** Something with an error that has been reported: goes with everything. */
        ERRONEOUS("erroneous value");

        private final String words;

        Simple(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** A column of numbers. */
    record Vector(Dimension size) implements Type {
        @Override
        public String toString() {
            if (size.equals(Dimension.known(0))) {
                return "empty list";
            }
            return size instanceof Dimension.Affine ? "vector of size " + size : "vector";
        }
    }

    /** A rectangle of numbers. */
    record Matrix(Dimension rows, Dimension columns) implements Type {
        @Override
        public String toString() {
            boolean shaped = rows instanceof Dimension.Affine && columns instanceof Dimension.Affine;
            return shaped ? rows + " × " + columns + " matrix" : "matrix";
        }
    }

    /** A list of values that are not all numbers. */
    record Sequence(Type element) implements Type {
        @Override
        public String toString() {
            return element == Simple.ANY ? "list" : "list of " + plural(element.toString());
        }

        /** The plural of the words of a type: "densities on R^2". */
        private static String plural(String words) {
            int rest = Math.max(words.indexOf(" on "), words.indexOf(" of "));
            String noun = rest < 0 ? words : words.substring(0, rest);
            String plural = noun.endsWith("y")
                    ? noun.substring(0, noun.length() - 1) + "ies"
                    : noun.endsWith("matrix") ? noun.substring(0, noun.length() - 1) + "ces" : noun + "s";
            return rest < 0 ? plural : plural + words.substring(rest);
        }
    }

    /** Named values. */
    record Fields(Map<String, Type> fields) implements Type {
        public Fields {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String toString() {
            return fields.isEmpty() ? "record" : "record with `" + String.join("`, `", fields.keySet()) + "`";
        }
    }

    /** A function of values. */
    record Function(List<Type> parameters, Type result) implements Type {
        public Function {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String toString() {
            return parameters.size() == 1 ? "function" : "function of " + parameters.size() + " values";
        }
    }

    /** A density on R^n, normalised or not. */
    record Density(Dimension dimension) implements Type {
        @Override
        public String toString() {
            return dimension instanceof Dimension.Affine ? "density on R^" + dimension : "density";
        }
    }

    /** A sum of weights times densities, which becomes a mixture where a density is needed. */
    record Weighted(Dimension dimension) implements Type {
        @Override
        public String toString() {
            return "weighted density";
        }
    }

    /** A variational family on R^n. */
    record Family(Dimension dimension) implements Type {
        @Override
        public String toString() {
            return dimension instanceof Dimension.Affine ? "family on R^" + dimension : "family";
        }
    }

    /** A table; its columns with the types of their cells, or empty where they are known only when it is there. */
    record Table(Optional<Map<String, Type>> columns) implements Type {
        /** A table of which nothing is known. */
        public static final Table UNKNOWN = new Table(Optional.empty());

        public Table {
            columns = columns.map(known -> java.util.Collections.unmodifiableMap(new LinkedHashMap<>(known)));
        }

        /** A table with these columns, in this order. */
        public static Table of(Map<String, Type> columns) {
            return new Table(Optional.of(columns));
        }

        @Override
        public String toString() {
            return "table";
        }
    }

    /** The fit that a run makes. */
    record Run(Dimension dimension) implements Type {
        @Override
        public String toString() {
            return "run";
        }
    }
}
