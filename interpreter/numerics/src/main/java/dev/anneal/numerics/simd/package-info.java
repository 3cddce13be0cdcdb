/**
 * Kernels over flat arrays in two forms: plain loops, and vector instructions through {@code jdk.incubator.vector}.
 *
 * <p>{@link dev.anneal.numerics.simd.Simd} decides once which of them a process uses. {@code VectorKernels} and whatever
 * else names a class of the incubator module is compiled by itself (see the module's {@code pom.xml}) and is reached by
 * name only, so that everything works where the module is missing.
 */
@NullMarked
package dev.anneal.numerics.simd;

import org.jspecify.annotations.NullMarked;
