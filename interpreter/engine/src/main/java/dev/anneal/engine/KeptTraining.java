package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import dev.anneal.numerics.flow.FlowTraining;
import dev.anneal.numerics.flow.TrainingState;
import dev.anneal.plan.FitCodec;
import dev.anneal.plan.FitSpec;
import dev.anneal.plan.PlanHash;
import dev.anneal.run.FitStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The state of one training run in a store, kept every few seconds: whoever ends the process loses those, not the run. What
 * goes on from it is the same to the bit. Confined to one thread.
 */
final class KeptTraining {
    /** The version of the form. */
    private static final int VERSION = 1;

    /** A flow with more parameters is not kept: copies of it would need too much memory, and too much time. */
    private static final int MOST_PARAMETERS = 5_000_000;

    /** Three numbers in double precision, and three as they are written. */
    private static final double BYTES_PER_PARAMETER = 6 * Double.BYTES;

    private static final long NANOSECONDS = 5_000_000_000L;

    /** A training that lasts longer is worth a file when it is done. */
    private static final long WORTH_NANOSECONDS = 1_000_000_000L;

    /** So many times as long as keeping it took. */
    private static final long SHARE = 50;

    private final FitStore store;
    private final FitStore.Key key;
    private final long begin = System.nanoTime();
    private long next = begin + NANOSECONDS;
    /** How many steps the state has that is kept; 0 if none is. */
    private long keptSteps;

    /** The run of a repeat of a fit. */
    KeptTraining(FitStore store, FitSpec spec, int revision, long repeat) {
        this.store = store;
        this.key = new FitStore.Key(hash(spec, revision), repeat, repeat + 1);
    }

    /** The memory that keeping a flow takes, in bytes. */
    static double bytes(double parameters) {
        return parameters > MOST_PARAMETERS ? 0 : BYTES_PER_PARAMETER * parameters;
    }

    private static String hash(FitSpec spec, int revision) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("training");
            out.writeInt(VERSION);
            out.writeInt(revision);
            out.write(FitCodec.encode(spec));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return PlanHash.of(bytes.toByteArray()).hex();
    }

    /** Brings a run that is at its start to the state that was kept last, if one was, and returns what it had recorded. */
    List<Map<String, Value>> resume(FlowTraining<?> training) {
        Optional<Kept> found = store.findState(key).flatMap(KeptTraining::decode);
        if (found.isEmpty() || found.get().state().parameters().length != training.size()) {
            return new ArrayList<>();
        }
        training.resume(found.get().state());
        keptSteps = training.steps();
        return found.get().series();
    }

    /** Keeps the state between two steps, if it is time. */
    void offer(FlowTraining<?> training, List<Map<String, Value>> series) {
        if (System.nanoTime() - next >= 0) {
            keep(training, series);
        }
    }

    /** Keeps the state now, if it is another one. */
    void keep(FlowTraining<?> training, List<Map<String, Value>> series) {
        if (store == FitStore.NONE || training.size() > MOST_PARAMETERS || training.steps() == keptSteps) {
            return;
        }
        long now = System.nanoTime();
        store.keepState(key, encode(training.state(), series));
        keptSteps = training.steps();
        long end = System.nanoTime();
        next = end + Math.max(NANOSECONDS, SHARE * (end - now));
    }

    /** Notes that the run has reached its end; what was quick is not worth a file. */
    void finish(FlowTraining<?> training, List<Map<String, Value>> series) {
        if (keptSteps > 0 || System.nanoTime() - begin > WORTH_NANOSECONDS) {
            keep(training, series);
        }
    }

    /** What was kept. */
    private record Kept(TrainingState state, List<Map<String, Value>> series) {}

    private static byte[] encode(TrainingState state, List<Map<String, Value>> series) {
        byte[] rows = encode(series);
        List<double[]> arrays = List.of(state.parameters(), state.moments(), state.squares());
        // Those of single precision take half the room.
        boolean single = arrays.stream().allMatch(KeptTraining::isSingle);
        int numbers = 3 * state.parameters().length * (single ? Float.BYTES : Double.BYTES);
        ByteBuffer out = ByteBuffer.allocate(8 * Long.BYTES + numbers + rows.length)
                .putLong(state.step())
                .putLong(state.skipped())
                .putLong(state.updates())
                .putDouble(state.loss())
                .putDouble(state.beta())
                .putDouble(state.spread())
                .putInt(state.parameters().length)
                .putInt(single ? 1 : 0);
        for (double[] array : arrays) {
            for (double number : array) {
                if (single) {
                    out.putFloat((float) number);
                } else {
                    out.putDouble(number);
                }
            }
        }
        out.put(rows);
        CRC32 sum = new CRC32();
        sum.update(out.array(), 0, out.position());
        return out.putLong(sum.getValue()).array();
    }

    private static boolean isSingle(double[] numbers) {
        return Arrays.stream(numbers).allMatch(number -> (float) number == number);
    }

    private static byte[] encode(List<Map<String, Value>> series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            List<String> names =
                    series.isEmpty() ? List.of() : List.copyOf(series.get(0).keySet());
            out.writeInt(names.size());
            for (String name : names) {
                out.writeUTF(name);
            }
            List<SweepRow> rows = new ArrayList<>();
            for (Map<String, Value> row : series) {
                rows.add(new SweepRow(rows.size(), true, Optional.empty(), List.copyOf(row.values())));
            }
            out.write(SweepRowCodec.encode(rows));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** What {@link #encode} wrote; nothing if it is damaged. */
    private static Optional<Kept> decode(byte[] bytes) {
        int length = bytes.length - Long.BYTES;
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, Math.max(0, length));
        if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != sum.getValue()) {
            return Optional.empty();
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
            long step = in.getLong();
            long skipped = in.getLong();
            long updates = in.getLong();
            double loss = in.getDouble();
            double beta = in.getDouble();
            double spread = in.getDouble();
            int size = in.getInt();
            boolean single = in.getInt() == 1;
            TrainingState state = new TrainingState(
                    step,
                    skipped,
                    updates,
                    numbers(in, size, single),
                    numbers(in, size, single),
                    numbers(in, size, single),
                    loss,
                    beta,
                    spread);
            return Optional.of(new Kept(state, series(bytes, in.position(), length)));
        } catch (IOException | IllegalArgumentException | BufferUnderflowException unreadable) {
            return Optional.empty();
        }
    }

    private static double[] numbers(ByteBuffer in, int size, boolean single) {
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = single ? in.getFloat() : in.getDouble();
        }
        return numbers;
    }

    private static List<Map<String, Value>> series(byte[] bytes, int from, int end) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from, end - from));
        List<String> names = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            names.add(in.readUTF());
        }
        List<Map<String, Value>> series = new ArrayList<>();
        for (SweepRow row : SweepRowCodec.decode(in.readAllBytes())) {
            Map<String, Value> values = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                values.put(names.get(i), row.values().get(i));
            }
            series.add(values);
        }
        return series;
    }
}
