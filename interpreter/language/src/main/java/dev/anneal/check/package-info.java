/** From the tree to a checked model: names, types and dimensions, all errors in one pass. */
@NullMarked
package dev.anneal.check;

import org.jspecify.annotations.NullMarked;
