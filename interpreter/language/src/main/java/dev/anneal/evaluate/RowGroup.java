package dev.anneal.evaluate;

import java.util.Optional;

/** Rows that an aggregate summarises: the fits of a cell, or the rows of a group. */
public interface RowGroup {
    /** The number of rows. */
    int size();

    /** The value in a row, from 0, and a column; empty if there is no such column. */
    Optional<Value> at(int row, String column);

    /** What tells the random part of a row from that of others; empty for a row that is no fit. */
    Optional<Replicate> replicate(int row);
}
