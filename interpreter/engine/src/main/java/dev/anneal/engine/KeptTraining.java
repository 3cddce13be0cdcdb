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

    /** A flow with more parameters is not kept: copies of it would need memory that was not asked for. */
    private static final int MOST_PARAMETERS = 5_000_000;

    private static final long NANOSECONDS = 5_000_000_000L;

    /** So many times as long as keeping it took. */
    private static final long SHARE = 50;

    private final FitStore store;
    private final FitStore.Key key;
    private long next = System.nanoTime() + NANOSECONDS;
    private boolean isKept;

    /** The run of a repeat of a fit. */
    KeptTraining(FitStore store, FitSpec spec, int revision, long repeat) {
        this.store = store;
        this.key = new FitStore.Key(hash(spec, revision), repeat, repeat + 1);
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
        isKept = true;
        return found.get().series();
    }

    /** Keeps the state between two steps, if it is time. */
    void offer(FlowTraining<?> training, List<Map<String, Value>> series) {
        if (System.nanoTime() - next >= 0) {
            keep(training, series);
        }
    }

    /** Keeps the state now. */
    void keep(FlowTraining<?> training, List<Map<String, Value>> series) {
        if (store == FitStore.NONE || training.size() > MOST_PARAMETERS) {
            return;
        }
        long begin = System.nanoTime();
        store.keepState(key, encode(training.state(), series));
        isKept = true;
        long end = System.nanoTime();
        next = end + Math.max(NANOSECONDS, SHARE * (end - begin));
    }

    /** Notes that the run has reached its end; what was quick is not worth a file. */
    void finish(FlowTraining<?> training, List<Map<String, Value>> series) {
        if (isKept) {
            keep(training, series);
            store.forgetState(key);
        }
    }

    /** What was kept. */
    private record Kept(TrainingState state, List<Map<String, Value>> series) {}

    private static byte[] encode(TrainingState state, List<Map<String, Value>> series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(3 * Double.BYTES * state.parameters().length + 1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(state.step());
            out.writeLong(state.skipped());
            out.writeLong(state.updates());
            out.writeDouble(state.loss());
            out.writeDouble(state.beta());
            out.writeDouble(state.spread());
            out.writeInt(state.parameters().length);
            for (double[] numbers : List.of(state.parameters(), state.moments(), state.squares())) {
                writeNumbers(out, numbers);
            }
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
        CRC32 sum = new CRC32();
        byte[] content = bytes.toByteArray();
        sum.update(content);
        return ByteBuffer.allocate(content.length + Long.BYTES)
                .put(content)
                .putLong(sum.getValue())
                .array();
    }

    /** What {@link #encode} wrote; nothing if it is damaged. */
    private static Optional<Kept> decode(byte[] bytes) {
        int length = bytes.length - Long.BYTES;
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, Math.max(0, length));
        if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != sum.getValue()) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
            long step = in.readLong();
            long skipped = in.readLong();
            long updates = in.readLong();
            double loss = in.readDouble();
            double beta = in.readDouble();
            double spread = in.readDouble();
            int size = in.readInt();
            TrainingState state = new TrainingState(
                    step,
                    skipped,
                    updates,
                    readNumbers(in, size),
                    readNumbers(in, size),
                    readNumbers(in, size),
                    loss,
                    beta,
                    spread);
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
            return Optional.of(new Kept(state, series));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Those of single precision take half the room. */
    private static void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
        boolean single = Arrays.stream(numbers).allMatch(number -> (float) number == number);
        ByteBuffer buffer = ByteBuffer.allocate((single ? Float.BYTES : Double.BYTES) * numbers.length);
        for (double number : numbers) {
            if (single) {
                buffer.putFloat((float) number);
            } else {
                buffer.putDouble(number);
            }
        }
        out.writeBoolean(single);
        out.write(buffer.array());
    }

    private static double[] readNumbers(DataInputStream in, int size) throws IOException {
        boolean single = in.readBoolean();
        ByteBuffer buffer = ByteBuffer.wrap(in.readNBytes((single ? Float.BYTES : Double.BYTES) * size));
        double[] numbers = new double[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = single ? buffer.getFloat() : buffer.getDouble();
        }
        return numbers;
    }
}
