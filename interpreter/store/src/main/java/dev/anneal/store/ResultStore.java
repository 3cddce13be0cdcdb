package dev.anneal.store;

import dev.anneal.run.FitStore;
import dev.anneal.run.Table;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * The database in the folder of a run. What is handed to it is written by a thread of its own and committed as it comes:
 * whenever the process ends, all that was committed is there, and only that. Thread-safe.
 *
 * <p>Opening a database takes most of a second. Where there is none to read from, the thread does it beside the first fits.
 */
public final class ResultStore implements FitStore, AutoCloseable {
    private static final int MOST_IN_ONE_COMMIT = 10_000;

    private final Path file;
    private final FolderLock hold;
    private final BegunRun begun;
    private final StateFiles states;
    private final List<StateFiles> others = new ArrayList<>();
    private final Object lock = new Object();
    private final BlockingQueue<StoreJob> jobs = new LinkedBlockingQueue<>();
    /** The fits that were kept before, of each database that has some; this file's come first. Not written after opening. */
    private final List<FitIndex> kept = new ArrayList<>();

    /** The fits that this file has by now: two sweeps may make the same ones. */
    private final Set<Key> written = new HashSet<>();

    /** Whether the notes of this run are in the folder. Not written after opening. */
    private boolean hasBegun;

    private final Thread writer;
    private final Runnable onFailure;
    private @Nullable Database database;
    private volatile @Nullable StoreException failure;

    private ResultStore(Path folder, FolderLock hold, Runnable onFailure) {
        this.hold = hold;
        this.file = folder.resolve(Database.FILE);
        this.begun = new BegunRun(folder);
        this.states = new StateFiles(folder);
        this.onFailure = onFailure;
        this.writer = new Thread(this::write, "anneal-store");
        writer.setDaemon(true);
    }

