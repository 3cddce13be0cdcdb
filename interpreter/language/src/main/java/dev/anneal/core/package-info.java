/** The small, typed, desugared form that is evaluated and planned; no syntax is left but spans. */
@NullMarked
package dev.anneal.core;

import org.jspecify.annotations.NullMarked;
