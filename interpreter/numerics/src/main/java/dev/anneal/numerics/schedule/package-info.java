/** Annealing schedules: the inverse temperature as a function of time. */
@NullMarked
package dev.anneal.numerics.schedule;

import org.jspecify.annotations.NullMarked;
