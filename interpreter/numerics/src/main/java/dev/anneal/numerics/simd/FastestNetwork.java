package dev.anneal.numerics.simd;

/** Holds the choice; Java makes it when it is first needed. */
final class FastestNetwork {
    @SuppressWarnings("unchecked") // The class of that name is of this type.
    static final NetworkKernels<float[]> FLOATS =
            Simd.active().choose(NetworkKernels.class, NetworkKernels.plainFloats(), NetworkKernels.VECTOR_CLASS);

    private FastestNetwork() {}
}
