package dev.anneal.numerics.flow;

import java.util.List;

/**
 * The shape of a RealNVP flow (L. Dinh, J. Sohl-Dickstein, S. Bengio, arXiv 1605.08803): affine couplings on R^d that
 * take turns. With x cut into a first and a second half, a coupling leaves one half, x_A, as it is, and maps the other to
 * {@code y_B = x_B * exp(s(x_A)) + t(x_A)}; one network gives s and t, and {@code s = bound * tanh(raw / bound)}.
 * Immutable.
 *
 * @param dimension d, at least 1
 * @param layers the number of couplings, at least 1
 * @param hidden the widths of the hidden layers of each coupling's network, each at least 1
 * @param activation what follows each hidden layer
 * @param scaleBound the bound of |s|, above 0
 * @param initialScale the size of the last layer's weights at the start, relative to the others'; 0 makes the flow the
 *     identity
 */
public record RealNvpModel(
        int dimension,
        int layers,
        List<Integer> hidden,
        Activation activation,
        double scaleBound,
        double initialScale) {
    public RealNvpModel {
        hidden = List.copyOf(hidden);
        if (dimension < 1 || layers < 1 || hidden.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("dimension, layers and widths must be at least 1");
        }
        if (!(scaleBound > 0 && scaleBound <= 20)) {
            throw new IllegalArgumentException("the scale bound must be above 0 and at most 20");
        }
    }

    /** The number of coordinates in the first half, the smaller one where d is odd. */
    int first() {
        return dimension / 2;
    }

    /** The number of coordinates that a coupling leaves as they are. */
    int kept(int layer) {
        return layer % 2 == 0 ? first() : dimension - first();
    }

    /** The number of coordinates that a coupling maps. */
    int moved(int layer) {
        return dimension - kept(layer);
    }
}
