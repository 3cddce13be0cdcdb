package dev.anneal.cli;

import dev.anneal.source.ScriptFiles;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that a script imports, as they were when its run began: what is read is noted for the manifest, and what the
 * manifest has is not read again. So a run is resumed with what it began with, from any folder.
 */
final class KeptSources implements SourceResolver {
    private static final String IMPORT = "import ";

    private final SourceResolver files = SourceResolver.files();
    private final Map<String, Answer.Found> known = new ConcurrentHashMap<>();

    /** Nothing is known yet. */
    KeptSources() {}

    /** What a manifest has. */
    static KeptSources of(Map<String, String> manifest) {
        KeptSources sources = new KeptSources();
        manifest.forEach((name, content) -> {
            String[] parts = content.split("\n", 3);
            if (name.startsWith(IMPORT) && parts.length == 3) {
                sources.known.put(
                        name.substring(IMPORT.length()), new Answer.Found(Source.of(parts[0], parts[2]), parts[1]));
            }
        });
        return sources;
    }

    /** Whether a name in a manifest is that of a file's text. */
    static boolean isText(String name) {
        return name.startsWith(IMPORT);
    }

    @Override
    public Answer resolve(Source importer, String path) {
        String key = key(importer, path);
        Answer.Found kept = known.get(key);
        if (kept != null) {
            return kept;
        }
        Answer answer = files.resolve(importer, path);
        if (answer instanceof Answer.Found found) {
            known.put(key, found);
        }
        return answer;
    }

    private static String key(Source importer, String path) {
        return path + " by " + importer.name();
    }

    /** For the manifest: the name, the identity and the text of each file. */
    Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        known.forEach((key, found) -> notes.put(
                IMPORT + key,
                found.source().name() + "\n" + found.identity() + "\n"
                        + found.source().text()));
        return notes;
    }

    /** The files that are there and have another text than they had, by the names that messages show. */
    List<String> changed() {
        return known.values().stream()
                .filter(found -> isChanged(Path.of(found.identity()), found.source()))
                .map(found -> found.source().name())
                .sorted()
                .toList();
    }

    /** Whether a file is there and has another text than it had. */
    static boolean isChanged(Path file, Source was) {
        return ScriptFiles.read(file, was.name()) instanceof Answer.Found now
                && !now.source().text().equals(was.text());
    }
}
