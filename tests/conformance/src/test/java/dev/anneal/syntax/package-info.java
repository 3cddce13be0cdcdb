/** Tests of the grammar that need the steps between text and tree. */
@NullMarked
package dev.anneal.syntax;

import org.jspecify.annotations.NullMarked;
