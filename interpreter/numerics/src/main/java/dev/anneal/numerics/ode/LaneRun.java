package dev.anneal.numerics.ode;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Checkpoint.Verdict;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.ode.LaneOutcome.Ending;
import dev.anneal.numerics.ode.LaneOutcome.Kind;
import dev.anneal.numerics.ode.LaneOutcome.LaneFault;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link LaneIntegrator}: it fills the block with lanes, attempts steps, accepts or rejects each lane's own,
 * delivers records, and puts a waiting lane into the place of a finished one. One thread owns it.
 */
final class LaneRun {

    /** Safety, and the bounds by which one step may differ from the last (Hairer, Nørsett and Wanner, section II.4). */
    private static final double SAFETY = 0.9;

    private static final double SMALLEST_FACTOR = 0.2;
    private static final double LARGEST_FACTOR = 6;
    private static final double FIRST_STEP = 0.05;

    private final ButcherTableau tableau;
    private final StepControl control;
    private final LaneSystem system;
    private final LaneBlock block;
    private final DenseOutput dense;
    private final double[][] starts;
    private final double begin;
    private final double end;
    private final double[] stops;
    private final double[] records;
    private final LaneObserver observer;
    private final @Nullable LaneOutcome[] outcomes;

    private double progress;
    private int lanes;
    private int waiting;
    private int finished;
    private final int[] id;
    private final int[] nextStop;
    private final int[] nextRecord;
    private final int[] accepted;
    private final int[] attempts;
    private final double[] proposal;
    private final boolean[] fresh;
    private final boolean[] first;
    private final boolean[] rejected;
    private final Arrivals arrivals;
    private final int[] denseLane;
    private final double[] state;

    LaneRun(
            ButcherTableau tableau,
            StepControl control,
            LaneSystem system,
            int stride,
            double[][] starts,
            double begin,
            double end,
            double[] kinks,
            double[] records,
            LaneObserver observer) {
        this.tableau = tableau;
        this.control = control;
        this.system = system;
        this.starts = starts;
        this.begin = begin;
        this.end = end;
        this.stops = stops(kinks, begin, end);
        this.records = records;
        this.observer = observer;
        block = new LaneBlock(tableau, system, control.tolerance(), stride);
        dense = new DenseOutput(tableau, system, records.length > 0 ? stride : 0);
        outcomes = new LaneOutcome[starts.length];
        id = new int[stride];
        nextStop = new int[stride];
        nextRecord = new int[stride];
        accepted = new int[stride];
        attempts = new int[stride];
        proposal = new double[stride];
        fresh = new boolean[stride];
        first = new boolean[stride];
        rejected = new boolean[stride];
        arrivals = new Arrivals(system.rising(), stride);
        denseLane = new int[stride];
        state = new double[block.variables];
    }

    private static double[] stops(double[] kinks, double begin, double end) {
        double[] inside = Arrays.stream(kinks)
                .filter(kink -> kink > begin && kink < end)
                .sorted()
                .distinct()
                .toArray();
        double[] stops = Arrays.copyOf(inside, inside.length + 1);
        stops[inside.length] = end;
        return stops;
    }

    LaneOutcome[] run(Checkpoint checkpoint) {
        Checkpoint current = fraction -> checkpoint.poll(progress);
        system.interruptible(current);
        try {
            integrate(current);
            return complete();
        } catch (Interruption interruption) {
            return interrupted(interruption.verdict() == Verdict.FINISH ? Ending.STOPPED : Ending.ABANDONED);
        }
    }

    private void integrate(Checkpoint checkpoint) {
        for (int lane = 0; lane < block.stride && waiting < starts.length; lane++) {
            lanes = lane + 1;
            load(lane);
        }
        retireFinished();
        while (lanes > 0) {
            progress = progress();
            Interruption.check(checkpoint);
            block.firstStages(fresh, lanes);
            chooseSteps();
            if (lanes > 0) {
                block.attempt(lanes);
                arrivals.find(block, lanes);
                deliverInside();
                block.advance();
                settle();
            }
        }
    }

    private LaneOutcome[] complete() {
        LaneOutcome[] complete = new LaneOutcome[outcomes.length];
        for (int lane = 0; lane < complete.length; lane++) {
            LaneOutcome outcome = outcomes[lane];
            if (outcome == null) {
                throw new IllegalStateException("Lane " + lane + " has no outcome.");
            }
            complete[lane] = outcome;
        }
        return complete;
    }

