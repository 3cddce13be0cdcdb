package dev.anneal.store;

import dev.anneal.run.FitStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fits that a database has, read ahead: whoever asks for one asks for the others next, in about the order in which they
 * were kept, and a query costs as much for a hundred as for one. Guarded by its owner.
 */
final class FitIndex {
    /** Rows in one query, by their places in the table. */
    private static final long BLOCK = 256;

    /** So much is read ahead at most and not asked for, in bytes. */
    private static final long MOST_AHEAD = 64L << 20;

    private final Database database;
    private final String table;
    private final Map<FitStore.Key, Long> places;
    private final Map<FitStore.Key, byte[]> ahead = new HashMap<>();
    private long bytesAhead;

    private FitIndex(Database database, String table, Map<FitStore.Key, Long> places) {
        this.database = database;
        this.table = table;
        this.places = Collections.unmodifiableMap(places);
    }

    /** An index of nothing. */
    static FitIndex none(Database database) {
        return new FitIndex(database, "", Map.of());
    }

    /**
     * Reads what there is.
     *
     * @param catalog the name by which the connection knows the database
     */
    static FitIndex of(Database database, String catalog) throws SQLException {
        String table = TableWriter.quoted(catalog) + ".anneal.fits";
        Map<FitStore.Key, Long> places = new HashMap<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery("select fit, first, past, rowid from " + table)) {
            while (rows.next()) {
                places.put(key(rows), rows.getLong(4));
            }
        }
        return new FitIndex(database, table, places);
    }

    private static FitStore.Key key(ResultSet row) throws SQLException {
        return new FitStore.Key(row.getString(1), row.getLong(2), row.getLong(3));
    }

    /** All keys; this may be called by any thread. */
    Set<FitStore.Key> keys() {
        return places.keySet();
    }

    /** What was kept under a key; empty if nothing was. Read again when it is asked for again. */
    Optional<byte[]> find(FitStore.Key key) throws SQLException {
        Long place = places.get(key);
        if (place == null) {
            return Optional.empty();
        }
        if (!ahead.containsKey(key)) {
            try {
                read(place, place + BLOCK);
            } catch (SQLException damaged) {
                // Its own place may be whole.
                read(place, place + 1);
            }
        }
        byte[] content = ahead.remove(key);
        if (content == null) {
            return Optional.empty();
        }
        bytesAhead -= content.length;
        return Optional.of(content);
    }

    private void read(long first, long end) throws SQLException {
        if (bytesAhead > MOST_AHEAD) {
            ahead.clear();
            bytesAhead = 0;
        }
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery("select fit, first, past, content from " + table
                        + " where rowid >= " + first + " and rowid < " + end)) {
            while (rows.next()) {
                byte[] content = rows.getBytes(4);
                byte[] before = ahead.put(key(rows), content);
                bytesAhead += content.length - (before == null ? 0 : before.length);
            }
        }
    }
}
