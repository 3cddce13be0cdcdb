package dev.anneal.cli;

import dev.anneal.source.ScriptFiles;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads scripts from files; what goes wrong is said on standard error. */
final class ScriptFile {
    private ScriptFile() {}

    static Optional<Source> read(String name, Streams streams) {
        if (name.isEmpty()) {
            streams.error().println("anneal: the script has no name");
            return Optional.empty();
        }
        SourceResolver.Answer answer;
        try {
            answer = ScriptFiles.read(Path.of(name), name);
        } catch (InvalidPathException noPath) {
            answer = new SourceResolver.Answer.Refused("is not a path");
        }
        if (answer instanceof SourceResolver.Answer.Found found) {
            return Optional.of(found.source());
        }
        streams.error().println("anneal: " + name + " " + ((SourceResolver.Answer.Refused) answer).why());
        return Optional.empty();
    }
}
