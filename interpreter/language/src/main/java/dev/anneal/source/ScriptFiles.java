package dev.anneal.source;

import dev.anneal.source.SourceResolver.Answer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads scripts from files; what is wrong with a file is said in words that follow its name. */
public final class ScriptFiles {
    private static final long LARGEST = 64L << 20;

    private ScriptFiles() {}

    /** The script in a file, under a name for messages. */
    public static Answer read(Path file, String name) {
        Optional<String> refusal = refusal(file);
        if (refusal.isPresent()) {
            return new Answer.Refused(refusal.get());
        }
        try {
            String text = Files.readString(file);
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
            // Devices and pipes have no size, and may never end.
            return Files.isRegularFile(file) && Files.size(file) > LARGEST
                    ? Optional.of("is larger than any script")
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("cannot be read: " + unreadable.getMessage());
        }
    }
}
