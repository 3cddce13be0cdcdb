/** Tests of plans and of their form as bytes. */
@NullMarked
package dev.anneal.plan;

import org.jspecify.annotations.NullMarked;
