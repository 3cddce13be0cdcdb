package dev.anneal.engine;

import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.evaluate.EvaluationError;
import dev.anneal.evaluate.Intrinsics;
import dev.anneal.evaluate.Value;
import dev.anneal.evaluate.ValueText;
import dev.anneal.evaluate.Values;
import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.Pace;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.schedule.Schedule;
import dev.anneal.plan.Data;
import dev.anneal.plan.Datum;
import dev.anneal.plan.Start;
import dev.anneal.source.SourceResolver;
import dev.anneal.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the evaluator asks the engine for: random points, members of densities, schedules and families, and whether terms can be made. */
final class EngineIntrinsics implements Intrinsics {
    private static final Pattern FIRST_PARAMETER = Pattern.compile("^`(\\w+)`");

    /** A step of an evaluation takes about as long as so many simple operations. */
    private static final long OPERATIONS_PER_STEP = 500;

    private final Hosts hosts;
    private final SourceResolver files;
    private final Checkpoint checkpoint;
    private final Pace pace;

    /** What serves scripts that run: the files have been read before. */
    EngineIntrinsics(Hosts hosts, Checkpoint checkpoint) {
        this(
                hosts,
                checkpoint,
                (importer, path) -> new SourceResolver.Answer.Refused(
                        "is read while the script runs; files are read before, so give the table a name: `let data = read_csv(…)`"));
    }

    /**
     * What serves scripts that are prepared, with the files that they may read.
     *
     * @param hosts what hosts add to the language
     * @param checkpoint asked again and again; an {@link Interruption} leaves if it says to abandon, and what is at hand
     *     is refused if it says to finish
     */
    EngineIntrinsics(Hosts hosts, Checkpoint checkpoint, SourceResolver files) {
        this.hosts = hosts;
        this.checkpoint = checkpoint;
        this.pace = new Pace(checkpoint.untilAbandoned());
        this.files = files;
    }

    @Override
    public void stepped() {
        pace.spend(OPERATIONS_PER_STEP);
    }

    @Override
    public boolean offers(Signature signature) {
        return hosts.offers(signature.key())
                || Implementations.status(signature.key()) == Implementations.Status.AVAILABLE;
    }

    @Override
    public Answer call(Signature signature, Optional<Value> receiver, List<Value> arguments, Span place) {
        try {
            return answer(signature, receiver, arguments, place);
        } catch (HostFailure failure) {
            return new Answer.Refused(String.valueOf(failure.getMessage()));
        } catch (Interruption interruption) {
            if (interruption.verdict() == Checkpoint.Verdict.ABANDON) {
                throw interruption;
            }
            return new Answer.Refused("the script has computed for too long; it has come as far as this");
        }
    }

    private Answer answer(Signature signature, Optional<Value> receiver, List<Value> arguments, Span place) {
        if (receiver.isEmpty() && TheoryIntrinsics.NAMES.contains(signature.name())) {
            return TheoryIntrinsics.call(signature, arguments, checkpoint);
        }
        if (receiver.isEmpty()) {
            return function(signature.name(), arguments, place);
        }
        if (receiver.get() instanceof FitView fit) {
            return RunMembers.call(signature.name(), fit, arguments, checkpoint);
        }
        if (!(receiver.get() instanceof Value.Term term)) {
            return new Answer.Unavailable();
        }
        if (term.kind() == Kind.SCHEDULE) {
            return ofSchedule(signature.name(), term, arguments);
        }
        if (signature.name().equals("dim")) {
            return new Answer.Of(term.dimension()
                    .size()
                    .map(size -> (Value) new Value.Number(size))
                    .orElse(Value.MISSING));
        }
        if (term.kind() == Kind.DENSITY && signature.name().equals("log_density")) {
            return logDensity(term, arguments.get(0));
        }
        if (term.kind() == Kind.DENSITY && signature.name().equals("sample")) {
            return DrawnPoints.sample(term, arguments, checkpoint);
        }
        if (term.kind() == Kind.FAMILY && signature.name().equals("draw")) {
            return draw(term, arguments.get(0));
        }
        return new Answer.Unavailable();
    }

    private Answer function(String name, List<Value> arguments, Span place) {
        return switch (name) {
            case "random" -> DrawnPoints.random(arguments, checkpoint);
            case "sobol" -> DrawnPoints.sobol(arguments);
            case "read_csv" -> CsvTable.read(files, place.source(), arguments.get(0));
            default -> new Answer.Unavailable();
        };
    }

    @Override
    public Answer aggregate(Signature signature, Sample sample, List<Value> arguments) {
        return Aggregates.of(signature.name(), sample, arguments);
    }

