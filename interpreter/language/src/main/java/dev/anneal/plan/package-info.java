/** What will be executed, as closed data: fit templates, fit specifications, and their canonical form. */
@NullMarked
package dev.anneal.plan;

import org.jspecify.annotations.NullMarked;
