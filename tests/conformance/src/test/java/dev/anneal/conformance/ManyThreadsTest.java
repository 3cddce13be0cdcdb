package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Compilation;
import dev.anneal.Inputs;
import dev.anneal.RunOptions;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One script, compiled once, run from eight threads at once with inputs of their own: each gets what it would get alone. */
@Timeout(120)
class ManyThreadsTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 2;

    private static final String SCRIPT = """
            param separation = 3
            param rate = 0.1
            let mu = separation * basis(1, 6)
            target two = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)
            family pair = gaussian_mixture(dim: 6, components: 2, init: normal(0, 0.2), weights: "trainable")
            run flow {
              fit pair to two
              under linear(from: 0.1, rate: rate)
              until settled(10)
            }
            run summary {
              fit pair to two
              under linear(from: 0.1, rate: rate)
              by summary_ode()
              until settled(10)
            }
            run sampled {
              fit gaussian_mixture(dim: 6, components: 3, covariance: "diagonal") to two
              by gradient_flow(expectation: "sampled", step: 0.1)
              until 3
            }
            run network {
              fit realnvp(dim: 6, layers: 2, hidden: [8]) to two
              by adam(batch: 512, eval_samples: 500)
              until 20
            }
            sweep cells {
              fit pair to two
              over start in [0.1, 0.5]
              under linear(from: start, rate: rate)
              by summary_ode()
              repeat 70
              until settled(10)
              measure collapse = probability(collapsed)
            }
            """;

    @Test
    void runsDoNotDisturbEachOther() throws Exception {
        List<Inputs> inputs = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            inputs.add(Inputs.defaults()
                    .with("separation", 2 + 0.25 * i)
                    .with("rate", 0.1 + 0.05 * i)
                    .withSeed(i));
        }
        List<Map<String, Object>> alone = new ArrayList<>();
        for (Inputs one : inputs) {
            try (Anneal anneal = Anneal.builder().threads(1).build()) {
                alone.add(bits(anneal.compile(Source.of("study", SCRIPT)), one));
            }
        }
        assertThat(alone).doesNotHaveDuplicates();
        ExecutorService hosts = Executors.newFixedThreadPool(THREADS);
        try (Anneal anneal = Anneal.create()) {
            Compilation compilation = anneal.compile(Source.of("study", SCRIPT));
            for (int round = 0; round < ROUNDS; round++) {
                CyclicBarrier together = new CyclicBarrier(THREADS);
                List<Future<Map<String, Object>>> running = new ArrayList<>();
                for (Inputs one : inputs) {
                    Callable<Map<String, Object>> host = () -> {
                        together.await(60, TimeUnit.SECONDS);
                        return bits(compilation, one);
                    };
                    running.add(hosts.submit(host));
                }
                for (int i = 0; i < THREADS; i++) {
                    assertThat(running.get(i).get(90, TimeUnit.SECONDS)).isEqualTo(alone.get(i));
                }
            }
        } finally {
            hosts.shutdownNow();
        }
    }

    /** All numbers of a run by their bits. */
    private static Map<String, Object> bits(Compilation compilation, Inputs inputs) throws InterruptedException {
        Results results = compilation.prepare(inputs).plan().orElseThrow().run(RunOptions.defaults());
        assertThat(results.outcome()).isEqualTo(Outcome.COMPLETED);
        Map<String, Object> bits = new LinkedHashMap<>();
        results.fits().forEach(fit -> bits.put(fit.name(), Study.bits(fit)));
        for (int row = 0; row < 2; row++) {
            bits.put(
                    "row " + row,
                    String.valueOf(results.table("cells")
                            .column("collapse", Object.class)
                            .get(row)));
        }
        return bits;
    }
}
