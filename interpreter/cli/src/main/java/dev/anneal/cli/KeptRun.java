package dev.anneal.cli;

import dev.anneal.plan.PlanHash;
import dev.anneal.run.Outcome;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Source;
import dev.anneal.store.ResultStore;
import dev.anneal.store.StoreException;
import dev.anneal.store.StoredRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A run with sweeps or long trainings, kept in its folder: the script as run, what the run was given, and what came of it. Its names are
 * known here only: what one process notes, another one that resumes the run reads.
 */
final class KeptRun implements Consumer<RunEvent>, AutoCloseable {
    private static final String SCRIPT = "script";
    private static final String TEXT = "text";
    private static final String SEED = "seed";
    private static final String INPUT = "input ";
    private static final String OUTCOME = "outcome";

    private final ResultStore store;
    private final long begin = System.nanoTime();

    private KeptRun(ResultStore store) {
        this.store = store;
    }

    /**
     * What a run was made of.
     *
     * @param script its script
     * @param inputs its inputs
     * @param sources the files that the script imports
     */
    record Origin(Source script, ScriptInputs inputs, KeptSources sources) {
        /** What a new run is made of. */
        static Origin of(Source script, ScriptInputs inputs) {
            return new Origin(script, inputs, new KeptSources());
        }
    }

    /** Opens the folder of a run; {@code onFailure} is called when something cannot be kept any more. */
    static KeptRun open(RunDirectory directory, Origin origin, boolean fresh, Runnable onFailure) throws IOException {
        ResultStore store = ResultStore.open(directory.path(), directory.siblings(), fresh, notes(origin), onFailure);
        try {
            directory.write("script.anneal", origin.script().text());
        } catch (IOException unwritable) {
            store.close();
            throw unwritable;
        }
        return new KeptRun(store);
    }

    /** What the manifest of a run says that begins. */
    static Map<String, String> notes(Origin origin) {
        Source script = origin.script();
        Map<String, String> notes = new TreeMap<>(Machine.notes());
        notes.put(SCRIPT, script.name());
        notes.put(TEXT, script.text());
        notes.put(
                "script sha-256",
                PlanHash.of(script.text().getBytes(StandardCharsets.UTF_8)).hex());
        notes.putAll(origin.sources().notes());
        origin.inputs().values().forEach((name, value) -> notes.put(INPUT + name, value));
        origin.inputs().seed().ifPresent(seed -> notes.put(SEED, Long.toString(seed)));
        notes.put(OUTCOME, "running");
        return notes;
    }

    /** What the run in a folder was made of. */
    static Origin origin(Path folder) throws StoreException {
        try (StoredRun run = StoredRun.open(folder)) {
            return origin(folder, run.manifest());
        }
    }

    /** What a run was made of, by its manifest. */
    static Origin origin(Path folder, Map<String, String> manifest) throws StoreException {
        String script = manifest.get(SCRIPT);
        String text = manifest.get(TEXT);
        if (script == null || text == null) {
            throw new StoreException("the run in " + folder + " ended before it began; run its script again");
        }
        Map<String, String> values = new TreeMap<>();
        manifest.forEach((name, value) -> {
            if (name.startsWith(INPUT)) {
                values.put(name.substring(INPUT.length()), value);
            }
        });
        String seed = manifest.get(SEED);
        return new Origin(
                Source.of(script, text),
                new ScriptInputs(values, seed == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed))),
                KeptSources.of(manifest));
    }

    /** Whether a run has come to its end, by its manifest. */
    static boolean isCompleted(Map<String, String> manifest) {
        String outcome = manifest.get(OUTCOME);
        return Outcome.COMPLETED.words().equals(outcome)
                || Outcome.FAILED.words().equals(outcome);
    }

    /** What a manifest says, for people: without the texts of files, and without what is told elsewhere. */
    static Map<String, String> described(Map<String, String> manifest) {
        Map<String, String> described = new TreeMap<>(manifest);
        described.keySet().removeIf(name -> name.equals(TEXT) || KeptSources.isText(name));
        described.remove(OUTCOME);
        return described;
    }

    ResultStore store() {
        return store;
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunEvent.SweepFinished sweep) {
            store.keep(sweep.name(), sweep.table());
        } else if (event instanceof RunEvent.FitFinished fit
                && fit.fit().series().rows() > 0) {
            store.keep(fit.fit().name() + "_series", fit.fit().series());
        }
    }

    /** Notes how the run ended. */
    void finish(Outcome outcome) {
        if (outcome == Outcome.COMPLETED) {
            store.forgetUnusedStates();
        }
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        store.note(Map.of(OUTCOME, outcome.words(), "wall seconds", Double.toString(seconds)));
    }

    /** Why something could not be kept, if something could not; known when it is closed. */
    Optional<String> failure() {
        return store.failure();
    }

    @Override
    public void close() {
        store.close();
    }
}
