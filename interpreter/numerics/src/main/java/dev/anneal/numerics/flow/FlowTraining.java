package dev.anneal.numerics.flow;

import dev.anneal.numerics.Checkpoint;
import dev.anneal.numerics.Interruption;
import dev.anneal.numerics.Pace;
import dev.anneal.numerics.density.LogDensity;
import dev.anneal.numerics.random.KeyedStream;
import dev.anneal.numerics.schedule.AdaptiveSchedule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains a RealNVP flow on an annealed target: each step follows, with Adam, the gradient of
 * {@code mean_z [log base(z) - log det - beta log p(f(z))]} over fresh samples z of the base (Anneal's mathematics,
 * "RealNVP"). Mutable, confined to one thread, which may have help from {@link Workers}.
 *
 * <p>A batch is cut into chunks, and the chunks are dealt to a fixed number of groups that add up their gradients, which
 * are then summed in order: the result does not depend on how many threads there are. A step allocates nothing, once
 * every thread that helps has had its first chunk.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class FlowTraining<A> {
    private static final int MOST_GROUPS = 8;

    /** Parts of the parameters, for what is done to each by itself. */
    private static final int PARTS = 8;

    /** So many chunks are worth a group, whose gradient has to be cleared, kept in a cache, and added to the others. */
    private static final int CHUNKS_OF_GROUP = 4;

    private final RealNvpLayout layout;
    private final Numbers<A> numbers;
    private final TrainingSettings settings;
    private final Workers workers;
    private final Checkpoint checkpoint;
    private final A parameters;
    private final FlowWeights<A> weights;
    private final A moments;
    private final A squares;
    private final FlowBase base;
    private final GroupGradients<A> gradients;
    private final Supplier<ChunkPass<A>> makePass;

    /** Passes that no thread is at; there are as many as there were threads at once. */
    private final Deque<ChunkPass<A>> idle = new ArrayDeque<>(MOST_GROUPS);

    private final IntConsumer packing = this::pack;
    private final IntConsumer work = this::work;
    private final IntConsumer adding = this::add;
    private final IntConsumer updating = this::update;
    private final double[] squaredNorms = new double[PARTS];
    private final double[] logTarget;
    private final double[] logFlow;
    private long step;
    private long skipped;
    private long updates;
    private double loss = Double.NaN;
    private double beta;
    private double scale;
    private @Nullable AdaptiveTemperature temperature;

    private FlowTraining(
            RealNvpModel model,
            Numbers<A> numbers,
            FlowBase base,
            LogDensity target,
            TrainingSettings settings,
            long seed,
            long repeat,
            Workers workers,
            Checkpoint checkpoint) {
        if (base.density().dimension() != model.dimension() || target.dimension() != model.dimension()) {
            throw new IllegalArgumentException("base, target and flow need the same dimension");
        }
        this.layout = new RealNvpLayout(model);
        this.numbers = numbers;
        this.base = base;
        this.settings = settings;
        this.workers = workers;
        this.checkpoint = checkpoint;
        parameters = allocate(layout.size());
        weights = new FlowWeights<>(
                layout, numbers, parameters, allocate(layout.packedSize()), allocate(layout.transposedSize()));
        moments = allocate(layout.size());
        squares = allocate(layout.size());
        logTarget = new double[settings.batch()];
        logFlow = new double[settings.batch()];
        gradients = new GroupGradients<>(groups(chunks()), layout.size(), numbers.kernels(), this::allocate);
        makePass = () -> new ChunkPass<>(
                layout, numbers, weights, base, target, new KeyedStream(seed, repeat, "training"), checkpoint);
        idle.push(makePass.get());
        FlowParameters.fill(parameters, layout, numbers, seed, repeat, new Pace(making()));
    }

    /**
     * A training run in single precision, at its start.
     *
     * @param checkpoint asked again and again, from several threads: here, where only abandoning is of interest, and in steps
     */
    public static FlowTraining<float[]> single(
            RealNvpModel model,
            FlowBase base,
            LogDensity target,
            TrainingSettings settings,
            long seed,
            long repeat,
            Workers workers,
            Checkpoint checkpoint) {
        return new FlowTraining<>(model, Numbers.single(), base, target, settings, seed, repeat, workers, checkpoint);
    }

    /** The same in double precision. */
    public static FlowTraining<double[]> twofold(
            RealNvpModel model,
            FlowBase base,
            LogDensity target,
            TrainingSettings settings,
            long seed,
            long repeat,
            Workers workers,
            Checkpoint checkpoint) {
        return new FlowTraining<>(model, Numbers.twofold(), base, target, settings, seed, repeat, workers, checkpoint);
    }

    /** Asked while the run is made: one that is stopped at once has a flow to show, too. */
    private Checkpoint making() {
        return checkpoint.untilAbandoned();
    }

    /** The system takes a while to find the memory of a large array. */
    private A allocate(int length) {
        Interruption.check(making());
        return numbers.allocate(length);
    }

    /** The number of groups follows from the batch alone: it decides in which order gradients are summed. */
    private static int groups(int chunks) {
        return Math.min(chunks, Math.max(2, Math.min(MOST_GROUPS, chunks / CHUNKS_OF_GROUP)));
    }

    private int chunks() {
        return (settings.batch() + FlowWorkspace.CHUNK - 1) / FlowWorkspace.CHUNK;
    }

    private void work(int group) {
        A gradient = gradients.begin(group);
        ChunkPass<A> pass = take();
        try {
            for (int chunk = group; chunk < chunks(); chunk += gradients.groups()) {
                int rows = Math.min(FlowWorkspace.CHUNK, settings.batch() - chunk * FlowWorkspace.CHUNK);
                pass.add(step, chunk, rows, beta, gradient, chunk == group, logTarget, logFlow);
            }
        } finally {
            put(pass);
        }
        gradients.end(group);
    }

    private ChunkPass<A> take() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return makePass.get();
    }

    private void put(ChunkPass<A> pass) {
        synchronized (idle) {
            idle.push(pass);
        }
    }

    private void pack(int coupling) {
        weights.pack(coupling, checkpoint);
        weights.transpose(coupling, checkpoint);
    }

    private static int begin(int part, int size) {
        return (int) ((long) size * part / PARTS);
    }

    private void add(int part) {
        int from = begin(part, layout.size());
        int count = begin(part + 1, layout.size()) - from;
        squaredNorms[part] = numbers.squaredSum(gradients.sum(from, count), from, count);
    }

    private void update(int part) {
        int from = begin(part, layout.size());
        int count = begin(part + 1, layout.size()) - from;
        numbers.adam(parameters, gradients.sum(), moments, squares, from, count, scale, settings.rate(step), updates);
    }

    /**
     * Makes one step, or leaves with an {@link Interruption} if the checkpoint says so; the flow is then what it was before.
     *
     * @param inverseTemperature beta of this step
     */
    public void step(double inverseTemperature) {
        beta = inverseTemperature;
        workers.all(layout.model().layers(), packing);
        gradients.clear();
        workers.all(gradients.groups(), work);
        workers.all(PARTS, adding);
        double sum = 0;
        for (int n = 0; n < logTarget.length; n++) {
            sum += logFlow[n] - beta * logTarget[n];
        }
        loss = sum / logTarget.length;
        double squaredNorm = 0;
        for (double part : squaredNorms) {
            squaredNorm += part;
        }
        double norm = Math.sqrt(squaredNorm) / logTarget.length;
        if (Double.isFinite(loss) && Double.isFinite(norm)) {
            updates++;
            scale = (norm > settings.clip() ? settings.clip() / norm : 1) / logTarget.length;
            workers.all(PARTS, updating);
        } else {
            skipped++;
        }
        step++;
        if (temperature != null && Double.isFinite(loss)) {
            temperature.observe(step, logTarget, logFlow);
        }
    }

    /** From now on the inverse temperature of a step follows from those before it; see {@link #beta}. */
    public void follow(AdaptiveSchedule schedule) {
        temperature = new AdaptiveTemperature(schedule);
    }

    /** The inverse temperature of the next step, where it follows from the run; NaN otherwise. */
    public double beta() {
        return temperature == null ? Double.NaN : temperature.beta();
    }

    /** How many steps are done. */
    public long steps() {
        return step;
    }

    /** How many steps were left out because their loss or gradient was not finite. */
    public long skipped() {
        return skipped;
    }

    /** The loss of the last step, at its inverse temperature; NaN before the first. */
    public double loss() {
        return loss;
    }

    /** The flow as it is now; leaves with an {@link Interruption} if the checkpoint says to abandon. */
    public RealNvp<A> flow() {
        A copy = allocate(layout.size());
        numbers.copy(parameters, copy, layout.size());
        FlowWeights<A> packed =
                new FlowWeights<>(layout, numbers, copy, allocate(layout.packedSize()), numbers.allocate(0));
        for (int coupling = 0; coupling < layout.model().layers(); coupling++) {
            packed.pack(coupling, making());
        }
        return new RealNvp<>(layout, numbers, packed, base);
    }

    /** How many parameters the flow has. */
    public int size() {
        return layout.size();
    }

    /** All that the continuation depends on. */
    public TrainingState state() {
        return new TrainingState(
                step,
                skipped,
                updates,
                doubles(parameters),
                doubles(moments),
                doubles(squares),
                loss,
                beta(),
                temperature == null ? Double.NaN : temperature.spread());
    }

    /** Goes on from a state of a training run with the same model, target, settings, adaptive schedule and seed. */
    public void resume(TrainingState state) {
        if (state.parameters().length != layout.size()) {
            throw new IllegalArgumentException("the state is that of another model");
        }
        numbers.fromDoubles(state.parameters(), parameters, 0, layout.size());
        numbers.fromDoubles(state.moments(), moments, 0, layout.size());
        numbers.fromDoubles(state.squares(), squares, 0, layout.size());
        step = state.step();
        skipped = state.skipped();
        updates = state.updates();
        loss = state.loss();
        if (temperature != null) {
            temperature.resume(state.beta(), state.spread());
        }
    }

    private double[] doubles(A array) {
        double[] out = new double[layout.size()];
        numbers.toDoubles(array, out, out.length);
        return out;
    }
}
