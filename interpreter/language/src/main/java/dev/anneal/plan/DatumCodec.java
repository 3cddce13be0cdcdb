package dev.anneal.plan;

import dev.anneal.catalogue.Kind;
import dev.anneal.tape.Primitive;
import dev.anneal.tape.Tape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Data as bytes. Kinds and primitives travel by name, so that adding one does not change the form of the others. */
final class DatumCodec {
    private static final int MISSING = 0;
    private static final int NUMBER = 1;
    private static final int TEXT = 2;
    private static final int FLAG = 3;
    private static final int VECTOR = 4;
    private static final int MATRIX = 5;
    private static final int SEQUENCE = 6;
    private static final int FIELDS = 7;
    private static final int GRAPH = 8;
    private static final int TERM = 9;
    private static final int HOSTED = 10;

    void write(DataOutputStream out, Datum datum) throws IOException {
        if (datum instanceof Datum.Missing) {
            out.writeByte(MISSING);
        } else if (datum instanceof Datum.Number number) {
            out.writeByte(NUMBER);
            writeNumber(out, number.value());
        } else if (datum instanceof Datum.Text text) {
            out.writeByte(TEXT);
            writeText(out, text.value());
        } else if (datum instanceof Datum.Flag flag) {
            out.writeByte(FLAG);
            out.writeBoolean(flag.value());
        } else if (datum instanceof Datum.Vector vector) {
            out.writeByte(VECTOR);
            writeNumbers(out, vector.entries());
        } else if (datum instanceof Datum.Matrix matrix) {
            out.writeByte(MATRIX);
            out.writeInt(matrix.rows());
            out.writeInt(matrix.columns());
            writeNumbers(out, matrix.entries());
        } else if (datum instanceof Datum.Sequence sequence) {
            out.writeByte(SEQUENCE);
            out.writeInt(sequence.elements().size());
            for (Datum element : sequence.elements()) {
                write(out, element);
            }
        } else if (datum instanceof Datum.Fields fields) {
            out.writeByte(FIELDS);
            writeFields(out, fields.fields());
        } else if (datum instanceof Datum.Graph graph) {
            out.writeByte(GRAPH);
            writeTape(out, graph.tape());
        } else if (datum instanceof Datum.Hosted hosted) {
            out.writeByte(HOSTED);
            writeText(out, hosted.origin());
        } else if (datum instanceof Datum.Term term) {
            out.writeByte(TERM);
            out.writeUTF(term.kind().name());
            out.writeUTF(term.name());
            writeFields(out, term.arguments());
            out.writeLong(term.dimension().orElse(-1L));
        }
    }

    /** A number by its bits; all kinds of "not a number", and both zeros, count as one. */
    void writeNumber(DataOutputStream out, double value) throws IOException {
        out.writeLong(Double.doubleToLongBits(value == 0 ? 0 : value));
    }

    /** A text of any length; {@code writeUTF} ends at 65,535 bytes. */
    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("the form of a fit is incomplete");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    double readNumber(DataInputStream in) throws IOException {
        return Double.longBitsToDouble(in.readLong());
    }

    private void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            writeNumber(out, number);
        }
    }

    private double[] readNumbers(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available() / Long.BYTES) {
            throw new IllegalArgumentException("the form of a fit is incomplete");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = readNumber(in);
        }
        return numbers;
    }

    private void writeFields(DataOutputStream out, Map<String, Datum> fields) throws IOException {
        out.writeInt(fields.size());
        for (Map.Entry<String, Datum> field : fields.entrySet()) {
            out.writeUTF(field.getKey());
            write(out, field.getValue());
        }
    }

    private Map<String, Datum> readFields(DataInputStream in) throws IOException {
        Map<String, Datum> fields = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            fields.put(name, read(in));
        }
        return fields;
    }

    private void writeTape(DataOutputStream out, Tape tape) throws IOException {
        out.writeInt(tape.inputs());
        out.writeInt(tape.nodes().size());
        for (Tape.Node node : tape.nodes()) {
            out.writeUTF(node.primitive().name());
            out.writeInt(node.constants().size());
            for (double constant : node.constants()) {
                // With its sign: 1 / x tells the two zeros apart.
                out.writeLong(Double.doubleToLongBits(constant));
            }
            writeIndices(out, node.operands());
        }
        writeIndices(out, tape.results());
    }

    private Tape readTape(DataInputStream in) throws IOException {
        int inputs = in.readInt();
        int count = in.readInt();
        List<Tape.Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Primitive primitive = Primitive.valueOf(in.readUTF());
            List<Double> constants = new ArrayList<>();
            int numbers = in.readInt();
            for (int j = 0; j < numbers; j++) {
                constants.add(readNumber(in));
            }
            nodes.add(new Tape.Node(primitive, constants, readIndices(in)));
        }
        return new Tape(inputs, nodes, readIndices(in));
    }

    private static void writeIndices(DataOutputStream out, List<Integer> indices) throws IOException {
        out.writeInt(indices.size());
        for (int index : indices) {
            out.writeInt(index);
        }
    }

    private static List<Integer> readIndices(DataInputStream in) throws IOException {
        List<Integer> indices = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            indices.add(in.readInt());
        }
        return indices;
    }

    Datum read(DataInputStream in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case MISSING -> Datum.Missing.MISSING;
            case NUMBER -> new Datum.Number(readNumber(in));
            case TEXT -> new Datum.Text(readText(in));
            case FLAG -> new Datum.Flag(in.readBoolean());
            case VECTOR -> new Datum.Vector(readNumbers(in));
            case MATRIX -> new Datum.Matrix(in.readInt(), in.readInt(), readNumbers(in));
            case SEQUENCE -> {
                List<Datum> elements = new ArrayList<>();
                int count = in.readInt();
                for (int i = 0; i < count; i++) {
                    elements.add(read(in));
                }
                yield new Datum.Sequence(elements);
            }
            case FIELDS -> new Datum.Fields(readFields(in));
            case GRAPH -> new Datum.Graph(readTape(in));
            case TERM -> readTermBody(in);
            case HOSTED -> new Datum.Hosted(readText(in), Optional.empty());
            default -> throw new IllegalArgumentException("data of kind " + tag + " are not known");
        };
    }

    Datum.Term readTerm(DataInputStream in) throws IOException {
        if (read(in) instanceof Datum.Term term) {
            return term;
        }
        throw new IllegalArgumentException("the form of a fit has no term where it needs one");
    }

    private Datum.Term readTermBody(DataInputStream in) throws IOException {
        Kind kind = Kind.valueOf(in.readUTF());
        String name = in.readUTF();
        Map<String, Datum> arguments = readFields(in);
        long dimension = in.readLong();
        return new Datum.Term(kind, name, arguments, dimension < 0 ? Optional.empty() : Optional.of(dimension));
    }
}
