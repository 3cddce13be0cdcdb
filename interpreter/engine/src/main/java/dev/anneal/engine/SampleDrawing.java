package dev.anneal.engine;

import dev.anneal.extension.HostMetric;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.density.PolledDensity;
import dev.anneal.numerics.metric.ModeDivision;
import dev.anneal.plan.FitSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Draws samples of a fit and of its target block by block, and keeps a few numbers of each: a million points in many
 * dimensions would fill the memory, and the system takes long to find so much.
 */
final class SampleDrawing {
    private static final int BLOCK = FittedDensity.BLOCK;

    private final FitSpec spec;
    private final FlowTarget target;
    private final int dimension;
    private final Checkpoint checkpoint;
    private final LogDensity density;

    /**
     * Drawings for the fits of a specification.
     *
     * @param checkpoint asked again and again; an {@link Interruption} leaves if it says so
     */
    SampleDrawing(FitSpec spec, FlowTarget target, Checkpoint checkpoint) {
        this.spec = spec;
        this.target = target;
        this.dimension = target.dimension();
        this.checkpoint = checkpoint;
        this.density = new PolledDensity(target.density(), checkpoint);
    }

    /**
     * What is kept of samples of a fit.
     *
     * @param logFit the logarithm of the fit's density at each
     * @param logTarget that of the target's
     * @param shares for each division of the target, the share of mode j in sample n at {@code [j][n]}
     */
    @SuppressWarnings("ArrayRecordComponent") // Made for one computation and never compared.
    record Samples(double[] logFit, double[] logTarget, List<double[][]> shares) {
        int count() {
            return logFit.length;
        }
    }

    /** Draws from a fit. */
    Samples ofFit(FittedDensity fit, int count, long repeat, String purpose) {
        Samples samples = new Samples(new double[count], new double[count], new ArrayList<>());
        for (ModeDivision division : target.divisions()) {
            double[][] shares = new double[division.masses().length][];
            for (int j = 0; j < shares.length; j++) {
                Interruption.check(checkpoint);
                shares[j] = new double[count];
            }
            samples.shares().add(shares);
        }
        blocks(fit, count, repeat, purpose, block -> {
            int rows = block.rows();
            System.arraycopy(block.drawn().logDensity(), 0, samples.logFit(), block.from(), rows);
            System.arraycopy(block.logTarget(), 0, samples.logTarget(), block.from(), rows);
            for (int division = 0; division < samples.shares().size(); division++) {
                double[] found = target.divisions().get(division).shares().of(block.coordinates(), rows);
                double[][] shares = samples.shares().get(division);
                for (int j = 0; j < shares.length; j++) {
                    System.arraycopy(found, j * rows, shares[j], block.from(), rows);
                }
            }
        });
        return samples;
    }

    /** Draws from a fit for a metric in Java, which needs the points themselves. */
    HostMetric.FitSample ofFitWithPoints(FittedDensity fit, int count, long repeat, String purpose) {
        double[] points = new double[Math.multiplyExact(count, dimension)];
        HostMetric.FitSample sample =
                new HostMetric.FitSample(count, dimension, points, new double[count], new double[count]);
        blocks(fit, count, repeat, purpose, block -> {
            System.arraycopy(block.drawn().points(), 0, points, block.from() * dimension, block.rows() * dimension);
            System.arraycopy(block.drawn().logDensity(), 0, sample.logFit(), block.from(), block.rows());
            System.arraycopy(block.logTarget(), 0, sample.logTarget(), block.from(), block.rows());
        });
        return sample;
    }

    /** Samples {@code from} and on; their coordinates are {@code rows} apart. */
    @SuppressWarnings("ArrayRecordComponent") // Made for one computation and never compared.
    private record Block(int from, int rows, FittedDensity.Drawn drawn, double[] coordinates, double[] logTarget) {}

    private void blocks(FittedDensity fit, int count, long repeat, String purpose, Consumer<Block> consumer) {
        FittedDensity.Drawing drawing = fit.drawing(spec.seed(), repeat, purpose, checkpoint);
        LogDensity.Evaluator evaluator = density.evaluator(BLOCK);
        for (int from = 0; from < count; from += BLOCK) {
            Interruption.check(checkpoint);
            int rows = Math.min(BLOCK, count - from);
            FittedDensity.Drawn drawn = drawing.next(rows);
            double[] coordinates = coordinates(drawn.points(), rows);
            consumer.accept(new Block(from, rows, drawn, coordinates, logTarget(evaluator, coordinates, rows)));
        }
    }

    /** Draws from the target: the logarithms of its density less that of a fit; empty where it cannot be sampled. */
    Optional<double[]> logWeightsOfTarget(FittedDensity fit, int count, long repeat, String purpose) {
        return DensitySampler.drawing(spec.target(), dimension, spec.seed(), repeat, purpose, checkpoint)
                .map(drawing -> {
                    double[] logWeights = new double[count];
                    FittedDensity.Logarithms logarithms = fit.logarithms(checkpoint);
                    LogDensity.Evaluator evaluator = density.evaluator(BLOCK);
                    for (int from = 0; from < count; from += BLOCK) {
                        int rows = Math.min(BLOCK, count - from);
                        double[] points = drawing.next(rows);
                        double[] logFit = logarithms.at(points);
                        double[] logTarget = logTarget(evaluator, coordinates(points, rows), rows);
                        for (int n = 0; n < rows; n++) {
                            logWeights[from + n] = logTarget[n] - logFit[n];
                        }
                    }
                    return logWeights;
                });
    }

    private double[] logTarget(LogDensity.Evaluator evaluator, double[] points, int rows) {
        double[] values = new double[rows];
        // The coordinates of the last points are not as far from one another.
        (rows == BLOCK ? evaluator : density.evaluator(rows)).values(points, rows, values);
        return values;
    }

    private double[] coordinates(double[] points, int rows) {
        double[] coordinates = new double[points.length];
        for (int n = 0; n < rows; n++) {
            for (int i = 0; i < dimension; i++) {
                coordinates[i * rows + n] = points[n * dimension + i];
            }
        }
        return coordinates;
    }
}
