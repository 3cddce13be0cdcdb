/**
 * A session at a prompt, without a terminal: what someone types goes in, what there is to say about it comes out
 * ({@link dev.anneal.repl.Reply}). The declarations of a session are one script, which grows; each statement is checked
 * against it and run with what it depends on, and fits that have been made are not made again.
 */
@NullMarked
package dev.anneal.repl;

import org.jspecify.annotations.NullMarked;
