/**
 * Charts as small drawings of characters, for terminals: dots of Braille patterns and blocks where these can be shown, and
 * plain letters where not. Every line fits the terminal's width.
 */
@NullMarked
package dev.anneal.report.terminal;

import org.jspecify.annotations.NullMarked;
