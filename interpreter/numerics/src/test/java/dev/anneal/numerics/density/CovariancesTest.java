package dev.anneal.numerics.density;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CovariancesTest {
    @Test
    void tellsCovariancesFromOtherMatrices() {
        assertThat(Covariances.isPositiveDefinite(new double[] {2}, 1)).isTrue();
        assertThat(Covariances.isPositiveDefinite(new double[] {2, 1, 1, 2}, 2)).isTrue();
        assertThat(Covariances.isPositiveDefinite(new double[] {1, 2, 2, 1}, 2)).isFalse();
        assertThat(Covariances.isPositiveDefinite(new double[] {0}, 1)).isFalse();
        assertThat(Covariances.isPositiveDefinite(new double[] {-1, 0, 0, 1}, 2))
                .isFalse();
        assertThat(Covariances.isPositiveDefinite(new double[] {Double.NaN}, 1)).isFalse();
        assertThat(Covariances.isPositiveDefinite(new double[] {Double.POSITIVE_INFINITY}, 1))
                .isFalse();
    }

    @Test
    void leavesTheMatrixAsItIs() {
        double[] entries = {2, 1, 1, 2};
        assertThat(Covariances.isPositiveDefinite(entries, 2)).isTrue();
        assertThat(entries).containsExactly(2, 1, 1, 2);
    }
}
