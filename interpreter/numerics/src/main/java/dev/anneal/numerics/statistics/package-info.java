/** What samples say about what they were drawn from: intervals and standard errors. */
@NullMarked
package dev.anneal.numerics.statistics;

import org.jspecify.annotations.NullMarked;
