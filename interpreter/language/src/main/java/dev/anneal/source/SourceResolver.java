package dev.anneal.source;

import java.nio.file.Path;

/**
 * Finds the files that scripts import. The host decides which there are: none, those of a folder, or its own.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface SourceResolver {
    /**
     * The file that a script names.
     *
     * @param importer the script that imports it
     * @param path the path as it is written, relative to the script
     */
    Answer resolve(Source importer, String path);

    /** No files: scripts can import the standard library only. */
    static SourceResolver none() {
        return (importer, path) -> new Answer.Refused("is a file, and scripts cannot read files here");
    }

    /** All files that this process may read. The name of a script is its path. */
    static SourceResolver files() {
        return FileResolver.everywhere();
    }

    /**
     * The files in a folder and below; links that lead out of it are not followed.
     *
     * @param folder the folder; names of scripts are paths that start there
     */
    static SourceResolver within(Path folder) {
        return FileResolver.within(folder);
    }

    /** What came of it. */
    sealed interface Answer {
        /**
         * The file.
         *
         * @param source its text, under the name that messages show
         * @param identity what two paths to one file have in common
         */
        record Found(Source source, String identity) implements Answer {}

        /**
         * No file.
         *
         * @param why what is said behind its name: "does not exist"
         */
        record Refused(String why) implements Answer {}
    }
}
