package dev.anneal.numerics.density;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.Pace;

/**
 * A density whose evaluators ask a checkpoint, and leave with an {@link Interruption} if it says so. Many points are
 * evaluated block by block, which changes no number: what is computed for a point does not depend on those beside it.
 *
 * @param inner the density
 * @param checkpoint asked about every millisecond of work
 */
public record PolledDensity(LogDensity inner, Checkpoint checkpoint) implements LogDensity {
    /** Points that are evaluated together: few enough to stay in the caches, and to be quick for any density. */
    private static final int BLOCK = 512;

    /** A density is more than a few operations for each coordinate. */
    private static final long OPERATIONS_PER_COORDINATE = 20;

    @Override
    public int dimension() {
        return inner.dimension();
    }

    @Override
    public Evaluator evaluator(int capacity) {
        return capacity <= BLOCK ? new Whole(inner.evaluator(capacity)) : new Blocks(capacity);
    }

    private long operations(int count) {
        return OPERATIONS_PER_COORDINATE * count * dimension();
    }

    /** Few points, as they are. */
    private final class Whole implements Evaluator {
        private final Evaluator evaluator;
        private final Pace pace = new Pace(checkpoint);

        Whole(Evaluator evaluator) {
            this.evaluator = evaluator;
        }

        @Override
        public void values(double[] points, int count, double[] values) {
            evaluator.values(points, count, values);
            pace.spend(operations(count));
        }

        @Override
        public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
            evaluator.valuesAndGradients(points, count, values, gradients);
            pace.spend(operations(count));
        }
    }

    /** Many points, a block at a time. */
    private final class Blocks implements Evaluator {
        private final int capacity;
        private final Evaluator evaluator = inner.evaluator(BLOCK);
        private final Pace pace = new Pace(checkpoint);
        private final double[] blockPoints = new double[dimension() * BLOCK];
        private final double[] blockValues = new double[BLOCK];
        private double[] blockGradients = new double[0];

        Blocks(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void values(double[] points, int count, double[] values) {
            for (int from = 0; from < count; from += BLOCK) {
                int rows = gather(points, from, count);
                evaluator.values(blockPoints, rows, blockValues);
                System.arraycopy(blockValues, 0, values, from, rows);
                pace.spend(operations(rows));
            }
        }

        @Override
        public void valuesAndGradients(double[] points, int count, double[] values, double[] gradients) {
            if (blockGradients.length == 0) {
                blockGradients = new double[blockPoints.length];
            }
            for (int from = 0; from < count; from += BLOCK) {
                int rows = gather(points, from, count);
                evaluator.valuesAndGradients(blockPoints, rows, blockValues, blockGradients);
                System.arraycopy(blockValues, 0, values, from, rows);
                for (int i = 0; i < dimension(); i++) {
                    System.arraycopy(blockGradients, i * BLOCK, gradients, i * capacity + from, rows);
                }
                pace.spend(operations(rows));
            }
        }

        private int gather(double[] points, int from, int count) {
            int rows = Math.min(BLOCK, count - from);
            for (int i = 0; i < dimension(); i++) {
                System.arraycopy(points, i * capacity + from, blockPoints, i * BLOCK, rows);
            }
            return rows;
        }
    }
}
