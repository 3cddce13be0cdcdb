/** What is fast has a benchmark here, on the problems of the programs in {@code peers}. */
@NullMarked
package dev.anneal.benchmarks;

import org.jspecify.annotations.NullMarked;
