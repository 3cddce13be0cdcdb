package dev.anneal.numerics.flow;

import dev.anneal.numerics.simd.NetworkKernels;
import java.util.Arrays;

/**
 * Numbers of double precision: {@link FloatNumbers} once more, with Java's own elementary functions. It is for checks and
 * for targets that need the digits.
 */
final class DoubleNumbers implements Numbers<double[]> {
    static final DoubleNumbers INSTANCE = new DoubleNumbers();

    private DoubleNumbers() {}

    @Override
    public double[] allocate(int length) {
        return new double[length];
    }

    @Override
    public NetworkKernels<double[]> kernels() {
        return NetworkKernels.doubles();
    }

    @Override
    public void clear(double[] array, int from, int count) {
        Arrays.fill(array, from, from + count, 0);
    }

    @Override
    public void copy(double[] from, double[] to, int count) {
        System.arraycopy(from, 0, to, 0, count);
    }

    @Override
    public void copyRows(double[] from, int offset, int stride, int rows, int columns, double[] to, int toOffset) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(from, offset + i * stride, to, toOffset + i * columns, columns);
        }
    }

    @Override
    public void fromDoubles(double[] from, double[] to, int at, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i] = from[i];
        }
    }

    @Override
    public void toDoubles(double[] from, double[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
    }

    @Override
    public void activate(Activation activation, double[] values, int from, int count) {
        if (activation == Activation.TANH) {
            kernels().tanh(values, from, count);
            return;
        }
        double slope = activation.slope();
        for (int i = from; i < from + count; i++) {
            values[i] = Math.max(values[i], 0) + slope * Math.min(values[i], 0);
        }
    }

    @Override
    public void activationGradient(
            Activation activation,
            double[] values,
            double[] gradients,
            int offset,
            int stride,
            int rows,
            double[] sums,
            int sumsOffset) {
        if (activation == Activation.TANH) {
            kernels().tanhGradient(values, gradients, offset, stride, rows, sums, sumsOffset);
            return;
        }
        double slope = activation.slope();
        for (int i = offset; i < offset + rows * stride; i++) {
            gradients[i] *= values[i] > 0 ? 1 : slope;
        }
        kernels().addRows(gradients, offset, stride, rows, sums, sumsOffset, stride);
    }

    @Override
    public void transpose(
            double[] matrix,
            int offset,
            int stride,
            int rows,
            int columns,
            double[] out,
            int outOffset,
            int outStride) {
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
    public void addRowSums(double[] values, int stride, int rows, int columns, double factor, double[] sums) {
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
    public void addSquaredRowSums(double[] matrix, int columns, int rows, double factor, double[] sums) {
        int stride = NetworkKernels.stride(columns);
        for (int n = 0; n < rows; n++) {
            sums[n] += factor * squaredSum(matrix, n * stride, columns);
        }
    }

    @Override
    public void fromClose(float[] close, int columns, int rows, double[] out) {
        int stride = NetworkKernels.stride(columns);
        for (int n = 0; n < rows; n++) {
            for (int j = 0; j < columns; j++) {
                out[n * stride + j] = close[n * columns + j];
            }
        }
    }

    @Override
    public void uncouple(
            double[] raw,
            double[] y,
            int stride,
            int rows,
            int columns,
            double bound,
            double[] bent,
            double[] factor,
            double[] x,
            double[] scales) {
        int block = NetworkKernels.block(columns);
        kernels().firstBlock(raw, block, stride, rows, 1 / bound, bent);
        kernels().tanh(bent, 0, rows * stride);
        kernels().exponentials(bent, -bound, factor, scales, rows * stride);
        for (int n = 0; n < rows; n++) {
            int at = n * stride;
            int shift = n * NetworkKernels.twoBlocks(block) + block;
            for (int j = 0; j < block; j++) {
                x[at + j] = (y[at + j] - raw[shift + j]) * factor[at + j];
            }
        }
    }

    @Override
    public void fromCoordinates(
            double[] points, int capacity, int first, int columns, int rows, double factor, double[] out, int stride) {
        int j = 0;
        // Four at a time: each row of the matrix is a few cache lines, which are passed once for all of them.
        for (; j + 3 < columns; j += 4) {
            int from0 = (first + j) * capacity;
            int from1 = from0 + capacity;
            int from2 = from1 + capacity;
            int from3 = from2 + capacity;
            int at = j;
            for (int n = 0; n < rows; n++) {
                out[at] = factor * points[from0 + n];
                out[at + 1] = factor * points[from1 + n];
                out[at + 2] = factor * points[from2 + n];
                out[at + 3] = factor * points[from3 + n];
                at += stride;
            }
        }
        for (; j < columns; j++) {
            for (int n = 0; n < rows; n++) {
                out[n * stride + j] = factor * points[(first + j) * capacity + n];
            }
        }
    }

    @Override
    public void toCoordinates(
            double[] matrix, int stride, int rows, int columns, double[] points, int capacity, int first) {
        int j = 0;
        for (; j + 3 < columns; j += 4) {
            int to0 = (first + j) * capacity;
            int to1 = to0 + capacity;
            int to2 = to1 + capacity;
            int to3 = to2 + capacity;
            int at = j;
            for (int n = 0; n < rows; n++) {
                points[to0 + n] = matrix[at];
                points[to1 + n] = matrix[at + 1];
                points[to2 + n] = matrix[at + 2];
                points[to3 + n] = matrix[at + 3];
                at += stride;
            }
        }
        for (; j < columns; j++) {
            for (int n = 0; n < rows; n++) {
                points[(first + j) * capacity + n] = matrix[n * stride + j];
            }
        }
    }

    @Override
    public double squaredSum(double[] array, int from, int count) {
        // Four sums, since each waits for its last addition.
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int end = from + count;
        int i = from;
        for (; i + 3 < end; i += 4) {
            sum0 += array[i] * array[i];
            sum1 += array[i + 1] * array[i + 1];
            sum2 += array[i + 2] * array[i + 2];
            sum3 += array[i + 3] * array[i + 3];
        }
        for (; i < end; i++) {
            sum0 += array[i] * array[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    @Override
    public void adam(
            double[] parameters,
            double[] gradient,
            double[] moments,
            double[] squares,
            int from,
            int count,
            double scale,
            double rate,
            long step) {
        double correction = (rate / (1 - Math.pow(Adam.MEAN_DECAY, (double) step)));
        double squareCorrection = (1 / (1 - Math.pow(Adam.SQUARE_DECAY, (double) step)));
        double factor = scale;
        double decay = Adam.MEAN_DECAY;
        double gain = (1 - Adam.MEAN_DECAY);
        double squareDecay = Adam.SQUARE_DECAY;
        double squareGain = (1 - Adam.SQUARE_DECAY);
        double epsilon = Adam.EPSILON;
        for (int i = from; i < from + count; i++) {
            moments[i] = decay * moments[i] + gain * (factor * gradient[i]);
        }
        for (int i = from; i < from + count; i++) {
            squares[i] = squareDecay * squares[i] + squareGain * (factor * gradient[i]) * (factor * gradient[i]);
        }
        for (int i = from; i < from + count; i++) {
            double root = Math.sqrt(squares[i] * squareCorrection);
            parameters[i] -= correction * moments[i] / (root + epsilon);
        }
    }
}
