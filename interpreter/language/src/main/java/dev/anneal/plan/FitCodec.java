package dev.anneal.plan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The canonical form of a fit as bytes: numbers by their bits, fields in the order of their names. Its hash is the
 * fit's identity in caches, and the bytes travel to other machines. A change of the form changes {@link #VERSION}.
 */
public final class FitCodec {
    /** The version of the form, which is its first byte. */
    public static final int VERSION = 2;

    private FitCodec() {}

    /** The canonical form of a fit. */
    public static byte[] encode(FitSpec spec) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            DatumCodec codec = new DatumCodec();
            out.writeByte(VERSION);
            codec.write(out, spec.family());
            codec.write(out, spec.target());
            codec.write(out, spec.schedule());
            codec.write(out, spec.path());
            codec.write(out, spec.method());
            codec.writeNumber(out, spec.horizon());
            writeStart(out, codec, spec.start());
            out.writeInt(spec.recorded().size());
            for (String field : spec.recorded()) {
                out.writeUTF(field);
            }
            out.writeBoolean(spec.every().isPresent());
            codec.writeNumber(out, spec.every().orElse(0));
            out.writeLong(spec.seed());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The fit of a canonical form; an {@link IllegalArgumentException} for other bytes. */
    public static FitSpec decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            DatumCodec codec = new DatumCodec();
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("version " + version + " of the form of fits is not known");
            }
            Datum.Term family = codec.readTerm(in);
            Datum.Term target = codec.readTerm(in);
            Datum.Term schedule = codec.readTerm(in);
            Datum.Term path = codec.readTerm(in);
            Datum.Term method = codec.readTerm(in);
            double horizon = codec.readNumber(in);
            Start start = readStart(in, codec);
            List<String> recorded = new ArrayList<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                recorded.add(in.readUTF());
            }
            boolean hasEvery = in.readBoolean();
            double every = codec.readNumber(in);
            long seed = in.readLong();
            if (in.available() > 0) {
                throw new IllegalArgumentException("there is more than the form of a fit");
            }
            return new FitSpec(
                    family,
                    target,
                    schedule,
                    path,
                    method,
                    horizon,
                    start,
                    recorded,
                    hasEvery ? OptionalDouble.of(every) : OptionalDouble.empty(),
                    seed);
        } catch (IOException truncated) {
            throw new IllegalArgumentException("the form of a fit is incomplete", truncated);
        }
    }

    /** The hash of a fit. */
    public static PlanHash hash(FitSpec spec) {
        return PlanHash.of(encode(spec));
    }

    private static void writeStart(DataOutputStream out, DatumCodec codec, Start start) throws IOException {
        if (start instanceof Start.Drawn drawn) {
            out.writeByte(0);
            codec.write(out, drawn.density());
        } else if (start instanceof Start.Given given) {
            out.writeByte(1);
            codec.write(out, given.parameters());
        } else if (start instanceof Start.Warm warm) {
            out.writeByte(2);
            byte[] from = encode(warm.from());
            out.writeInt(from.length);
            out.write(from);
        }
    }

    private static Start readStart(DataInputStream in, DatumCodec codec) throws IOException {
        byte tag = in.readByte();
        if (tag == 0) {
            return new Start.Drawn(codec.read(in));
        } else if (tag == 1 && codec.read(in) instanceof Datum.Fields fields) {
            return new Start.Given(fields);
        } else if (tag == 2) {
            int length = in.readInt();
            if (length < 0 || length > in.available()) {
                throw new IllegalArgumentException("the form of a fit is incomplete");
            }
            return new Start.Warm(decode(in.readNBytes(length)));
        }
        throw new IllegalArgumentException("a start of kind " + tag + " is not known");
    }
}
