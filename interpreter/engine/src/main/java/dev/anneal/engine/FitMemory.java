package dev.anneal.engine;

import static java.util.Objects.requireNonNull;

import dev.anneal.plan.FitCodec;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.PlanHash;
import dev.anneal.plan.Step;
import dev.anneal.run.FitStore;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fits that several runs of plans have made: what one of them made, the next ones do not make again. At a prompt each
 * statement is a plan of its own, which has all that it depends on in it.
 *
 * <p>Fits are known by all that they depend on, so that what is declared anew is made anew. A fit that was stopped is kept
 * as it was, until the run or sweep of its name is {@linkplain #forget forgotten}. Thread-safe.
 */
public final class FitMemory implements FitStore {
    private final Map<String, FitOutcome> fits = new ConcurrentHashMap<>();
    private final Map<Key, byte[]> chunks = new ConcurrentHashMap<>();
    /** The fits that were stopped, with the names of their runs. */
    private final Map<String, String> stopped = new ConcurrentHashMap<>();

    private final Map<Key, byte[]> leftOut = new ConcurrentHashMap<>();
    /** What was left out, with the names of the sweeps. */
    private final Map<Key, String> leftOutOf = new ConcurrentHashMap<>();

    /** A memory without a fit. */
    public FitMemory() {}

    /** Forgets what was stopped of a run or sweep, so that it is made from its beginning. */
    public void forget(String name) {
        requireNonNull(name, "name is null");
        stopped.forEach((key, run) -> {
            if (run.equals(name)) {
                fits.remove(key);
                stopped.remove(key);
            }
        });
        leftOutOf.forEach((key, sweep) -> {
            if (sweep.equals(name)) {
                leftOut.remove(key);
                leftOutOf.remove(key);
            }
        });
    }

    /** Whether the fit of a run has been made. */
    boolean knows(Step.Fit step) {
        return find(step.spec(), step.template().retries()).isPresent();
    }

    /** The fit of a run, if it has been made. */
    Optional<FitOutcome> find(FitSpec spec, int retries) {
        return Optional.ofNullable(fits.get(key(spec, retries)));
    }

    /** Keeps the fit of a run, finished or not. */
    void keep(String name, FitSpec spec, int retries, FitOutcome outcome) {
        String key = key(spec, retries);
        fits.put(key, outcome);
        if (!outcome.finished() && outcome.failure().isEmpty()) {
            stopped.put(key, name);
        }
    }

    @Override
    public Optional<byte[]> find(Key key) {
        return Optional.ofNullable(chunks.get(key));
    }

    @Override
    public void keep(Key key, byte[] rows) {
        chunks.put(key, rows);
    }

    /** Keeps what there is of fits of a sweep that were not made, or not to their end, because it was stopped. */
    void leaveOut(String sweep, Key key, byte[] rows) {
        leftOut.put(key, rows);
        leftOutOf.put(key, sweep);
    }

    /** What there is of fits that were left out. */
    Optional<byte[]> leftOut(Key key) {
        return Optional.ofNullable(leftOut.get(key));
    }

    /** The names of runs and sweeps of which something was stopped. */
    public Set<String> stopped() {
        Set<String> names = new TreeSet<>(stopped.values());
        names.addAll(leftOutOf.values());
        return names;
    }

    private static String key(FitSpec spec, int retries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(retries);
            out.write(FitCodec.encode(spec));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return PlanHash.of(bytes.toByteArray()).hex();
    }
}
