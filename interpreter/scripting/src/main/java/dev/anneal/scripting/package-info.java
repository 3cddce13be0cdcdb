/**
 * Scripts by way of {@code javax.script} (JSR-223): {@code new ScriptEngineManager().getEngineByName("anneal")}. What is
 * bound gives the script its inputs, and what it yields is a map of its names.
 */
@NullMarked
package dev.anneal.scripting;

import org.jspecify.annotations.NullMarked;
