package dev.anneal.numerics.mixture;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.ode.LaneIntegrator;
import dev.anneal.numerics.ode.LaneObserver;
import dev.anneal.numerics.ode.LaneOutcome;
import dev.anneal.numerics.ode.LaneOutcome.LaneFault;
import dev.anneal.numerics.ode.LaneSystem;
import dev.anneal.numerics.ode.StepControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Integrates many starts of one flow side by side, whatever its states are made of. Starts with the same fixed weights
 * go together, since the weights are constants of the right-hand side.
 *
 * @param <S> what a state is
 */
final class FlowRuns<S> {

    /** States as variables of a right-hand side. */
    interface Coordinates<S> {

        /** A right-hand side for runs with these starts, which have the same weights if weights are fixed. */
        LaneSystem system(List<S> starts);

        /** The weights of a state. */
        double[] weights(S state);

        /** Writes the variables of a start; the system is the one that was made for it. */
        void write(S start, LaneSystem system, double[] variables);

        /** The state of a run from its variables. */
        S read(S start, LaneSystem system, double[] variables, double beta);
    }

    private final Coordinates<S> coordinates;
    private final boolean trainableWeights;
    private final FlowSettings settings;
    private final Annealing annealing;

    FlowRuns(Coordinates<S> coordinates, boolean trainableWeights, FlowSettings settings, Annealing annealing) {
        this.coordinates = coordinates;
        this.trainableWeights = trainableWeights;
        this.settings = settings;
        this.annealing = annealing;
    }

    List<FlowResult<S>> run(
            List<S> starts, double horizon, double[] recordTimes, FlowObserver<S> observer, Checkpoint checkpoint) {
        List<FlowResult<S>> results = new ArrayList<>(Collections.nCopies(starts.size(), null));
        int done = 0;
        for (int[] group : groups(starts)) {
            double share = (double) group.length / starts.size();
            double before = (double) done / starts.size();
            runGroup(
                    starts,
                    group,
                    horizon,
                    recordTimes,
                    observer,
                    fraction -> checkpoint.poll(before + share * fraction),
                    results);
            done += group.length;
        }
        return results;
    }

    private List<int[]> groups(List<S> starts) {
        Map<List<Double>, List<Integer>> byWeights = new LinkedHashMap<>();
        for (int lane = 0; lane < starts.size(); lane++) {
            List<Double> key = trainableWeights
                    ? List.of()
                    : Arrays.stream(coordinates.weights(starts.get(lane)))
                            .boxed()
                            .toList();
            byWeights.computeIfAbsent(key, unused -> new ArrayList<>()).add(lane);
        }
        return byWeights.values().stream()
                .map(lanes -> lanes.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private void runGroup(
            List<S> starts,
            int[] group,
            double horizon,
            double[] recordTimes,
            FlowObserver<S> observer,
            Checkpoint checkpoint,
            List<FlowResult<S>> results) {
        List<S> members = Arrays.stream(group).mapToObj(starts::get).toList();
        LaneSystem system = coordinates.system(members);
        double[][] variables = new double[group.length][system.variables()];
        for (int i = 0; i < group.length; i++) {
            coordinates.write(members.get(i), system, variables[i]);
        }
        LaneIntegrator integrator = new LaneIntegrator(
                settings.integrator(), new StepControl(settings.tolerance(), settings.step(), MixtureFlow.MOST_STEPS));
        LaneObserver recorder = (lane, recordIndex, time, state) -> {
            double beta = annealing.beta(time, state);
            observer.recorded(
                    group[lane], recordIndex, time, beta, coordinates.read(members.get(lane), system, state, beta));
        };
        LaneOutcome[] outcomes = integrator.integrate(
                system, variables, 0, horizon, annealing.kinks(horizon), recordTimes, recorder, checkpoint);
        for (int i = 0; i < group.length; i++) {
            results.set(group[i], result(members.get(i), system, outcomes[i]));
        }
    }

    private FlowResult<S> result(S start, LaneSystem system, LaneOutcome outcome) {
        double beta = annealing.beta(outcome.time(), outcome.state());
        Ending ending = switch (outcome.ending()) {
            case COMPLETED -> Ending.COMPLETED;
            case STOPPED -> Ending.STOPPED;
            case ABANDONED -> Ending.ABANDONED;
            case FAILED -> Ending.FAILED;
        };
        LaneFault fault = outcome.fault();
        return new FlowResult<>(
                coordinates.read(start, system, outcome.state(), beta),
                outcome.time(),
                beta,
                outcome.steps(),
                ending,
                fault == null ? null : new NumericalFault(name(fault), outcome.time(), beta, fault.detail()));
    }

    private static String name(LaneFault fault) {
        return switch (fault.kind()) {
            case NON_FINITE -> "the numbers grew beyond all bounds";
            case STEP_UNDERFLOW -> "the step became too small";
            case TOO_MANY_STEPS -> "too many steps";
        };
    }
}
