/** Reports: a run as one HTML page that needs nothing beside it, with charts to point at and tables to sort. */
@NullMarked
package dev.anneal.report.page;

import org.jspecify.annotations.NullMarked;
