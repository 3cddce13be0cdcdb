package dev.anneal.numerics.simd;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kernels in plain loops until Java has compiled those with vector instructions. Until then every one of their vectors is
 * an object, and a first step of training would take seconds. Both agree to the bit, so nobody sees the change but by its
 * speed. A thread that starts with the first product exercises the vectors, and ends when they have become the faster
 * ones.
 */
final class WarmingNetwork implements NetworkKernels<float[]> {
    /** Six, four and one. */
    private static final int ROWS = 11;

    /** Java compiles what is called often; what is called is short, therefore. */
    private static final int INNER = 32;

    /** Four, two and one vectors of sixteen numbers. */
    private static final int WIDTH = 112;

    /** So often in a row have the vectors to be the faster ones. */
    private static final int WINS = 50;

    /** The most attempts; where they are not enough, plain loops stay. */
    private static final int MOST_ATTEMPTS = 200_000;

    private final NetworkKernels<float[]> vectors;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile NetworkKernels<float[]> faster;

    WarmingNetwork(NetworkKernels<float[]> plain, NetworkKernels<float[]> vectors) {
        this.faster = plain;
        this.vectors = vectors;
    }

    private NetworkKernels<float[]> kernels() {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            Thread thread = new Thread(this::exercise, "anneal-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
        return faster;
    }

    private void exercise() {
        NetworkKernels<float[]> plain = faster;
        float[] a = new float[INNER * WIDTH];
        float[] b = new float[INNER * WIDTH];
        float[] c = new float[INNER * WIDTH];
        int wins = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && wins < WINS; attempt++) {
            // The first attempts find plain loops uncompiled too; those that count are the last ones.
            long plainTime = time(plain, a, b, c);
            long vectorTime = time(vectors, a, b, c);
            wins = vectorTime < plainTime ? wins + 1 : 0;
        }
        if (wins == WINS) {
            faster = vectors;
        }
    }

    /** Uses each part of the kernels, every kind of tile included. */
    private static long time(NetworkKernels<float[]> kernels, float[] a, float[] b, float[] c) {
        long start = System.nanoTime();
        kernels.multiply(a, 0, INNER, b, 0, WIDTH, c, 0, WIDTH, ROWS, INNER, WIDTH, false);
        kernels.multiplyTransposed(a, 0, INNER, b, 0, WIDTH, c, 0, WIDTH, ROWS, INNER, WIDTH, true);
        kernels.addRows(c, WIDTH, ROWS, a, 0, WIDTH);
        kernels.tanh(c, WIDTH);
        kernels.tanhGradient(c, a, WIDTH);
        kernels.add(c, a, WIDTH);
        return System.nanoTime() - start;
    }

    @Override
    public void product(
            float[] a,
            int aOffset,
            int aRow,
            int aInner,
            float[] b,
            int bOffset,
            int bStride,
            float[] c,
            int cOffset,
            int cStride,
            int rows,
            int inner,
            int width,
            boolean add) {
        kernels().product(a, aOffset, aRow, aInner, b, bOffset, bStride, c, cOffset, cStride, rows, inner, width, add);
    }

    @Override
    public void addRows(float[] matrix, int stride, int rows, float[] sums, int sumsOffset, int width) {
        kernels().addRows(matrix, stride, rows, sums, sumsOffset, width);
    }

    @Override
    public void add(float[] terms, float[] sums, int count) {
        kernels().add(terms, sums, count);
    }

    @Override
    public void tanh(float[] values, int count) {
        kernels().tanh(values, count);
    }

    @Override
    public void tanhGradient(float[] values, float[] gradients, int count) {
        kernels().tanhGradient(values, gradients, count);
    }
}
