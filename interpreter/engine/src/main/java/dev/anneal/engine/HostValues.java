package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.Values;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of the language as objects of Java, and back. What only the language knows, such as a density, is no object. */
public final class HostValues {
    private HostValues() {}

    /**
     * The value that an object is.
     *
     * @param object a number, a truth value, a text, an array or collection of these, or a map of texts to these; numbers
     *     in a row are a vector, and rows of one length a matrix
     * @throws IllegalArgumentException if it is of another class
     */
    public static Value of(@Nullable Object object) {
        if (object == null) {
            return Value.MISSING;
        } else if (object instanceof Number number) {
            return new Value.Number(number.doubleValue());
        } else if (object instanceof Boolean flag) {
            return new Value.Flag(flag);
        } else if (object instanceof CharSequence || object instanceof Character) {
            return new Value.Text(object.toString());
        } else if (object instanceof double[] entries) {
            return new Value.Vector(entries.clone());
        } else if (object instanceof Collection<?> elements) {
            return Values.list(
                    elements.stream().map(element -> of((Object) element)).toList());
        } else if (object instanceof Map<?, ?> fields) {
            Map<String, Value> values = new LinkedHashMap<>();
            fields.forEach((name, field) -> values.put(String.valueOf(name), of((Object) field)));
            return new Value.Fields(values);
        } else if (object.getClass().isArray()) {
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(object); i++) {
                elements.add(of(Array.get(object, i)));
            }
            return Values.list(elements);
        }
        throw new IllegalArgumentException(
                "a script knows numbers, truth values, texts, lists and records, and nothing of "
                        + object.getClass().getName());
    }

    /** Whether a value is data: something that an object of Java can be, or the absence of it. */
    static boolean isData(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return sequence.elements().stream().allMatch(HostValues::isData);
        }
        return value instanceof Value.Fields fields
                ? fields.fields().values().stream().allMatch(HostValues::isData)
                : value instanceof Value.Number
                        || value instanceof Value.Flag
                        || value instanceof Value.Text
                        || value instanceof Value.Vector
                        || value instanceof Value.Matrix
                        || value instanceof Value.Estimate
                        || value instanceof Value.Run
                        || value instanceof Value.Rows
                        || value instanceof Value.Absent;
    }

    /** The object that a value is; empty where it is missing or {@linkplain #isData no data}. */
    static Optional<Object> object(Value value) {
        if (!isData(value)) {
            return Optional.empty();
        } else if (value instanceof Value.Sequence sequence) {
            List<@Nullable Object> elements = new ArrayList<>();
            sequence.elements().forEach(element -> elements.add(object(element).orElse(null)));
            return Optional.of(Collections.unmodifiableList(elements));
        } else if (value instanceof Value.Fields record) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            record.fields()
                    .forEach((name, field) -> fields.put(name, object(field).orElse(null)));
            return Optional.of(Collections.unmodifiableMap(fields));
        } else if (value instanceof FitView fit) {
            return Optional.of(fit);
        } else if (value instanceof Value.Rows rows) {
            return Optional.of(rows instanceof TableView view ? view : new TableView(rows));
        }
        return Optional.ofNullable(TableView.cell(value));
    }
}
