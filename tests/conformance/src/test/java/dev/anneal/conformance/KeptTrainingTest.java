package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.RunHandle;
import dev.anneal.RunOptions;
import dev.anneal.run.Fit;
import dev.anneal.run.FitStore;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training run that was stopped goes on from its state in a store, and ends as if it had not been, to the bit. */
class KeptTrainingTest {
    private static final String SCRIPT = """
            let mu = 3 * basis(1, 4)
            target t = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            run r {
              fit realnvp(dim: 4, layers: 4, hidden: [16]) to t
              under %s
              by adam(batch: 32, eval_samples: 100%s)
              until 8000
              record coverage, loss every 400
            }
            """;

    private static final String LINEAR = "linear(from: 0.2, rate: 0.0003)";

    /** Keeps states in memory. */
    private static final class States implements FitStore {
        final Map<Key, byte[]> states = new ConcurrentHashMap<>();
        final Map<Key, byte[]> rows = new ConcurrentHashMap<>();
        final AtomicInteger asked = new AtomicInteger();
        int found;

        @Override
        public Optional<byte[]> find(Key key) {
            return Optional.ofNullable(rows.get(key));
        }

        @Override
        public void keep(Key key, byte[] fits) {
            rows.put(key, fits);
        }

        @Override
        public void forgetState(Key key) {
            assertThat(rows).as("what stands for it").isNotEmpty();
            states.remove(key);
        }

        @Override
        public Optional<byte[]> findState(Key key) {
            asked.incrementAndGet();
            Optional<byte[]> state = Optional.ofNullable(states.get(key));
            found += state.isPresent() ? 1 : 0;
            return state;
        }

        @Override
        public void keepState(Key key, byte[] state) {
            states.put(key, state);
        }
    }

    /** Stops a run when it is so far; one of many fits when it is at the second. */
    private static void stop(String script, double fraction, States store) throws Exception {
        try (Anneal anneal = Anneal.builder().threads(1).build();
                RunHandle handle =
                        Study.plan(anneal, script).start(RunOptions.defaults().store(store))) {
            while (store.asked.get() < 2 && handle.progress().fraction() < fraction) {
                Thread.sleep(1);
            }
            Thread.sleep(5);
            handle.stop();
            Results results = handle.completion().toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(results.outcome()).isEqualTo(Outcome.STOPPED);
        }
    }

    private static Fit finish(String script, FitStore store) throws Exception {
        try (Anneal anneal = Anneal.create()) {
            return Study.plan(anneal, script)
                    .run(RunOptions.defaults().store(store))
                    .fit("r");
        }
    }

    private static void assertSame(Fit fit, Fit expected) {
        assertThat(Study.bits(fit)).isEqualTo(Study.bits(expected));
        assertThat(fit.series().rows()).isEqualTo(21);
        for (String column : List.of("time", "beta", "coverage", "loss")) {
            for (int row = 0; row < 21; row++) {
                assertThat(fit.series().column(column, Object.class).get(row))
                        .as(column)
                        .isEqualTo(
                                expected.series().column(column, Object.class).get(row));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LINEAR + "/", LINEAR + "/, precision: \"double\"", "adaann(from: 0.2, over: 6000)/"})
    void whatWasStoppedGoesOn(String choice) throws Exception {
        String[] parts = choice.split("/", 2);
        String script = SCRIPT.formatted(parts[0], parts[1]);
        States store = new States();
        stop(script, 0.2, store);
        assertThat(store.states).hasSize(1);
        store.asked.set(0);
        stop(script, 0.6, store);
        assertThat(store.found).isEqualTo(1);
        Fit resumed = finish(script, store);
        assertThat(store.found).isEqualTo(2);
        assertSame(resumed, finish(script, FitStore.NONE));

        // Its last state stands for it: it is not trained again.
        assertSame(finish(script, store), resumed);
        assertThat(store.found).isEqualTo(3);
    }

    @Test
    void aSweepGoesOnWithinItsChunks() throws Exception {
        String script = """
                let mu = 3 * basis(1, 4)
                target t = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
                sweep s {
                  over rate in [0.002, 0.004]
                  repeat 3
                  fit realnvp(dim: 4, layers: 4, hidden: [16]) to t
                  under linear(from: 0.2, rate: rate)
                  by adam(batch: 32, eval_samples: 100)
                  until 3000
                }
                """;
        States store = new States();
        stop(script, 1, store);
        assertThat(store.rows).isEmpty();
        assertThat(store.states).as("the one that was being trained").isNotEmpty();
        Table expected = sweep(script, FitStore.NONE);
        Table resumed = sweep(script, store);
        assertThat(store.found).isPositive();
        assertThat(store.rows).hasSize(2);
        assertThat(store.states).as("rows stand for them").isEmpty();
        for (String column : List.of("loss", "coverage", "elbo")) {
            for (int row = 0; row < 6; row++) {
                assertThat(resumed.column(column, Object.class).get(row))
                        .as(column)
                        .isEqualTo(expected.column(column, Object.class).get(row));
            }
        }
    }

    private static Table sweep(String script, FitStore store) throws Exception {
        try (Anneal anneal = Anneal.create()) {
            return Study.plan(anneal, script)
                    .run(RunOptions.defaults().store(store))
                    .table("s");
        }
    }

    @Test
    void aStateIsThatOfOneFit() throws Exception {
        String script = SCRIPT.formatted(LINEAR, "");
        States store = new States();
        stop(script, 0.2, store);
        finish(script.replace("until 8000", "until 100"), store);
        finish(script.replace("rate: 0.0003", "rate: 0.0004").replace("until 8000", "until 100"), store);
        assertThat(store.found).isZero();
    }

    @Test
    void aDamagedStateIsNoState() throws Exception {
        String script = SCRIPT.formatted(LINEAR, "");
        States store = new States();
        stop(script, 0.2, store);
        byte[] state = store.states.values().iterator().next();
        state[state.length / 2] ^= 1;
        Fit made = finish(script, store);
        assertThat(store.found).isEqualTo(1);
        assertSame(made, finish(script, FitStore.NONE));

        store.states.replaceAll((key, whole) -> new byte[3]);
        assertSame(finish(script, store), made);
    }
}
