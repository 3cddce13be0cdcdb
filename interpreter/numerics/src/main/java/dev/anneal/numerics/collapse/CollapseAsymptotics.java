package dev.anneal.numerics.collapse;

import dev.anneal.numerics.mixture.MixtureMeasurement;
import dev.anneal.numerics.schedule.Schedule;

/**
 * The probability of collapse in the limit of small overlaps (Anneal's mathematics, "The sharp formula"): the flow is
 * linear until the alignment, from its typical start, leaves the origin at t*. By then separation has won a factor
 * exp(Lambda) over it, with Lambda the integral of {@code mmse(D/s)/s} up to t*, so a fit collapses if it started smaller
 * by more than that: P is about (2/pi) arctan(exp(-Lambda)).
 */
public final class CollapseAsymptotics {

    /** Steps of the classical Runge–Kutta method, shared among the pieces between kinks. */
    private static final int STEPS = 4000;

    private final TwoModes problem;
    private final Schedule schedule;

    private CollapseAsymptotics(TwoModes problem, Schedule schedule) {
        this.problem = problem;
        this.schedule = schedule;
    }

    /**
     * The leading order of the probability. The alignment starts at its root mean square, and has left the origin when
     * the coverage would count as collapsed by it alone; if that is not before the horizon, nothing has collapsed and the
     * probability is 0.
     *
     * @param horizon from 0 to {@value CollapseProbability#LONGEST}
     */
    public static double of(TwoModes problem, Schedule schedule, double horizon) {
        return new CollapseAsymptotics(problem, schedule).probability(horizon);
    }

    /** Integrates log a, Lambda and log D from their typical starts. */
    private double probability(double horizon) {
        double[] state = {
            0.5 * Math.log(0.5 * problem.squaredDistance()) + Math.log(problem.initialDeviation()),
            0,
            Math.log(problem.initialSpread())
        };
        double[] kinks = schedule.kinks(horizon);
        double begin = 0;
        for (int piece = 0; piece <= kinks.length; piece++) {
            double end = piece < kinks.length ? kinks[piece] : horizon;
            int steps = Math.max(8, (int) Math.ceil(STEPS * (end - begin) / horizon));
            double step = (end - begin) / steps;
            for (int i = 0; i < steps; i++) {
                double time = begin + i * step;
                if (hasLeft(state, time)) {
                    return 2 / Math.PI * Math.atan(Math.exp(-state[1]));
                }
                advance(state, time, step, end);
            }
            begin = end;
        }
        return hasLeft(state, horizon) ? 2 / Math.PI * Math.atan(Math.exp(-state[1])) : 0;
    }

    private boolean hasLeft(double[] state, double time) {
        double overlap = Math.exp(state[0]);
        double deviation = Math.sqrt(problem.variance(schedule.beta(time)) * problem.squaredDistance());
        return overlap * ModePull.exact(overlap, deviation) > MixtureMeasurement.DEFAULT_THRESHOLD;
    }

    private void advance(double[] state, double time, double step, double end) {
        double[] first = rates(state, state, 0, time);
        double[] second = rates(state, first, 0.5 * step, time + 0.5 * step);
        double[] third = rates(state, second, 0.5 * step, time + 0.5 * step);
        double last = time + step >= end ? Math.nextDown(end) : time + step;
        double[] fourth = rates(state, third, step, last);
        for (int i = 0; i < state.length; i++) {
            state[i] += step / 6 * (first[i] + 2 * second[i] + 2 * third[i] + fourth[i]);
        }
    }

    private double[] rates(double[] state, double[] slope, double step, double time) {
        double beta = schedule.beta(time);
        double spread = Math.exp(state[2] + step * slope[2]);
        GrowthRates rates = GrowthRates.at(problem, beta, spread);
        return new double[] {rates.alignment(), rates.difference(), 2 * (rates.difference() - problem.mobility() * beta)
        };
    }
}
