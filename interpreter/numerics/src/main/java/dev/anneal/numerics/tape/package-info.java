/** User functions as closed straight-line programs over doubles. */
@NullMarked
package dev.anneal.numerics.tape;

import org.jspecify.annotations.NullMarked;
