/** Script texts and places in them. */
@NullMarked
package dev.anneal.source;

import org.jspecify.annotations.NullMarked;
