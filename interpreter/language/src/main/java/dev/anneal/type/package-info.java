/** Types and dimensions of the language's values. */
@NullMarked
package dev.anneal.type;

import org.jspecify.annotations.NullMarked;
