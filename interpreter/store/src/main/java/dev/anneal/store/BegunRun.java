package dev.anneal.store;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a run was made of, in a file beside the database until the database has it. Opening one takes most of a second,
 * and a process that is killed meanwhile leaves a run that can be resumed all the same.
 */
final class BegunRun {
    /** The name of the file in the folder of a run. */
    static final String FILE = "begun.properties";

    private final Path file;

    /** That of a run. */
    BegunRun(Path run) {
        this.file = run.resolve(FILE);
    }

    boolean isThere() {
        return Files.isRegularFile(file);
    }

    /** Writes the notes of a run, in the place of older ones: at any moment either of them are there as a whole. */
    void write(Map<String, String> notes) throws StoreException {
        Properties properties = new Properties();
        properties.putAll(notes);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, "A run that its database does not know yet.");
            WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw new StoreException(file + " cannot be written", refused);
        }
    }

    /** The notes of a run. */
    Map<String, String> notes() throws StoreException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StoreException(file + " cannot be read; run the script again", unreadable);
        }
        Map<String, String> notes = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> notes.put(name, properties.getProperty(name)));
        return notes;
    }

    /** Deletes the notes, if nothing is in the way: the database has them, or the run never began. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stuck) {
            // Deleted when the next thing is noted.
        }
    }
}