    /**
     * Opens the database of a run, and makes it if it is not there.
     *
     * @param folder the folder of the run, which is made if it is not there
     * @param others folders of other runs that may have made the same fits; those that cannot be read are left out
     * @param fresh whether to forget what was kept before; a damaged database is put aside
     * @param notes what the run was made of, for the manifest, by name; kept when this returns
     * @param onFailure is called once, by another thread, when something cannot be kept any more
     */
    public static ResultStore open(
            Path folder, List<Path> others, boolean fresh, Map<String, String> notes, Runnable onFailure)
            throws StoreException {
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new StoreException("the folder " + folder + " cannot be made", refused);
        }
        if (!Files.isWritable(folder)) {
            throw new StoreException("the folder " + folder + " cannot be written", new IOException(folder.toString()));
        }
        List<Path> readable = others.stream()
                .map(other -> other.resolve(Database.FILE))
                .filter(Database::isThere)
                .toList();
        ResultStore store = new ResultStore(folder, FolderLock.take(folder), onFailure);
        try {
            if (fresh) {
                store.renew(notes);
            } else {
                store.begin(notes);
                if (Database.isThere(store.file) || !readable.isEmpty()) {
                    store.database = Database.open(store.file);
                    store.index(readable);
                }
                readable.forEach(other -> store.others.add(new StateFiles(other.resolveSibling(""))));
            }
        } catch (StoreException unusable) {
            store.leave(unusable);
            throw unusable;
        }
        store.jobs.add(new StoreJob.Begin(Map.copyOf(notes)));
        store.writer.start();
        return store;
    }

    private void begin(Map<String, String> notes) throws StoreException {
        begun.write(notes);
        hasBegun = true;
    }

    /** Closes what is open after a failure: the run never began, and what the folder has is about an older one. */
    private void leave(StoreException failure) {
        if (hasBegun) {
            begun.forget();
        }
        try {
            if (database != null) {
                database.close();
            }
            hold.close();
        } catch (StoreException closing) {
            failure.addSuppressed(closing);
        }
    }

    /** Forgets what was kept, and makes a new database in the place of one that is there: damage may hide in it. */
    private void renew(Map<String, String> notes) throws StoreException {
        if (!Database.isThere(file)) {
            states.forgetAll();
            begin(notes);
            return;
        }
        String aside = "";
        try {
            // Nobody else has it open.
            Database.open(file).close();
        } catch (StoreException unusable) {
            if (!unusable.isDamage()) {
                throw unusable;
            }
            aside = ".damaged";
        }
        states.forgetAll();
        begin(notes);
        try {
            for (String name : List.of(Database.FILE, Database.FILE + ".wal")) {
                Path old = file.resolveSibling(name);
                if (aside.isEmpty()) {
                    Files.deleteIfExists(old);
                } else if (Files.exists(old)) {
                    Files.move(old, file.resolveSibling(name + aside), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException stuck) {
            throw new StoreException(file + " cannot be put aside", stuck);
        }
        database = Database.open(file);
    }

    private void index(List<Path> others) throws StoreException {
        Database open = opened();
        try {
            FitIndex own = FitIndex.of(open, open.text("select current_database()"));
            written.addAll(own.keys());
            kept.add(own);
        } catch (SQLException unreadable) {
            throw Database.explained(file, unreadable);
        }
        for (int i = 0; i < others.size(); i++) {
            String name = "other" + i;
            try {
                String path = others.get(i).toAbsolutePath().toString().replace("'", "''");
                open.execute("attach '" + path + "' as " + name + " (read_only)");
                kept.add(FitIndex.of(open, name));
            } catch (SQLException unreadable) {
                // It is in use, or damaged: what it has is made again.
            }
        }
    }

    private Database opened() {
        Database open = database;
        if (open == null) {
            throw new IllegalStateException("the database is not open");
        }
        return open;
    }

    @Override
    public Optional<byte[]> find(Key key) {
        if (kept.stream().noneMatch(index -> index.keys().contains(key))) {
            // Nobody waits for a commit who finds nothing anyway.
            return Optional.empty();
        }
        synchronized (lock) {
            if (database == null) {
                return Optional.empty();
            }
            try {
                for (FitIndex index : kept) {
                    Optional<byte[]> content = index.find(key);
                    if (content.isPresent()) {
                        if (!written.contains(key)) {
                            // The folder of a run is complete by itself.
                            jobs.add(new StoreJob.Fits(key, content.get()));
                        }
                        return content;
                    }
                }
                return Optional.empty();
            } catch (SQLException unreadable) {
                fail(unreadable);
                return Optional.empty();
            }
        }
    }

    @Override
    public void keep(Key key, byte[] fits) {
        if (failure == null) {
            jobs.add(new StoreJob.Fits(key, fits));
        }
    }

    @Override
    public Optional<byte[]> findState(Key key) {
        Optional<byte[]> own = states.find(key);
        if (own.isPresent()) {
            states.use(key);
            return own;
        }
        Optional<byte[]> other = others.stream()
                .map(files -> files.find(key))
                .flatMap(Optional::stream)
                .findFirst();
        // The folder of a run is complete by itself.
        other.ifPresent(state -> keepState(key, state));
        return other;
    }

    @Override
    public void keepState(Key key, byte[] state) {
        if (failure != null) {
            return;
        }
        try {
            states.write(key, state);
        } catch (ClosedByInterruptException leaving) {
            // The one before it is there.
        } catch (IOException refused) {
            fail(new StoreException("the state of a fit cannot be kept", refused));
        }
    }

    @Override
    public void forgetState(Key key) {
        jobs.add(new StoreJob.Forget(key));
    }

    /** Forgets the states that this run did not use: it is over. */
    public void forgetUnusedStates() {
        states.forgetUnused();
    }

    /** Keeps a table of results in the place of an older one of this name. */
    public void keep(String name, Table table) {
        jobs.add(new StoreJob.Results(name, table));
    }

    /** Notes something about the run in the manifest, by name: all of it at once, or nothing. */
    public void note(Map<String, String> values) {
        jobs.add(new StoreJob.Notes(Map.copyOf(values)));
    }

    /** Why something could not be kept, if something could not. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure).map(Throwable::getMessage);
    }

    private void write() {
        try {
            synchronized (lock) {
                if (database == null) {
                    database = Database.open(file);
                }
            }
            boolean ended = false;
            while (!ended) {
                List<StoreJob> batch = new ArrayList<>();
                batch.add(jobs.take());
                jobs.drainTo(batch, MOST_IN_ONE_COMMIT);
                ended = batch.stream().anyMatch(StoreJob.End.class::isInstance);
                synchronized (lock) {
                    commit(batch);
                }
                forget(batch);
            }
        } catch (StoreException unusable) {
            fail(unusable);
        } catch (SQLException refused) {
            fail(refused);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<StoreJob> batch) throws SQLException {
        Database open = opened();
        open.connection().setAutoCommit(false);
        Map<Key, byte[]> fits = new HashMap<>();
        for (StoreJob job : batch) {
            if (job instanceof StoreJob.Fits some) {
                fits.put(some.key(), some.content());
            } else if (job instanceof StoreJob.Results results) {
                TableWriter.write(open, results.name(), results.table());
            } else if (job instanceof StoreJob.Begin begin) {
                forgetOthers(open, begin.values().keySet());
                note(open, begin.values());
            } else if (job instanceof StoreJob.Notes notes) {
                note(open, notes.values());
            }
        }
        try (DuckDBAppender appender = open.connection().createAppender("anneal", "fits")) {
            for (Map.Entry<Key, byte[]> entry : fits.entrySet()) {
                Key key = entry.getKey();
                if (written.add(key)) {
                    appender.beginRow();
                    appender.append(key.fit()).append(key.first()).append(key.end());
                    appender.append(entry.getValue());
                    appender.endRow();
                }
            }
        }
        open.connection().commit();
        open.connection().setAutoCommit(true);
    }

    /** Only now that rows are safe. */
    private void forget(List<StoreJob> batch) {
        for (StoreJob job : batch) {
            if (job instanceof StoreJob.Forget forgotten) {
                states.forget(forgotten.key());
            } else if (job instanceof StoreJob.Begin || job instanceof StoreJob.Notes) {
                begun.forget();
            }
        }
    }

    /** Deletes what the manifest says under other names: an input of an older run is none of this one. */
    private static void forgetOthers(Database open, Set<String> names) throws SQLException {
        try (PreparedStatement delete =
                open.connection().prepareStatement("delete from anneal.manifest where not list_contains(?, name)")) {
            delete.setArray(1, open.connection().createArrayOf("varchar", names.toArray()));
            delete.executeUpdate();
        }
    }

    private static void note(Database open, Map<String, String> values) throws SQLException {
        try (PreparedStatement insert =
                open.connection().prepareStatement("insert or replace into anneal.manifest values (?, ?)")) {
            for (Map.Entry<String, String> value : values.entrySet()) {
                insert.setString(1, value.getKey());
                insert.setString(2, value.getValue());
                insert.executeUpdate();
            }
        }
    }

    private void fail(SQLException reason) {
        fail(Database.explained(file, reason));
    }

    private void fail(StoreException reason) {
        synchronized (lock) {
            if (failure != null) {
                return;
            }
            failure = reason;
        }
        onFailure.run();
    }

    /** Waits until everything is written, and closes the database. */
    @Override
    public void close() {
        jobs.add(new StoreJob.End());
        try {
            writer.join();
            synchronized (lock) {
                Database open = database;
                if (open != null) {
                    open.close();
                }
            }
            hold.close();
        } catch (StoreException unusable) {
            fail(unusable);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
