package dev.anneal.numerics.sampled;

import dev.anneal.numerics.Pace;
import java.util.Arrays;

/** Small dense matrices, row by row at an offset of an array, without allocation, at a pace. */
final class Triangles {
    private Triangles() {}

    /**
     * Replaces a symmetric matrix by its lower Cholesky factor.
     *
     * @return whether it is positive definite; if not, it is left half done
     */
    static boolean factor(double[] matrix, int from, int size, Pace pace) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[from + i * size + j];
                for (int l = 0; l < j; l++) {
                    sum -= matrix[from + i * size + l] * matrix[from + j * size + l];
                }
                if (i > j) {
                    matrix[from + i * size + j] = sum / matrix[from + j * size + j];
                } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                    matrix[from + i * size + i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
            Arrays.fill(matrix, from + i * size + i + 1, from + (i + 1) * size, 0);
            pace.spend((long) i * i / 2);
        }
        return true;
    }

    /** Writes the inverse of a lower triangular matrix. */
    static void invert(double[] lower, int from, int size, double[] out, int to, Pace pace) {
        Arrays.fill(out, to, to + size * size, 0);
        for (int j = 0; j < size; j++) {
            out[to + j * size + j] = 1 / lower[from + j * size + j];
            for (int i = j + 1; i < size; i++) {
                double sum = 0;
                for (int l = j; l < i; l++) {
                    sum -= lower[from + i * size + l] * out[to + l * size + j];
                }
                out[to + i * size + j] = sum / lower[from + i * size + i];
            }
            pace.spend((long) (size - j) * (size - j) / 2);
        }
    }

    /** Writes the product of a square matrix with a lower triangular one. */
    static void timesLower(
            double[] left, int leftFrom, double[] lower, int lowerFrom, int size, double[] out, Pace pace) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double sum = 0;
                for (int l = j; l < size; l++) {
                    sum += left[leftFrom + i * size + l] * lower[lowerFrom + l * size + j];
                }
                out[i * size + j] = sum;
            }
            pace.spend((long) size * size / 2);
        }
    }

    /** Writes a matrix times its transposed. */
    static void square(double[] matrix, int size, double[] out, int to, Pace pace) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int l = 0; l < size; l++) {
                    sum += matrix[i * size + l] * matrix[j * size + l];
                }
                out[to + i * size + j] = sum;
                out[to + j * size + i] = sum;
            }
            pace.spend((long) i * size);
        }
    }
}
