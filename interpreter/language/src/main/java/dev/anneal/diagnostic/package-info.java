/** What is wrong with a script, where, and the way out: data first, text for people second. */
@NullMarked
package dev.anneal.diagnostic;

import org.jspecify.annotations.NullMarked;
