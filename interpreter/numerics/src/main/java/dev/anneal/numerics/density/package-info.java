/** Densities and what they are made of. */
@NullMarked
package dev.anneal.numerics.density;

import org.jspecify.annotations.NullMarked;
