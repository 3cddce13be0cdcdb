/** Random streams that depend on what they are for and on nothing else. */
@NullMarked
package dev.anneal.numerics.random;

import org.jspecify.annotations.NullMarked;
