/** Mathematics only: a plain Java library that knows nothing of the language. */
@NullMarked
package dev.anneal.numerics;

import org.jspecify.annotations.NullMarked;