    private static Answer ofSchedule(String member, Value.Term term, List<Value> arguments) {
        if (AdaptiveBinding.NAMES.contains(term.name())) {
            return ofAdaptive(member, term);
        }
        Optional<Schedule> schedule = ScheduleBinding.bind(Data.of(term));
        if (schedule.isEmpty()) {
            return new Answer.Unavailable();
        }
        if (member.equals("end")) {
            OptionalDouble end = schedule.get().end();
            return new Answer.Of(end.isPresent() ? new Value.Number(end.getAsDouble()) : Value.MISSING);
        }
        if (arguments.get(0) instanceof Value.Absent) {
            return new Answer.Of(Value.MISSING);
        }
        double time = Values.number(arguments.get(0)).orElse(Double.NaN);
        if (!(time >= 0)) {
            return new Answer.Refused("a schedule has values from time 0 on, "
                    + (Double.isNaN(time) ? "but this is not a number" : "not at " + ValueText.number(time)));
        }
        return new Answer.Of(new Value.Number(schedule.get().beta(time)));
    }

    /** Its end is the latest one that its bounds allow. */
    private static Answer ofAdaptive(String member, Value.Term term) {
        if (!member.equals("end")) {
            return new Answer.Refused(
                    "`" + term.name() + "` finds its inverse temperatures while a fit runs; `record beta` keeps them");
        }
        OptionalDouble end = AdaptiveBinding.end(Data.of(term));
        return new Answer.Of(end.isPresent() ? new Value.Number(end.getAsDouble()) : Value.MISSING);
    }

    private static Answer logDensity(Value.Term density, Value point) {
        if (!(point instanceof Value.Vector vector)) {
            return new Answer.Refused("a point is a vector, not " + ValueText.of(point));
        }
        double[] entries = vector.entries();
        try {
            Optional<LogDensity> bound = LogDensityBinding.bind(Data.of(density), entries.length);
            if (bound.isEmpty()) {
                return new Answer.Unavailable();
            }
            double[] value = new double[1];
            bound.get().evaluator(1).values(entries, 1, value);
            return new Answer.Of(new Value.Number(value[0]));
        } catch (IllegalArgumentException refused) {
            return new Answer.Refused(NumericsText.clause(String.valueOf(refused.getMessage())));
        }
    }

    private static Answer draw(Value.Term family, Value seed) {
        Datum.Term term = Data.of(family);
        double number = Values.number(seed).orElse(Double.NaN);
        if (number != Math.rint(number)) {
            return new Answer.Refused("a seed is a whole number, not " + ValueText.of(seed));
        }
        if (!family.name().equals("gaussian_mixture")) {
            return new Answer.Unavailable();
        }
        Start start = new Start.Drawn(term.argument("init"));
        Optional<Refusal> refusal = MixtureBinding.gaussianRefusal(term).or(() -> MixtureStart.refusal(term, start));
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get().message());
        }
        return new Answer.Of(MixtureStart.value(MixtureStart.state(term, start, (long) number, 0)));
    }

    @Override
    public Value.Term completed(Value.Term term) {
        return hosts.completed(term);
    }

    @Override
    public Optional<Objection> objection(Value.Term term) {
        Optional<String> unmade = Hosts.refusal(term);
        if (unmade.isPresent()) {
            return unmade.map(EngineIntrinsics::objection);
        }
        if (term.kind() != Kind.SCHEDULE && term.kind() != Kind.DENSITY && term.kind() != Kind.FAMILY) {
            return Optional.empty();
        }
        try {
            Datum.Term data = Data.of(term);
            if (term.kind() == Kind.SCHEDULE && AdaptiveBinding.isAdaptive(data)) {
                AdaptiveBinding.check(data);
                return Optional.empty();
            }
            if (term.kind() == Kind.SCHEDULE) {
                ScheduleBinding.bind(data);
                return Optional.empty();
            }
            if (term.kind() == Kind.DENSITY) {
                return DensityBinding.objection(data).map(EngineIntrinsics::objection);
            }
            return term.name().equals("gaussian_mixture") ? MixtureBinding.objection(data) : Optional.empty();
        } catch (IllegalArgumentException refused) {
            Objection objection = objection(String.valueOf(refused.getMessage()));
            return Optional.of(new Objection(objection.parameter(), objection.message(), temperatureHelp(term)));
        } catch (EvaluationError notData) {
            // A part of the term is a function; whoever needs the term will say so.
            return Optional.empty();
        }
    }

    /** Hot is a large temperature, but a small inverse temperature. */
    private static Optional<String> temperatureHelp(Value.Term schedule) {
        Optional<Double> from = Values.number(schedule.argument("from"));
        return from.filter(value -> schedule.kind() == Kind.SCHEDULE && value > 1 && value < 1e6)
                .map(value -> "`from` is an inverse temperature; a temperature of " + ValueText.number(value)
                        + " is `from: " + ValueText.number(1 / value) + "`");
    }

    /** The numerics name the parameter first. */
    private static Objection objection(String message) {
        Matcher parameter = FIRST_PARAMETER.matcher(message);
        return new Objection(
                parameter.find() ? Optional.of(parameter.group(1)) : Optional.empty(), NumericsText.clause(message));
    }
}
