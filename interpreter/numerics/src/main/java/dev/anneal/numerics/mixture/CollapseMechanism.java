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

    private static final double MAJORITY = 0.5;

    /** Less than this share of what is needed is next to nothing. */
    private static final double VANISHING = 0.05;

    private final String label;

    CollapseMechanism(String label) {
        this.label = label;
    }

    /** The name that people use. */
    public String label() {
        return label;
    }

    /**
     * The mechanism of a fit.
     *
     * @param weights w, those of its components
     * @param responsibilities P_kj, those of the target's modes for the components, K by P
     * @param mass W, the fit's mass on each mode
     * @param modes pi, the weights of the modes
     * @param threshold the coverage below which it has collapsed
     */
    public static CollapseMechanism of(
            double[] weights, double[][] responsibilities, double[] mass, double[] modes, double threshold) {
        int worst = 0;
        for (int j = 1; j < mass.length; j++) {
            worst = mass[j] / modes[j] < mass[worst] / modes[worst] ? j : worst;
        }
        if (mass[worst] / modes[worst] >= threshold) {
            return NONE;
        }
        boolean anyResponsible = false;
        double responsibleWeight = 0;
        for (int k = 0; k < weights.length; k++) {
            if (responsibilities[k][worst] >= MAJORITY) {
                anyResponsible = true;
                responsibleWeight += weights[k];
            }
        }
        if (!anyResponsible) {
            return MEAN_ALIGNMENT;
        }
        return responsibleWeight < VANISHING * modes[worst] ? VANISHING_WEIGHT : IN_TRANSIT;
    }

    /** The number of components whose weight is below a twentieth of the smallest weight of a mode. */
    public static int deadWeights(double[] weights, double[] modes) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double weight : modes) {
            smallest = Math.min(smallest, weight);
        }
        int dead = 0;
        for (double weight : weights) {
            dead += weight < VANISHING * smallest ? 1 : 0;
        }
        return dead;
    }
}
