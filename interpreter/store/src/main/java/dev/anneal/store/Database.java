package dev.anneal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** A connection to the database of a run. Confined to one thread, or guarded by its owner. */
final class Database implements AutoCloseable {
    /** The name of the file in the folder of a run. */
    static final String FILE = "results.duckdb";

    /** The size of its headers, in bytes: no database is smaller. */
    private static final long HEADERS = 3 * 4096;

    /** What DuckDB says, in lower case, when a file is not as it wrote it. */
    private static final List<String> DAMAGED = List.of(
            "not a valid duckdb",
            "corrupt",
            "checksum",
            "deserial",
            "internal error",
            "invalidated",
            "could not read enough bytes");

    private final Path file;
    private final DuckDBConnection connection;

    private Database(Path file, DuckDBConnection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens a database, and makes it if it is not there. */
    static Database open(Path file) throws StoreException {
        deleteUnfinished(file);
        Database database = connect(file, file.toAbsolutePath().toString(), settings());
        try {
            database.prepare();
            return database;
        } catch (SQLException failure) {
            StoreException explained = explained(file, failure);
            try {
                database.close();
            } catch (StoreException closing) {
                explained.addSuppressed(closing);
            }
            throw explained;
        }
    }

    /** Opens a database that is there, and changes nothing of it. */
    static Database read(Path file) throws StoreException {
        Properties settings = settings();
        settings.setProperty("access_mode", "READ_ONLY");
        return connect(file, file.toAbsolutePath().toString(), settings);
    }

    /** A database that is nowhere. */
    static Database inMemory() throws StoreException {
        return connect(Path.of(""), "", settings());
    }

    private static Properties settings() {
        Properties settings = new Properties();
        // Nothing is fetched from the network, and all processors are for fits.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("threads", "1");
        return settings;
    }

    private static Database connect(Path file, String name, Properties settings) throws StoreException {
        try {
            Connection opened = DriverManager.getConnection("jdbc:duckdb:" + name, settings);
            NativeLibrary.forget();
            return new Database(file, opened.unwrap(DuckDBConnection.class));
        } catch (SQLException failure) {
            throw explained(file, failure);
        } catch (LinkageError failure) {
            throw NativeLibrary.explained(failure);
        }
    }

    private void prepare() throws SQLException {
        execute("create schema if not exists anneal");
        execute("create table if not exists anneal.fits("
                + "fit varchar, first bigint, past bigint, content blob, primary key (fit, first, past))");
        execute("create table if not exists anneal.manifest(name varchar primary key, value varchar)");
    }

    DuckDBConnection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes what a failure says something that people can act on. */
    static StoreException explained(Path file, SQLException failure) {
        String said = String.valueOf(failure.getMessage());
        String known = said.toLowerCase(Locale.ROOT);
        if (DAMAGED.stream().anyMatch(known::contains)) {
            return StoreException.ofDamage(file, failure);
        }
        String why;
        if (known.contains("conflicting lock") || known.contains("being used by another process")) {
            why = "is in use by another process";
        } else if (known.contains("no space left")
                || known.contains("disk quota")
                || known.contains("file too large")) {
            why = "cannot grow, because the disk is full; what it has is safe";
        } else if (known.contains("permission denied") || known.contains("read-only")) {
            why = "cannot be written";
        } else {
            why = "does not work: " + said.lines().findFirst().orElse("");
        }
        return new StoreException(file + " " + why, failure);
    }

    /** Whether there is a database that was made to its end, or what is left of one. */
    static boolean isThere(Path file) {
        try {
            return Files.size(file) >= HEADERS || Files.exists(file.resolveSibling(file.getFileName() + ".wal"));
        } catch (IOException absent) {
            return false;
        }
    }

    /** Deletes what a process left that was ended while it made the file, which DuckDB takes for damage. */
    private static void deleteUnfinished(Path file) throws StoreException {
        if (!Files.exists(file) || isThere(file)) {
            return;
        }
        // Who makes a file holds a lock on it.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null && !isThere(file)) {
                Files.delete(file);
            }
        } catch (IOException stuck) {
            throw new StoreException(file + " cannot be written", stuck);
        }
    }

    /** The first column of the first row; empty if there is none. */
    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    @Override
    public void close() throws StoreException {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw explained(file, failure);
        }
    }
}
