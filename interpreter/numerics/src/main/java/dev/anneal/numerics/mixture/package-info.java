/** Gradient flow of Gaussian mixtures on Gaussian mixtures, and the measures of mode collapse. */
@NullMarked
package dev.anneal.numerics.mixture;

import org.jspecify.annotations.NullMarked;
