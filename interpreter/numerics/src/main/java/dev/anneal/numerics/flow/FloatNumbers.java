package dev.anneal.numerics.flow;

import dev.anneal.numerics.simd.NetworkKernels;
import java.util.Arrays;

/**
 * Numbers of single precision, in loops that the compiler makes vector instructions of. {@link DoubleNumbers} is the same
 * in double precision, with Java's own elementary functions.
 */
final class FloatNumbers implements Numbers<float[]> {
    static final FloatNumbers INSTANCE = new FloatNumbers();

    /** The exponential's series is good to single precision up to here. */
    private static final double SMALL = 0.25;

    private FloatNumbers() {}

    @Override
    public float[] allocate(int length) {
        return new float[length];
    }

    @Override
    public NetworkKernels<float[]> kernels() {
        return NetworkKernels.floats();
    }

    @Override
    public void clear(float[] array, int from, int count) {
        Arrays.fill(array, from, from + count, 0);
    }

    @Override
    public void copy(float[] from, float[] to, int count) {
        System.arraycopy(from, 0, to, 0, count);
    }

    @Override
    public void copyRows(float[] from, int offset, int stride, int rows, int columns, float[] to, int toOffset) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, offset + i * stride, to, toOffset + i * columns, columns);
        }
    }

    @Override
    public void fromDoubles(double[] from, float[] to, int at, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i] = (float) from[i];
        }
    }

    @Override
    public void toDoubles(float[] from, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }

    @Override
    public void activate(Activation activation, float[] values, int from, int count) {
        if (activation == Activation.TANH) {
            kernels().tanh(values, from, count);
            return;
        }
        float slope = (float) activation.slope();
        for (int i = from; i < from + count; i++) {
            values[i] = Math.max(values[i], 0) + slope * Math.min(values[i], 0);
        }
    }

    @Override
    public void activationGradient(
            Activation activation,
            float[] values,
            float[] gradients,
            int offset,
            int stride,
            int rows,
            float[] sums,
            int sumsOffset) {
        if (activation == Activation.TANH) {
            kernels().tanhGradient(values, gradients, offset, stride, rows, sums, sumsOffset);
            return;
        }
        float slope = (float) activation.slope();
        for (int i = offset; i < offset + rows * stride; i++) {
            gradients[i] *= values[i] > 0 ? 1 : slope;
        }
        kernels().addRows(gradients, offset, stride, rows, sums, sumsOffset, stride);
    }

    @Override
    public void transpose(
            float[] matrix, int offset, int stride, int rows, int columns, float[] out, int outOffset, int outStride) {
        // Blocks of columns: each of their rows is a part of a cache line.
        for (int block = 0; block < columns; block += NetworkKernels.LANES) {
            int end = Math.min(columns, block + NetworkKernels.LANES);
            for (int i = 0; i < rows; i++) {
                for (int j = block; j < end; j++) {
                    out[outOffset + j * outStride + i] = matrix[offset + i * stride + j];
                }
            }
        }
    }

    @Override
    public void couple(
            float[] raw,
            float[] x,
            int stride,
            int rows,
            int columns,
            double bound,
            float[] bent,
            float[] factor,
            float[] y,
            double[] logDeterminant) {
        int block = NetworkKernels.block(columns);
        bend(raw, block, stride, rows, bound, bent);
        exponentials(bent, bound, factor, rows * stride);
        kernels().affine(x, factor, raw, block, stride, rows, y);
        addRowSums(bent, stride, rows, columns, bound, logDeterminant);
    }

    private void bend(float[] raw, int block, int stride, int rows, double bound, float[] bent) {
        kernels().firstBlock(raw, block, stride, rows, 1 / bound, bent);
        kernels().tanh(bent, 0, rows * stride);
    }

    /** exp(bound x) for |x| up to 1, by the series of a fraction of it that is small, and squares. */
    private static void exponentials(float[] bent, double bound, float[] out, int count) {
        int squarings = 0;
        double fraction = bound;
        while (Math.abs(fraction) > SMALL) {
            fraction /= 2;
            squarings++;
        }
        float scale = (float) fraction;
        for (int i = 0; i < count; i++) {
            float x = bent[i] * scale;
            float sum = 1 / 720f;
            sum = sum * x + 1 / 120f;
            sum = sum * x + 1 / 24f;
            sum = sum * x + 1 / 6f;
            sum = sum * x + 0.5f;
            sum = sum * x + 1;
            out[i] = sum * x + 1;
        }
        for (int k = 0; k < squarings; k++) {
            for (int i = 0; i < count; i++) {
                out[i] *= out[i];
            }
        }
    }

    private static void addRowSums(float[] values, int stride, int rows, int columns, double factor, double[] sums) {
        for (int n = 0; n < rows; n++) {
            int at = n * stride;
            // Four sums, since each waits for its last addition.
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            int j = 0;
            for (; j + 3 < columns; j += 4) {
                sum0 += values[at + j];
                sum1 += values[at + j + 1];
                sum2 += values[at + j + 2];
                sum3 += values[at + j + 3];
            }
            for (; j < columns; j++) {
                sum0 += values[at + j];
            }
            sums[n] += factor * (sum0 + sum1 + (sum2 + sum3));
        }
    }

    @Override
    public void uncouple(
            float[] raw,
            float[] y,
            int stride,
            int rows,
            int columns,
            double bound,
            float[] scratch,
            float[] x,
            double[] logDeterminant) {
        int block = NetworkKernels.block(columns);
        bend(raw, block, stride, rows, bound, scratch);
        addRowSums(scratch, stride, rows, columns, -bound, logDeterminant);
        exponentials(scratch, -bound, scratch, rows * stride);
        for (int n = 0; n < rows; n++) {
            int at = n * stride;
            int shift = n * NetworkKernels.twoBlocks(block) + block;
            for (int j = 0; j < block; j++) {
                x[at + j] = (y[at + j] - raw[shift + j]) * scratch[at + j];
            }
        }
    }

    @Override
    public void fromCoordinates(
            double[] points, int capacity, int first, int columns, int rows, double factor, float[] out, int stride) {
        for (int j = 0; j < columns; j++) {
            for (int n = 0; n < rows; n++) {
                out[n * stride + j] = (float) (factor * points[(first + j) * capacity + n]);
            }
        }
    }

    @Override
    public void toCoordinates(
            float[] matrix, int stride, int rows, int columns, double[] points, int capacity, int first) {
        for (int j = 0; j < columns; j++) {
            for (int n = 0; n < rows; n++) {
                points[(first + j) * capacity + n] = matrix[n * stride + j];
            }
        }
    }

    @Override
    public double squaredSum(float[] array, int from, int count) {
        // Four sums, since each waits for its last addition.
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int end = from + count;
        int i = from;
        for (; i + 3 < end; i += 4) {
            sum0 += (double) array[i] * array[i];
            sum1 += (double) array[i + 1] * array[i + 1];
            sum2 += (double) array[i + 2] * array[i + 2];
            sum3 += (double) array[i + 3] * array[i + 3];
        }
        for (; i < end; i++) {
            sum0 += (double) array[i] * array[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    @Override
    public void adam(
            float[] parameters,
            float[] gradient,
            float[] moments,
            float[] squares,
            int from,
            int count,
            double scale,
            double rate,
            long step) {
        float correction = (float) (rate / (1 - Math.pow(Adam.MEAN_DECAY, (double) step)));
        float squareCorrection = (float) (1 / (1 - Math.pow(Adam.SQUARE_DECAY, (double) step)));
        float factor = (float) scale;
        float decay = (float) Adam.MEAN_DECAY;
        float gain = (float) (1 - Adam.MEAN_DECAY);
        float squareDecay = (float) Adam.SQUARE_DECAY;
        float squareGain = (float) (1 - Adam.SQUARE_DECAY);
        float epsilon = (float) Adam.EPSILON;
        for (int i = from; i < from + count; i++) {
            moments[i] = decay * moments[i] + gain * (factor * gradient[i]);
        }
        for (int i = from; i < from + count; i++) {
            squares[i] = squareDecay * squares[i] + squareGain * (factor * gradient[i]) * (factor * gradient[i]);
        }
        for (int i = from; i < from + count; i++) {
            float root = (float) Math.sqrt(squares[i] * squareCorrection);
            parameters[i] -= correction * moments[i] / (root + epsilon);
        }
    }
}
