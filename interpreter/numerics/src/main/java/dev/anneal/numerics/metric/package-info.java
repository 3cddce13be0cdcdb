/** What samples tell of a fit: evidence, effective sample size, mode mass. */
@NullMarked
package dev.anneal.numerics.metric;

import org.jspecify.annotations.NullMarked;
