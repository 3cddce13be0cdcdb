/** Theory of mode collapse for two components on two symmetric modes: rates, and the probability without sampling. */
@NullMarked
package dev.anneal.numerics.collapse;

import org.jspecify.annotations.NullMarked;
