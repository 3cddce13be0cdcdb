/** Writing JSON. */
@NullMarked
package dev.anneal.json;

import org.jspecify.annotations.NullMarked;
