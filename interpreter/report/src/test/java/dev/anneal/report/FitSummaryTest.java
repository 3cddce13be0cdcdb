package dev.anneal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.RunOptions;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import org.junit.jupiter.api.Test;

final class FitSummaryTest {
    private static Results run(String text) throws InterruptedException {
        try (Anneal anneal = Anneal.create()) {
            return anneal.compile(Source.of("test", text))
                    .prepare(Inputs.defaults())
                    .plan()
                    .orElseThrow()
                    .run(RunOptions.defaults());
        }
    }

    @Test
    void whatCameOfItStandsFirst() throws Exception {
        Results results = run("""
                target one = normal([1, 2], 1)
                family single = gaussian_mixture(dim: 2, components: 1, covariance: "shared", variance: 2)
                run fitted {
                  fit single to one
                  under cosine(from: 0.5, over: 10)
                  until settled(30)
                }
                """);

        assertThat(FitSummary.of(results.fit("fitted"))).isEqualTo("""
                        run fitted: 1 of 1 mode covered
                          mode mass      1
                          coverage       1
                          free energy    0
                          KL divergence  0
                          weights        1
                          variance       1
                          reached        t = 40, beta = 1
                          fit            Gaussian mixture of 1, shared covariance on R^2
                          under          cosine(from: 0.5, over: 10)
                          by             gradient_flow, dopri853, tolerance 1e-8, wasserstein
                          seed           0
                        """);
    }

    @Test
    void aSeriesIsAnAlignedTable() throws Exception {
        Results results = run("""
                target one = normal([1, 2], 1)
                family single = gaussian_mixture(dim: 2, components: 1)
                run fitted {
                  fit single to one
                  until 10
                  start from { means: [[1, 2]] }
                  record mode_mass, collapsed every 5
                }
                """);

        assertThat(TableText.of(results.fit("fitted").series())).isEqualTo("""
                          time  beta  mode_mass  collapsed
                             0     1        [1]      false
                             5     1        [1]      false
                            10     1        [1]      false
                        """);
    }
}
