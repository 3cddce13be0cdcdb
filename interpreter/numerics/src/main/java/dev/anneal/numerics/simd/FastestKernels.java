package dev.anneal.numerics.simd;

/** Holds the choice; Java makes it when it is first needed. */
final class FastestKernels {

    static final ArrayKernels INSTANCE =
            Simd.active().choose(ArrayKernels.class, ArrayKernels.plain(), ArrayKernels.VECTOR_CLASS);

    private FastestKernels() {}
}