    private double progress() {
        double passed = 0;
        for (int lane = 0; lane < lanes; lane++) {
            passed += block.time[lane] - begin;
        }
        // The interval is not empty: its lanes would have been retired at once.
        return Math.min(1, (finished + passed / (end - begin)) / starts.length);
    }

    /** Puts the next waiting start into a place. */
    private void load(int lane) {
        int next = waiting++;
        id[lane] = next;
        block.load(lane, starts[next], begin);
        nextStop[lane] = 0;
        nextRecord[lane] = 0;
        while (nextRecord[lane] < records.length && records[nextRecord[lane]] < begin) {
            nextRecord[lane]++;
        }
        accepted[lane] = 0;
        attempts[lane] = 0;
        proposal[lane] = Double.NaN;
        fresh[lane] = true;
        first[lane] = true;
        rejected[lane] = false;
        arrivals.forget(lane);
        deliverAt(lane);
    }

    /** Retires the lanes that have nothing to do because the interval is empty. */
    private void retireFinished() {
        for (int lane = lanes - 1; lane >= 0; lane--) {
            while (lane < lanes && block.time[lane] >= end) {
                retire(lane, Ending.COMPLETED, null);
            }
        }
    }

    /** Decides each lane's step: its own proposal, cut so that it ends at the next stop exactly. */
    private void chooseSteps() {
        for (int lane = lanes - 1; lane >= 0; lane--) {
            fresh[lane] = false;
            while (lane < lanes && first[lane] && !proposeFirst(lane)) {
                retire(lane, Ending.FAILED, new LaneFault(Kind.NON_FINITE, "The first derivative is not finite."));
                if (lane < lanes && fresh[lane]) {
                    block.firstStages(fresh, lanes);
                    fresh[lane] = false;
                }
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            double stop = stops[nextStop[lane]];
            double remaining = stop - block.time[lane];
            double step = arrivals.shortened(lane, proposal[lane]);
            // A fixed step may stretch by a billionth, an adaptive one by a hundredth, rather than leave a sliver.
            double reach = tableau.adaptive() ? 1.01 : 1 + 1e-9;
            if (step * reach >= remaining) {
                block.step[lane] = remaining;
                block.end[lane] = stop;
            } else {
                block.step[lane] = step;
                block.end[lane] = block.time[lane] + step;
            }
            block.cap[lane] = Math.max(block.time[lane], Math.nextDown(stop));
            attempts[lane]++;
        }
    }

    private boolean proposeFirst(int lane) {
        double scale = block.timeScale(lane);
        if (Double.isNaN(scale)) {
            return false;
        }
        first[lane] = false;
        proposal[lane] = tableau.adaptive() ? Math.min(FIRST_STEP * scale, end - begin) : control.step();
        return true;
    }

    /** Delivers the records strictly inside the attempted steps that are going to be accepted. */
    private void deliverInside() {
        int count = 0;
        for (int lane = 0; lane < lanes; lane++) {
            if (block.error[lane] <= 1
                    && nextRecord[lane] < records.length
                    && records[nextRecord[lane]] < block.end[lane]) {
                dense.gather(count, block, lane);
                denseLane[count++] = lane;
            }
        }
        if (count == 0) {
            return;
        }
        dense.prepare(count);
        for (int i = 0; i < count; i++) {
            int lane = denseLane[i];
            while (nextRecord[lane] < records.length && records[nextRecord[lane]] < block.end[lane]) {
                int record = nextRecord[lane]++;
                dense.evaluate(i, records[record], state);
                observer.recorded(id[lane], record, records[record], state);
            }
        }
    }

    /** Delivers the records at the very time of a lane. */
    private void deliverAt(int lane) {
        while (nextRecord[lane] < records.length && records[nextRecord[lane]] == block.time[lane]) {
            int record = nextRecord[lane]++;
            block.extract(block.y, lane, state);
            observer.recorded(id[lane], record, records[record], state);
        }
    }

    /** Accepts or rejects each lane's step, after all of them have been advanced. */
    private void settle() {
        for (int lane = lanes - 1; lane >= 0; lane--) {
            if (block.error[lane] <= 1) {
                accept(lane);
            } else if (arrivals.overshot(lane)) {
                again(lane);
            } else {
                reject(lane);
            }
        }
    }

    /** Takes a step back that went beyond an arrival; the next one is shorter. */
    private void again(int lane) {
        block.restore(lane);
        if (attempts[lane] >= control.maximumSteps()) {
            failForSteps(lane);
        }
    }

    private void accept(int lane) {
        block.time[lane] = block.end[lane];
        accepted[lane]++;
        if (tableau.adaptive()) {
            double most = rejected[lane] ? 1 : LARGEST_FACTOR;
            double next = block.step[lane] * Math.min(most, factor(block.error[lane]));
            // A step that a stop cut short says nothing against the step that had been proposed.
            boolean cut = block.step[lane] < proposal[lane];
            proposal[lane] = cut ? Math.max(next, proposal[lane]) : next;
        }
        rejected[lane] = false;
        fresh[lane] |= arrivals.settle(block, lane);
        deliverAt(lane);
        boolean stopped = block.time[lane] == stops[nextStop[lane]];
        if (stopped && nextStop[lane] == stops.length - 1) {
            retire(lane, Ending.COMPLETED, null);
        } else {
            if (stopped) {
                nextStop[lane]++;
                fresh[lane] = true;
            }
            if (attempts[lane] >= control.maximumSteps()) {
                failForSteps(lane);
            }
        }
    }

    private void failForSteps(int lane) {
        fail(lane, Kind.TOO_MANY_STEPS, "It took " + attempts[lane] + " steps, the most that are allowed.");
    }

    private void reject(int lane) {
        block.restore(lane);
        boolean finite = block.error[lane] > 1;
        if (!tableau.adaptive()) {
            fail(lane, Kind.NON_FINITE, "The state after a step of " + block.step[lane] + " is not finite.");
            return;
        }
        rejected[lane] = true;
        proposal[lane] = block.step[lane] * (finite ? factor(block.error[lane]) : SMALLEST_FACTOR);
        double resolution = 4 * Math.ulp(Math.max(Math.abs(block.time[lane]), 1e-6 * (end - begin)));
        if (proposal[lane] < resolution) {
            fail(
                    lane,
                    finite ? Kind.STEP_UNDERFLOW : Kind.NON_FINITE,
                    finite
                            ? "The tolerance asks for a step of " + proposal[lane] + "."
                            : "The state is not finite after the shortest step.");
        } else if (attempts[lane] >= control.maximumSteps()) {
            failForSteps(lane);
        }
    }

    private double factor(double error) {
        double ideal = SAFETY * Math.pow(error, -1.0 / tableau.order());
        return Math.max(SMALLEST_FACTOR, Math.min(LARGEST_FACTOR, ideal));
    }

    private void fail(int lane, Kind kind, String detail) {
        retire(lane, Ending.FAILED, new LaneFault(kind, detail));
    }

    /** Notes a lane's outcome and gives its place to a waiting lane, or to the last one of the block. */
    private void retire(int lane, Ending ending, @Nullable LaneFault fault) {
        outcomes[id[lane]] = outcome(lane, ending, fault);
        finished++;
        if (waiting < starts.length) {
            load(lane);
            return;
        }
        int last = --lanes;
        if (last != lane) {
            block.move(last, lane);
            id[lane] = id[last];
            nextStop[lane] = nextStop[last];
            nextRecord[lane] = nextRecord[last];
            accepted[lane] = accepted[last];
            attempts[lane] = attempts[last];
            proposal[lane] = proposal[last];
            fresh[lane] = fresh[last];
            first[lane] = first[last];
            rejected[lane] = rejected[last];
            arrivals.move(last, lane);
        }
    }

    private LaneOutcome outcome(int lane, Ending ending, @Nullable LaneFault fault) {
        double[] last = new double[block.variables];
        block.extract(block.y, lane, last);
        return new LaneOutcome(last, block.time[lane], accepted[lane], ending, fault);
    }

    private LaneOutcome[] interrupted(Ending ending) {
        for (int lane = 0; lane < lanes; lane++) {
            outcomes[id[lane]] = outcome(lane, ending, null);
        }
        for (int start = waiting; start < starts.length; start++) {
            outcomes[start] = new LaneOutcome(starts[start].clone(), begin, 0, ending, null);
        }
        return complete();
    }
}
