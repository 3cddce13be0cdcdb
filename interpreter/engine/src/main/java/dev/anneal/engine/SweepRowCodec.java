package dev.anneal.engine;

import dev.anneal.evaluate.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of a sweep as bytes, numbers by their bits: what is read is what was written, not only equal to it. */
final class SweepRowCodec {
    /** The version of the form; part of the key under which rows are kept. */
    static final int VERSION = 1;

    private static final int MISSING = 0;
    private static final int NUMBER = 1;
    private static final int FLAG = 2;
    private static final int TEXT = 3;
    private static final int VECTOR = 4;
    private static final int MATRIX = 5;

    private SweepRowCodec() {}

    static byte[] encode(List<SweepRow> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(rows.size());
            for (SweepRow row : rows) {
                out.writeLong(row.repeat());
                out.writeBoolean(row.finished());
                out.writeBoolean(row.failure().isPresent());
                writeText(out, row.failure().orElse(""));
                out.writeInt(row.values().size());
                for (Value value : row.values()) {
                    write(out, value);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The rows of bytes that {@link #encode} made; an {@link IllegalArgumentException} for other bytes. */
    static List<SweepRow> decode(byte[] bytes) {
        List<SweepRow> rows = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                long repeat = in.readLong();
                boolean finished = in.readBoolean();
                boolean failed = in.readBoolean();
                String failure = readText(in);
                List<Value> values = new ArrayList<>();
                int size = in.readInt();
                for (int j = 0; j < size; j++) {
                    values.add(read(in));
                }
                rows.add(new SweepRow(repeat, finished, failed ? Optional.of(failure) : Optional.empty(), values));
            }
            if (in.available() > 0) {
                throw new IllegalArgumentException("there is more than rows");
            }
        } catch (IOException truncated) {
            throw new IllegalArgumentException("the rows are incomplete", truncated);
        }
        return rows;
    }

    private static void write(DataOutputStream out, Value value) throws IOException {
        if (value.equals(Value.MISSING)) {
            out.writeByte(MISSING);
        } else if (value instanceof Value.Number number) {
            out.writeByte(NUMBER);
            writeNumber(out, number.value());
        } else if (value instanceof Value.Flag flag) {
            out.writeByte(FLAG);
            out.writeBoolean(flag.value());
        } else if (value instanceof Value.Text text) {
            out.writeByte(TEXT);
            writeText(out, text.value());
        } else if (value instanceof Value.Vector vector) {
            out.writeByte(VECTOR);
            writeNumbers(out, vector.entries());
        } else if (value instanceof Value.Matrix matrix) {
            out.writeByte(MATRIX);
            out.writeInt(matrix.rows());
            out.writeInt(matrix.columns());
            writeNumbers(out, matrix.entries());
        } else {
            throw new IllegalStateException("a fit has no field of " + value.getClass());
        }
    }

    private static Value read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case MISSING -> Value.MISSING;
            case NUMBER -> new Value.Number(Double.longBitsToDouble(in.readLong()));
            case FLAG -> new Value.Flag(in.readBoolean());
            case TEXT -> new Value.Text(readText(in));
            case VECTOR -> new Value.Vector(readNumbers(in));
            case MATRIX -> {
                int rows = in.readInt();
                int columns = in.readInt();
                yield new Value.Matrix(rows, columns, readNumbers(in));
            }
            default -> throw new IllegalArgumentException("a value of kind " + kind + " is not known");
        };
    }

    private static void writeNumber(DataOutputStream out, double number) throws IOException {
        out.writeLong(Double.doubleToRawLongBits(number));
    }

    private static void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            writeNumber(out, number);
        }
    }

    private static double[] readNumbers(DataInputStream in) throws IOException {
        double[] numbers = new double[length(in, Double.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.longBitsToDouble(in.readLong());
        }
        return numbers;
    }

    /** Not {@code writeUTF}, which takes 64 KiB at most. */
    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(length(in, 1)), StandardCharsets.UTF_8);
    }

    /** A count of things of so many bytes, no more than there can be. */
    private static int length(DataInputStream in, int bytes) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available() / bytes) {
            throw new IOException("a length of " + length);
        }
        return length;
    }
}
