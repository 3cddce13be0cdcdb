/** From text to a tree with spans. The only package that touches ANTLR's types. */
@NullMarked
package dev.anneal.syntax;

import org.jspecify.annotations.NullMarked;
