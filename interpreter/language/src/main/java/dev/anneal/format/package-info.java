/** One style for scripts: from a text to the same text, well laid out. */
@NullMarked
package dev.anneal.format;

import org.jspecify.annotations.NullMarked;
