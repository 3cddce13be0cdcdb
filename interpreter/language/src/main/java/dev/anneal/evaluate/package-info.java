/** The one evaluator, for constants, clauses, rows and assertions. */
@NullMarked
package dev.anneal.evaluate;

import org.jspecify.annotations.NullMarked;
