package dev.anneal.numerics.mixture;

/**
 * What every evaluation needs of a target besides its means: the logarithms of its weights and the squared distances of
 * its means, computed once. Immutable by convention: the arrays are not written to.
 */
@SuppressWarnings("ArrayRecordComponent")
record TargetGeometry(double[] logWeights, double[] squaredDistances) {

    static TargetGeometry of(MixtureTarget target) {
        int modes = target.modes();
        double[] logs = new double[modes];
        double[] distances = new double[modes * modes];
        for (int i = 0; i < modes; i++) {
            logs[i] = Math.log(target.weights()[i]);
            for (int j = 0; j < modes; j++) {
                distances[i * modes + j] =
                        squaredDistance(target.means()[i], 0, target.means()[j], 0, target.dimension());
            }
        }
        return new TargetGeometry(logs, distances);
    }

    static double squaredDistance(double[] left, int leftFrom, double[] right, int rightFrom, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double difference = left[leftFrom + i] - right[rightFrom + i];
            sum += difference * difference;
        }
        return sum;
    }
}
