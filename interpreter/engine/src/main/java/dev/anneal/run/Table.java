package dev.anneal.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of results: named columns of equal length. Immutable.
 *
 * <p>A cell is a {@link Double}, an {@link Estimate}, a {@link String}, a {@link Boolean}, a {@code double[]}, a
 * {@code double[][]}, or null where there is no value.
 */
public interface Table {
    /** The number of rows. */
    int rows();

    /** The columns, in order. */
    List<ColumnInfo> columns();

    /**
     * A column whose cells are of a class.
     *
     * @throws IllegalArgumentException if there is no such column or its cells are of another class
     */
    <T> Column<T> column(String name, Class<T> type);

    /**
     * What a column is.
     *
     * @param name its name
     * @param type the class of its cells
     */
    record ColumnInfo(String name, Class<?> type) {}

    /** The cells of a column. */
    interface Column<T> {
        /** What it is. */
        ColumnInfo info();

        /** The cell in a row, from 0; null where there is no value. */
        @Nullable
        T get(int row);
    }
}
