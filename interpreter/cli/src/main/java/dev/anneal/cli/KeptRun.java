package dev.anneal.cli;

import dev.anneal.numerics.simd.Simd;
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
 * A run with sweeps, kept in its folder: the script as run, what the run was given, and what came of it. Its names are
 * known here only: what one process notes, another one that resumes the run reads.
 */
final class KeptRun implements Consumer<RunEvent>, AutoCloseable {
    private static final String SCRIPT = "script";
    private static final String TEXT = "text";
    private static final String SEED = "seed";
    private static final String INPUT = "input ";

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
     */
    record Origin(Source script, ScriptInputs inputs) {}

    /** Opens the folder of a run; {@code onFailure} is called when something cannot be kept any more. */
    static KeptRun open(RunDirectory directory, Origin origin, boolean fresh, Runnable onFailure) throws IOException {
        ResultStore store = ResultStore.open(directory.path(), directory.siblings(), fresh, onFailure);
        Source script = origin.script();
        Map<String, String> notes = new TreeMap<>();
        notes.put(SCRIPT, script.name());
        notes.put(TEXT, script.text());
        notes.put(
                "script sha-256",
                PlanHash.of(script.text().getBytes(StandardCharsets.UTF_8)).hex());
        origin.inputs().values().forEach((name, value) -> notes.put(INPUT + name, value));
        origin.inputs().seed().ifPresent(seed -> notes.put(SEED, Long.toString(seed)));
        notes.put("version", Main.version());
        notes.put(
                "java",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", "
                        + System.getProperty("java.vendor"));
        notes.put(
                "processor",
                System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                        + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        notes.put("simd", Simd.active().description());
        notes.put("outcome", "running");
        // At once: what a run was made of is known as a whole, or there is nothing to resume.
        store.note(notes);
        try {
            directory.write("script.anneal", script.text());
        } catch (IOException unwritable) {
            store.close();
            throw unwritable;
        }
        return new KeptRun(store);
    }

    /** What the run in a folder was made of. */
    static Origin origin(Path folder) throws StoreException {
        Map<String, String> manifest;
        try (StoredRun run = StoredRun.open(folder)) {
            manifest = run.manifest();
        }
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
                new ScriptInputs(values, seed == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed))));
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
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        store.note(Map.of("outcome", outcome.words(), "wall seconds", Double.toString(seconds)));
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
