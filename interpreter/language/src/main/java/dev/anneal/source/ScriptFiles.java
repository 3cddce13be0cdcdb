package dev.anneal.source;

import dev.anneal.source.SourceResolver.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads scripts from files; what is wrong with a file is said in words that follow its name. */
public final class ScriptFiles {
    private static final int LARGEST = 64 << 20;
    private static final String TOO_LARGE = "is larger than any script";

    private ScriptFiles() {}

    /** The script in a file, under a name for messages. */
    public static Answer read(Path file, String name) {
        Optional<String> refusal = refusal(file);
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        try {
            byte[] bytes;
            try (InputStream content = Files.newInputStream(file)) {
                // Devices and pipes have no size, and may never end.
                bytes = content.readNBytes(LARGEST + 1);
            }
            if (bytes.length > LARGEST) {
                return new Answer.Refused(TOO_LARGE);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Answer.Found(Source.of(name, text), file.toRealPath().toString());
        } catch (AccessDeniedException denied) {
            return new Answer.Refused("may not be read");
        } catch (CharacterCodingException binary) {
            return new Answer.Refused("is not a text in UTF-8");
        } catch (IOException unreadable) {
            return new Answer.Refused("cannot be read: " + unreadable.getMessage());
        }
    }

    /** What is wrong with a file before it is opened; empty if nothing is. */
    static Optional<String> refusal(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.of("does not exist");
            } else if (Files.isDirectory(file)) {
                return Optional.of("is a folder, not a script");
            }
            return Files.isRegularFile(file) && Files.size(file) > LARGEST ? Optional.of(TOO_LARGE) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("cannot be read: " + unreadable.getMessage());
        }
    }
}
