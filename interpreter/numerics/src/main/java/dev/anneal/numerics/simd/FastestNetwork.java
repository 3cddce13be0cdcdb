package dev.anneal.numerics.simd;

/** Holds the choice; Java makes it when it is first needed. */
final class FastestNetwork {
    /** The kernels with vector instructions, where there are such. */
    @SuppressWarnings("unchecked") // The class of that name is of this type.
    static final NetworkKernels<float[]> COMPILED =
            Simd.active().choose(NetworkKernels.class, NetworkKernels.plainFloats(), NetworkKernels.VECTOR_CLASS);

    /** The faster ones, whichever these are at the moment. */
    static final NetworkKernels<float[]> FLOATS =
            Simd.active().usesVectors() ? new WarmingNetwork(NetworkKernels.plainFloats(), COMPILED) : COMPILED;

    private FastestNetwork() {}
}
