package dev.anneal.engine;

import dev.anneal.extension.HostSchedule;
import dev.anneal.numerics.schedule.Schedule;
import dev.anneal.plan.Datum;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** A schedule of a host's, in the form that the numerics use. */
record HostedSchedule(String what, HostSchedule schedule) implements Schedule {
    static Optional<Schedule> of(Datum.Term term) {
        return Hosts.made(term, HostSchedule.class).map(schedule -> new HostedSchedule(Hosts.words(term), schedule));
    }

    @Override
    @SuppressWarnings("IllegalCatch") // Whatever a host throws becomes a failure of the fit.
    public double beta(double time) {
        try {
            return schedule.beta(time);
        } catch (RuntimeException broken) {
            throw new HostFailure(what, broken);
        }
    }

    @Override
    public OptionalDouble end() {
        return schedule.end();
    }

    @Override
    public double[] kinks(double horizon) {
        return Arrays.stream(schedule.kinks())
                .filter(time -> time > 0 && time < horizon)
                .sorted()
                .toArray();
    }
}
