/** Gaussian expectations of logistic and softmax functions, to a stated accuracy. */
@NullMarked
package dev.anneal.numerics.quadrature;

import org.jspecify.annotations.NullMarked;
