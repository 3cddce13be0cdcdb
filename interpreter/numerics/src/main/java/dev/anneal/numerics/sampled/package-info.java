/** Flows of Gaussian mixtures to any density with a gradient, whose expectations are sampled. */
@NullMarked
package dev.anneal.numerics.sampled;

import org.jspecify.annotations.NullMarked;
