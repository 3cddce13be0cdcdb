/** Results for people: summaries of fits, tables as text, charts as SVG. */
@NullMarked
package dev.anneal.report;

import org.jspecify.annotations.NullMarked;
