/** Tests of the language and of the interpreter as a whole, written down as snippets with their expected output. */
@NullMarked
package dev.anneal.conformance;

import org.jspecify.annotations.NullMarked;
