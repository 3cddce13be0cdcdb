package dev.anneal.plan;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;

/** Seeds that follow from other ones. */
public final class Seeds {
    /** Seeds are whole numbers that every part of the language can hold exactly. */
    private static final int BITS = 52;

    private Seeds() {}

    /**
     * The seed of a cell whose starts are its own. It follows from the values of its axes and not from its place in the
     * grid, so that a cell stays the same when another one is added.
     */
    static long ofCell(long seed, List<Datum> coordinates) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            DatumCodec codec = new DatumCodec();
            out.writeLong(seed);
            for (Datum coordinate : coordinates) {
                codec.write(out, coordinate);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return hashed(bytes);
    }

    /** The seed of another try of a fit that failed. */
    public static long ofRetry(long seed, int attempt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("retry");
            out.writeLong(seed);
            out.writeInt(attempt);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return hashed(bytes);
    }

    private static long hashed(ByteArrayOutputStream bytes) {
        return new BigInteger(PlanHash.of(bytes.toByteArray()).hex(), 16)
                .mod(BigInteger.ONE.shiftLeft(BITS))
                .longValueExact();
    }
}
