/** RealNVP normalizing flows: their forward, backward and inverse passes, and annealed training with Adam. */
@NullMarked
package dev.anneal.numerics.flow;

import org.jspecify.annotations.NullMarked;
