package dev.anneal.source;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds imported files beside the script that imports them, everywhere or in one folder only. */
final class FileResolver implements SourceResolver {
    private final Path start;
    private final boolean bounded;

    private FileResolver(Path start, boolean bounded) {
        this.start = start;
        this.bounded = bounded;
    }

    static FileResolver everywhere() {
        return new FileResolver(Path.of(""), false);
    }

    static FileResolver within(Path folder) {
        return new FileResolver(folder, true);
    }

    @Override
    public Answer resolve(Source importer, String path) {
        try {
            Path name = Path.of(importer.name()).resolveSibling(path).normalize();
            Path file = start.resolve(name);
            // Before it is touched: that a file outside exists is nobody's business either.
            if (bounded && (name.isAbsolute() || name.startsWith(".."))) {
                return outside();
            }
            Optional<String> refusal = ScriptFiles.refusal(file);
            if (refusal.isPresent()) {
                return new Answer.Refused(refusal.get());
            }
            Path real = file.toRealPath();
            if (bounded && !real.startsWith(start.toRealPath())) {
                return outside();
            }
            return ScriptFiles.read(real, name.toString().replace('\\', '/'));
        } catch (InvalidPathException noPath) {
            return new Answer.Refused("is not a path");
        } catch (IOException unreadable) {
            return new Answer.Refused("cannot be read");
        }
    }

    private static Answer outside() {
        return new Answer.Refused("lies outside of the folder from which scripts may import");
    }
}
