package dev.anneal.numerics.flow;

import dev.anneal.numerics.simd.NetworkKernels;
import java.util.Arrays;

/**
 * Numbers of single precision, in loops that the compiler makes vector instructions of. {@link DoubleNumbers} is the same
 * in double precision, with Java's own elementary functions.
 */
final class FloatNumbers implements Numbers<float[]> {
    static final FloatNumbers INSTANCE = new FloatNumbers();

    private static final int TRANSPOSED_AT_ONCE = 256;

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
        // Columns whose lines of the result stay in the first-level cache, and four rows at a time: each line is a few
        // of them.
        for (int block = 0; block < columns; block += TRANSPOSED_AT_ONCE) {
            int end = Math.min(columns, block + TRANSPOSED_AT_ONCE);
            int i = 0;
            for (; i + 3 < rows; i += 4) {
                int row0 = offset + i * stride;
                int row1 = row0 + stride;
                int row2 = row1 + stride;
                int row3 = row2 + stride;
                int at = outOffset + block * outStride + i;
                for (int j = block; j < end; j++) {
                    out[at] = matrix[row0 + j];
                    out[at + 1] = matrix[row1 + j];
                    out[at + 2] = matrix[row2 + j];
                    out[at + 3] = matrix[row3 + j];
                    at += outStride;
                }
            }
            for (; i < rows; i++) {
                for (int j = block; j < end; j++) {
                    out[outOffset + j * outStride + i] = matrix[offset + i * stride + j];
                }
            }
        }
    }

    @Override
    public void addRowSums(float[] values, int stride, int rows, int columns, double factor, double[] sums) {
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
    public void addSquaredRowSums(float[] matrix, int columns, int rows, double factor, double[] sums) {
        int stride = NetworkKernels.stride(columns);
        for (int n = 0; n < rows; n++) {
            sums[n] += factor * squaredSum(matrix, n * stride, columns);
        }
    }

    @Override
    public void fromClose(float[] close, int columns, int rows, float[] out) {
        int stride = NetworkKernels.stride(columns);
        if (stride == columns) {
            System.arraycopy(close, 0, out, 0, rows * columns);
            return;
        }
        for (int n = 0; n < rows; n++) {
            System.arraycopy(close, n * columns, out, n * stride, columns);
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
            float[] bent,
            float[] factor,
            float[] x,
            float[] scales) {
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
            double[] points, int capacity, int first, int columns, int rows, double factor, float[] out, int stride) {
        int j = 0;
        // Four at a time: each row of the matrix is a few cache lines, which are passed once for all of them.
        for (; j + 3 < columns; j += 4) {
            int from0 = (first + j) * capacity;
            int from1 = from0 + capacity;
            int from2 = from1 + capacity;
            int from3 = from2 + capacity;
            int at = j;
            for (int n = 0; n < rows; n++) {
                out[at] = (float) (factor * points[from0 + n]);
                out[at + 1] = (float) (factor * points[from1 + n]);
                out[at + 2] = (float) (factor * points[from2 + n]);
                out[at + 3] = (float) (factor * points[from3 + n]);
                at += stride;
            }
        }
        for (; j < columns; j++) {
            for (int n = 0; n < rows; n++) {
                out[n * stride + j] = (float) (factor * points[(first + j) * capacity + n]);
            }
        }
    }

    @Override
    public void toCoordinates(
            float[] matrix, int stride, int rows, int columns, double[] points, int capacity, int first) {
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
    public double squaredSum(float[] array, int from, int count) {
        // Eight sums, since each waits for its last addition.
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        double sum5 = 0;
        double sum6 = 0;
        double sum7 = 0;
        int end = from + count;
        int i = from;
        for (; i + 7 < end; i += 8) {
            sum0 += (double) array[i] * array[i];
            sum1 += (double) array[i + 1] * array[i + 1];
            sum2 += (double) array[i + 2] * array[i + 2];
            sum3 += (double) array[i + 3] * array[i + 3];
            sum4 += (double) array[i + 4] * array[i + 4];
            sum5 += (double) array[i + 5] * array[i + 5];
            sum6 += (double) array[i + 6] * array[i + 6];
            sum7 += (double) array[i + 7] * array[i + 7];
        }
        for (; i < end; i++) {
            sum0 += (double) array[i] * array[i];
        }
        return sum0 + sum1 + (sum2 + sum3) + (sum4 + sum5 + (sum6 + sum7));
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
