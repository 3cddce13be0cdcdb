package dev.anneal.numerics.simd;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process computes with vector instructions, and if not, why not. Decided when it is first asked for, by
 * computing something with them. Immutable.
 *
 * <p>Vector instructions are in the module {@code jdk.incubator.vector}, which Java leaves out unless it is told
 * otherwise, and {@code --add-modules} has Java warn on the standard error at every start. So the module is loaded when
 * it is first needed, by the function that Java itself uses for modules such as {@code java.instrument}; that takes
 * {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED}, which the command has in the manifest of its jar.
 * Without either option everything works with plain loops.
 */
public final class Simd {

    /** The system property that chooses: {@code plain} forbids vector instructions. */
    public static final String PROPERTY = "anneal.simd";

    private static final String MODULE = "jdk.incubator.vector";

    private final @Nullable String obstacle;

    private Simd(@Nullable String obstacle) {
        this.obstacle = obstacle;
    }

    /** What this process uses. */
    public static Simd active() {
        return Holder.ACTIVE;
    }

    /** Whether vector instructions are used. */
    public boolean usesVectors() {
        return obstacle == null;
    }

    /** What is used, and why if it is not vector instructions; one line for people. */
    public String description() {
        return obstacle == null ? "vector instructions" : "plain loops, since " + obstacle;
    }

    /**
     * One of two implementations of the same kernels.
     *
     * @param kernels their interface
     * @param plain the one in plain loops
     * @param vectorClass the name of the class of the other one, which has a constructor without parameters
     */
    public <K> K choose(Class<K> kernels, K plain, String vectorClass) {
        if (obstacle != null) {
            return plain;
        }
        try {
            return instance(kernels, vectorClass);
        } catch (ReflectiveOperationException | LinkageError broken) {
            // The module works, as the probe has shown: the class itself is missing or broken.
            throw new IllegalStateException("no vector kernels in " + vectorClass, broken);
        }
    }

    private static <K> K instance(Class<K> kernels, String vectorClass) throws ReflectiveOperationException {
        return kernels.cast(Class.forName(vectorClass).getDeclaredConstructor().newInstance());
    }

    private static Simd probe() {
        if ("plain".equals(System.getProperty(PROPERTY))) {
            return new Simd("-D" + PROPERTY + "=plain asks for them");
        }
        String machine = System.getProperty("java.vm.info", "");
        if (!machine.contains("mixed mode") || machine.contains("emulated-client")) {
            return new Simd("this Java machine does not optimise (" + machine + ")");
        }
        try {
            if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
                loadModule();
            }
            ArrayKernels vector = instance(ArrayKernels.class, ArrayKernels.VECTOR_CLASS);
            double[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
            double[] out = new double[x.length];
            vector.polynomial(new double[] {1, 0, 2}, x, out, x.length);
            return new Simd(out[16] == 513 ? null : "they compute wrongly here");
        } catch (InvocationTargetException failed) {
            return new Simd(MODULE + " fails: " + failed.getCause());
        } catch (ReflectiveOperationException | LinkageError missing) {
            return new Simd(MODULE + " is not available: " + missing);
        }
    }

    private static void loadModule() throws ReflectiveOperationException {
        Class.forName("jdk.internal.module.Modules")
                .getMethod("loadModule", String.class)
                .invoke(null, MODULE);
    }

    /** Java initialises it when it is first used, once. */
    private static final class Holder {
        private static final Simd ACTIVE = probe();
    }
}
