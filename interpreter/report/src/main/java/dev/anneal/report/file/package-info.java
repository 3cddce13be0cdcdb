/** Files that a script saves: which form writes what. */
@NullMarked
package dev.anneal.report.file;

import org.jspecify.annotations.NullMarked;
