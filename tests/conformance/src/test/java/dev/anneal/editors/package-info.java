/** Tests of what stands in {@code grammar/editors}, and the small TextMate engine that they need. */
@NullMarked
package dev.anneal.editors;

import org.jspecify.annotations.NullMarked;
