/**
 * Charts written directly as SVG. The same chart always gives the same bytes, on every machine and in every locale, so
 * that a chart can be compared, cached and pinned in a test. Nothing here knows the language or the engine.
 */
@NullMarked
package dev.anneal.report.chart;

import org.jspecify.annotations.NullMarked;
