/** The one table of signatures: everything the language offers without declaring it. */
@NullMarked
package dev.anneal.catalogue;

import org.jspecify.annotations.NullMarked;
