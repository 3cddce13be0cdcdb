/** Tests of the theory of collapse. */
@NullMarked
package dev.anneal.numerics.collapse;

import org.jspecify.annotations.NullMarked;
