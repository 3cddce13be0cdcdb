package dev.anneal.numerics.mixture;

/** Why a collapsed run lost its worst mode (Anneal's mathematics, "Mode collapse"): exclusive and exhaustive. */
public enum CollapseMechanism {
    /** The run did not collapse. */
    NONE("none"),
    /** No component is responsible for the mode: the means went elsewhere. */
    MEAN_ALIGNMENT("mean alignment"),
    /** Components sit on the mode, but next to no weight is left on them. */
    VANISHING_WEIGHT("vanishing weight"),
    /** Components with weight are responsible for the mode, but not enough yet. */
    IN_TRANSIT("in transit");

    private final String label;

    CollapseMechanism(String label) {
        this.label = label;
    }

    /** The name that people use. */
    public String label() {
        return label;
    }
}
