/** User functions as closed graphs of primitives, ready for numerical kernels. */
@NullMarked
package dev.anneal.tape;

import org.jspecify.annotations.NullMarked;
