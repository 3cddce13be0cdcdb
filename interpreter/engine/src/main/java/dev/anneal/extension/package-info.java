/**
 * What a host adds to the language: densities, schedules and metrics that are written in Java. An {@link
 * dev.anneal.extension.Extension} declares each in the language, with its documentation, and says how it is computed;
 * from then on checker, completion and error messages know it as they know what the language has itself.
 *
 * <p>A host promises two things. What it computes is a function of the arguments alone, and the extension's version changes
 * whenever that function does: both are part of the identity under which fits are kept. And what it hands over may be used
 * by several threads at once.
 */
@NullMarked
package dev.anneal.extension;

import org.jspecify.annotations.NullMarked;
