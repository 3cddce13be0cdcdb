package dev.anneal.run;

import java.time.Duration;

/**
 * How far a run of a plan is.
 *
 * @param fitsDone the fits that are finished
 * @param fitsTotal all fits
 * @param fitsFailed the finished fits without a result
 * @param fraction the part of all work that is done, from 0 to 1
 * @param elapsed the time since it began
 * @param note what is worth telling already, such as a measure of the cell of a sweep that was finished last; or empty
 */
public record Progress(
        long fitsDone, long fitsTotal, long fitsFailed, double fraction, Duration elapsed, String note) {}
