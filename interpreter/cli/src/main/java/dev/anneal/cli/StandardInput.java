package dev.anneal.cli;

import dev.anneal.source.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The script that comes through standard input, as editors send it; what is wrong with it is said on standard error. */
final class StandardInput {
    private static final String NAME = "standard input";
    private static final int LARGEST = 64 << 20;

    private StandardInput() {}

    static Optional<Source> read(Streams streams) {
        String why;
        try {
            byte[] bytes = System.in.readNBytes(LARGEST + 1);
            if (bytes.length <= LARGEST) {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return Optional.of(Source.of(NAME, text));
            }
            why = "is larger than any script";
        } catch (CharacterCodingException binary) {
            why = "is not a text in UTF-8";
        } catch (IOException unreadable) {
            why = "cannot be read: " + unreadable.getMessage();
        }
        streams.error().println("anneal: " + NAME + " " + why);
        return Optional.empty();
    }
}
