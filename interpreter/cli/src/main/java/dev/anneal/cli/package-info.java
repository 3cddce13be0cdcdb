/** The {@code anneal} command: options, exit codes, and what goes to which stream. */
@NullMarked
package dev.anneal.cli;

import org.jspecify.annotations.NullMarked;
