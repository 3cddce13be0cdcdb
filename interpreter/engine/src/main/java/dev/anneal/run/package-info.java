/** What running a plan says while it works, and what it yields: fits, tables, charts, expectations, events. */
@NullMarked
package dev.anneal.run;

import org.jspecify.annotations.NullMarked;
