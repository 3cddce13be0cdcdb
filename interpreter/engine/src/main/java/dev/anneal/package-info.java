/**
 * The embedding API: {@link dev.anneal.Anneal} compiles a script, a compilation is prepared with inputs, and a plan is
 * run.
 */
@NullMarked
package dev.anneal;

import org.jspecify.annotations.NullMarked;
