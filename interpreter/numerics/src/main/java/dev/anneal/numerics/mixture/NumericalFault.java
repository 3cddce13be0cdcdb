package dev.anneal.numerics.mixture;

/**
 * Why a run could not be integrated to its horizon.
 *
 * @param what the kind of fault in a few words
 * @param time the time of the last good state
 * @param beta the inverse temperature there
 * @param detail one sentence with the numbers
 */
public record NumericalFault(String what, double time, double beta, String detail) {}
