package dev.anneal.repl;

import dev.anneal.syntax.Decl;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Imports name files relative to the script that they stand in. When a declaration moves from one script to another, so
 * that of a loaded script to the session's and from there to a saved one, the path is written anew.
 */
final class ImportPaths {
    private ImportPaths() {}

    /** A statement of a script in one folder, for a script in another folder. */
    static Statement moved(Statement statement, Path from, Path to) {
        boolean file = statement.decl().isPresent()
                && statement.decl().get() instanceof Decl.Import importing
                && importing.file();
        if (!file) {
            return statement;
        }
        Decl.Import importing = (Decl.Import) statement.decl().get();
        try {
            Path imported = from.resolve(importing.path());
            String path = Path.of(importing.path()).isAbsolute()
                    ? importing.path()
                    : to.toAbsolutePath()
                            .normalize()
                            .relativize(imported.toAbsolutePath().normalize())
                            .toString()
                            .replace('\\', '/');
            String text = statement.text();
            int start = importing.pathSpan().start();
            int end = importing.pathSpan().end();
            return statement.reading(text.substring(0, start) + "\"" + path + "\"" + text.substring(end));
        } catch (InvalidPathException unnameable) {
            return statement; // The checker says what is wrong with it.
        }
    }

    /** The folder of a script that goes by its path. */
    static Path folder(String script) {
        Path folder = Path.of(script).getParent();
        return folder == null ? Path.of("") : folder;
    }
}
