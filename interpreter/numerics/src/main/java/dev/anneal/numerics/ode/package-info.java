/** Integration of many independent trajectories at once, each with its own step control. */
@NullMarked
package dev.anneal.numerics.ode;

import org.jspecify.annotations.NullMarked;
