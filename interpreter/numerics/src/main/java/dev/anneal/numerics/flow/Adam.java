package dev.anneal.numerics.flow;

/** The constants of Adam (D. Kingma, J. Ba, arXiv 1412.6980), which hardly anyone changes. */
final class Adam {
    /** How much of the mean gradient is kept from step to step. */
    static final double MEAN_DECAY = 0.9;

    /** How much of the mean squared gradient is kept. */
    static final double SQUARE_DECAY = 0.999;

    /** What keeps a step finite where there was no gradient yet. */
    static final double EPSILON = 1e-8;

    private Adam() {}
}
