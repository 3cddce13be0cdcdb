/**
 * References: what scripts, modules and the language itself offer, from their {@code ///} comments. {@link
 * dev.anneal.reference.LibraryReference} and {@link dev.anneal.reference.ScriptReference} gather pages as data; {@link
 * dev.anneal.reference.MarkdownReference} and {@link dev.anneal.reference.HtmlReference} write them. The same source gives
 * the same text, to the byte.
 */
@NullMarked
package dev.anneal.reference;

import org.jspecify.annotations.NullMarked;
