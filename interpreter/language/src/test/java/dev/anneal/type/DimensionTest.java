package dev.anneal.type;

import static dev.anneal.type.Dimension.known;
import static dev.anneal.type.Dimension.variable;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DimensionTest {
    private static final Dimension DIM = variable("dim");

    @Test
    void arithmeticStaysAffine() {
        assertThat(DIM.plus(known(2)).minus(DIM)).isEqualTo(known(2));
        assertThat(DIM.times(known(2)).plus(variable("n")).minus(known(1))).hasToString("2 * dim + n - 1");
        assertThat(DIM.minus(DIM.times(known(2)))).hasToString("-dim");
        assertThat(DIM.times(variable("n"))).isEqualTo(Dimension.Unsized.UNDETERMINED);
        assertThat(DIM.times(known(0))).isEqualTo(known(0));
    }

    @Test
    void sizesAreDifferentOnlyWhereNoInputCouldMakeThemEqual() {
        assertThat(Dimension.compare(known(3), known(3))).isEqualTo(Dimension.Comparison.EQUAL);
        assertThat(Dimension.compare(DIM, DIM.plus(known(1)))).isEqualTo(Dimension.Comparison.DIFFERENT);
        assertThat(Dimension.compare(DIM, known(3))).isEqualTo(Dimension.Comparison.UNDECIDED);
        assertThat(Dimension.compare(DIM, Dimension.Unsized.OPEN)).isEqualTo(Dimension.Comparison.UNDECIDED);
    }

    @Test
    void anOpenSizeTakesTheOther() {
        assertThat(Dimension.join(Dimension.Unsized.OPEN, DIM)).isEqualTo(DIM);
        assertThat(Dimension.join(known(2), Dimension.Unsized.OPEN)).isEqualTo(known(2));
    }

    @Test
    void aSizeVariableHasOneValueInACall() {
        Sizes sizes = new Sizes();
        Type vector = new Type.Vector(variable("n"));

        assertThat(sizes.match(vector, new Type.Vector(known(3)))).isEmpty();
        assertThat(sizes.match(vector, new Type.Vector(known(4))))
                .isEqualTo(Optional.of(new Sizes.Conflict(known(3), known(4))));
        assertThat(sizes.apply(new Type.Density(variable("n")))).isEqualTo(new Type.Density(known(3)));
        assertThat(sizes.apply(new Type.Density(variable("other"))))
                .isEqualTo(new Type.Density(Dimension.Unsized.OPEN));
    }
}
