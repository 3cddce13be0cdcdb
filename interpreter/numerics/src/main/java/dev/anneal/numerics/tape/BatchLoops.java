package dev.anneal.numerics.tape;

/**
 * The operations of programs as loops over arrays; each is small, so that the compiler turns it into vector instructions
 * where it can. An output is none of its inputs.
 */
final class BatchLoops {
    private BatchLoops() {}

    static void add(double[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = a[i] + b[i];
        }
    }

    static void subtract(double[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = a[i] - b[i];
        }
    }

    static void multiply(double[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = a[i] * b[i];
        }
    }

    static void divide(double[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = a[i] / b[i];
        }
    }

    static void gatedProduct(double[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = a[i] == 0 ? 0 : a[i] * b[i];
        }
    }

    static void negate(double[] a, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = -a[i];
        }
    }

    static void abs(double[] a, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.abs(a[i]);
        }
    }

    static void sqrt(double[] a, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.sqrt(a[i]);
        }
    }

    static void exp(double[] a, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.exp(a[i]);
        }
    }

    static void log(double[] a, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.log(a[i]);
        }
    }

    static void tanh(double[] a, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.tanh(a[i]);
        }
    }

    static void sigmoid(double[] a, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Operation.sigmoid(a[i]);
        }
    }

    static void select(double[] condition, double[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = condition[i] != 0 ? a[i] : b[i];
        }
    }

    static void min(double[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.min(a[i], b[i]);
        }
    }

    static void max(double[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = Math.max(a[i], b[i]);
        }
    }

    /** The rare ones. */
    static void other(Operation operation, double[] a, double[] b, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = operation.of(a[i], b[i], 0);
        }
    }
}
