package dev.anneal.numerics.density;

/**
 * The density of points on the plane, estimated on a regular grid: counts in its cells, smoothed by a Gaussian kernel whose
 * standard deviation is a fixed number of cells. A width of its own for the kernel, and none that follows from the spread
 * of the points: theirs is the distance of their modes, which a kernel must not blur.
 */
public final class KernelEstimate {
    /** The standard deviation of the kernel, in cells. */
    private static final double WIDTH = 2.5;

    private static final int REACH = (int) Math.ceil(4 * WIDTH);

    private KernelEstimate() {}

    /**
     * The logarithm of the estimate at each point of a grid; negative infinity where no point is near.
     *
     * @param points row by row, two numbers each; those outside the grid count, but are nowhere
     * @param x the columns of the grid, rising and evenly spaced, at least two
     * @param y its rows, likewise
     * @return a row for each {@code y}
     */
    public static double[][] logs(double[] points, double[] x, double[] y) {
        double[][] counts = new double[y.length][x.length];
        double cellWidth = x[1] - x[0];
        double cellHeight = y[1] - y[0];
        int total = points.length / 2;
        for (int n = 0; n < total; n++) {
            double column = Math.rint((points[2 * n] - x[0]) / cellWidth);
            double row = Math.rint((points[2 * n + 1] - y[0]) / cellHeight);
            if (column >= 0 && column < x.length && row >= 0 && row < y.length) {
                counts[(int) row][(int) column]++;
            }
        }
        double[] kernel = kernel();
        double[][] smooth = transposed(smoothed(transposed(smoothed(counts, kernel)), kernel));
        for (double[] row : smooth) {
            for (int column = 0; column < row.length; column++) {
                row[column] = Math.log(row[column] / (total * cellWidth * cellHeight));
            }
        }
        return smooth;
    }

    private static double[] kernel() {
        double[] kernel = new double[2 * REACH + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - REACH) / WIDTH;
            kernel[i] = Math.exp(-0.5 * distance * distance);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    /** Each row convolved with the kernel. */
    private static double[][] smoothed(double[][] rows, double[] kernel) {
        double[][] smooth = new double[rows.length][rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int from = 0; from < rows[row].length; from++) {
                double count = rows[row][from];
                if (count != 0) {
                    int first = Math.max(0, from - REACH);
                    int last = Math.min(smooth[row].length - 1, from + REACH);
                    for (int to = first; to <= last; to++) {
                        smooth[row][to] += count * kernel[to - from + REACH];
                    }
                }
            }
        }
        return smooth;
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }
}
