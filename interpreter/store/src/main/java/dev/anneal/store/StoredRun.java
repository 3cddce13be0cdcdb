package dev.anneal.store;

import dev.anneal.run.FitStore;
import dev.anneal.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run has kept, for reading; its database is left as it is. Thread-safe. */
public final class StoredRun implements FitStore, AutoCloseable {
    private static final String SAVED = "saved";

    private final Path file;
    private final BegunRun begun;
    private final StateFiles states;
    private final Database database;
    private FitIndex fits;

    private StoredRun(Path folder, Database database) {
        this.file = folder.resolve(Database.FILE);
        this.begun = new BegunRun(folder);
        this.states = new StateFiles(folder);
        this.database = database;
        this.fits = FitIndex.none(database);
    }

    /** Whether a folder has the database of a run. */
    public static boolean hasDatabase(Path folder) {
        return Database.isThere(folder.resolve(Database.FILE));
    }

    /** When something was last kept in a folder; empty where it is no folder of a run. */
    public static Optional<FileTime> lastKept(Path folder) {
        return Stream.of(Database.FILE, BegunRun.FILE)
                .map(folder::resolve)
                .map(StoredRun::written)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private static Optional<FileTime> written(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.getLastModifiedTime(file)) : Optional.empty();
        } catch (IOException vanished) {
            return Optional.empty();
        }
    }

    /** Opens the database in the folder of a run. */
    public static StoredRun open(Path folder) throws StoreException {
        Path file = folder.resolve(Database.FILE);
        boolean lasted = hasDatabase(folder);
        if (!lasted && !new BegunRun(folder).isThere()) {
            throw new StoreException(folder + " has no " + Database.FILE + "; `anneal run SCRIPT --out " + folder
                    + "` begins a run there");
        }
        // A run that ended before it had a database has kept nothing, which is what an empty one says.
        StoredRun run = new StoredRun(folder, lasted ? Database.read(file) : Database.inMemory());
        try {
            run.index();
            return run;
        } catch (StoreException unreadable) {
            run.close();
            throw unreadable;
        }
    }

    private void index() throws StoreException {
        if (!has("fits")) {
            return;
        }
        try {
            fits = FitIndex.of(database, database.text("select current_database()"));
        } catch (SQLException unreadable) {
            throw Database.explained(file, unreadable);
        }
    }

    /** Whether the run lasted until it had a table of its own. */
    private boolean has(String name) throws StoreException {
        return column("select table_name from duckdb_tables() where schema_name = 'anneal'")
                .contains(name);
    }

    @Override
    public boolean has(Key key) {
        return fits.keys().contains(key);
    }

    /** What was kept under a key; empty if nothing was, or if it cannot be read. */
    @Override
    public synchronized Optional<byte[]> find(Key key) {
        try {
            return fits.find(key);
        } catch (SQLException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> findState(Key key) {
        return states.find(key);
    }

    /** Keeps nothing: what is being read is not changed. */
    @Override
    public void keep(Key key, byte[] content) {}

    /** Writes a table to a file without a database of its own. */
    public static void write(Table table, TableFormat format, Path file) throws StoreException {
        try (Database memory = Database.inMemory()) {
            TableWriter.write(memory, SAVED, table);
            copy(memory, SAVED, format, file);
        } catch (SQLException failure) {
            throw Database.explained(file, failure);
        }
    }

    /** The names of the tables, in alphabetical order. */
    public synchronized List<String> names() throws StoreException {
        return column("select table_name from duckdb_tables() where schema_name = 'main' and not internal"
                + " order by table_name");
    }

    /** What the manifest says, by name. */
    public synchronized Map<String, String> manifest() throws StoreException {
        if (begun.isThere()) {
            // The run ended before its database knew of it: what that knows is about an older one.
            return begun.notes();
        }
        Map<String, String> manifest = new TreeMap<>();
        try (Statement statement = database.connection().createStatement()) {
            if (has("manifest")) {
                try (ResultSet rows = statement.executeQuery("select name, value from anneal.manifest")) {
                    while (rows.next()) {
                        manifest.put(rows.getString(1), rows.getString(2));
                    }
                }
            }
            return manifest;
        } catch (SQLException unreadable) {
            throw Database.explained(file, unreadable);
        }
    }

    /** Writes a table to a file, which is replaced if it is there. */
    public synchronized void write(String name, TableFormat format, Path target) throws StoreException {
        try {
            copy(database, name, format, target);
        } catch (SQLException failure) {
            throw Database.explained(target, failure);
        }
    }

    private List<String> column(String sql) throws StoreException {
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException unreadable) {
            throw Database.explained(file, unreadable);
        }
    }

    private static void copy(Database from, String name, TableFormat format, Path target) throws SQLException {
        String rows = format == TableFormat.JSON ? representable(from, name) : "select *";
        from.execute("copy (" + rows + " from " + TableWriter.quoted(name) + ") to '"
                + target.toAbsolutePath().toString().replace("'", "''") + "' (" + format.options() + ")");
    }

    /** The columns of a table with null in the place of numbers that are not finite, which JSON does not have. */
    private static String representable(Database from, String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = from.connection().createStatement();
                ResultSet described = statement.executeQuery("describe " + TableWriter.quoted(name))) {
            while (described.next()) {
                String column = TableWriter.quoted(described.getString("column_name"));
                columns.add(representable(column, described.getString("column_type")) + " as " + column);
            }
        }
        return "select " + String.join(", ", columns);
    }

    private static String representable(String value, String type) {
        if (type.endsWith("[]")) {
            String element = "e" + type.length();
            String inner = representable(element, type.substring(0, type.length() - 2));
            return "list_transform(" + value + ", lambda " + element + ": " + inner + ")";
        }
        return type.equals("DOUBLE") ? "case when isfinite(" + value + ") then " + value + " end" : value;
    }

    @Override
    public synchronized void close() throws StoreException {
        database.close();
    }
}
