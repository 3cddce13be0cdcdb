package dev.anneal.benchmarks;

import dev.anneal.numerics.simd.NetworkKernels;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The products of a coupling's network for a chunk of 128 samples, in single precision; products per second, of
 * {@code 2 · 128 · inner · width} operations each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworkProductBenchmark {

    private static final int ROWS = 128;

    /** The inner index's range and the width. */
    @Param({"32x128", "128x128", "128x64"})
    public String shape = "128x128";

    @Param({"vector", "plain"})
    public String kernels = "vector";

    private NetworkKernels<float[]> products = NetworkKernels.plainFloats();
    private int inner;
    private int width;
    private float[] left = {};
    private float[] right = {};
    private float[] product = {};

    @Setup
    public void prepare() {
        products = kernels.equals("vector") ? NetworkKernels.floats() : NetworkKernels.plainFloats();
        inner = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
        width = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
        SplittableRandom random = new SplittableRandom(0);
        left = uniform(random, ROWS * inner);
        right = uniform(random, inner * width);
        product = new float[ROWS * width];
    }

    private static float[] uniform(SplittableRandom random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    /** With packed weights, as training has them. */
    @Benchmark
    public float[] forward() {
        products.packedProduct(left, 0, inner, right, 0, product, 0, width, ROWS, inner, width, null, 0, 0);
        return product;
    }

    /** The gradient of the weights of a layer width × inner: the batch is the inner index. */
    @Benchmark
    public float[] transposed() {
        products.product(product, 0, 1, width, left, 0, inner, right, 0, inner, width, ROWS, inner, null, 0, 0);
        return right;
    }
}
