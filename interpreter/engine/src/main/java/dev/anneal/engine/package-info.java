/** Executes plans: binds the catalogue to numerics, runs fits in chunks over one pool, evaluates outputs in order. */
@NullMarked
package dev.anneal.engine;

import org.jspecify.annotations.NullMarked;
