package dev.anneal.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a user that Anneal itself is at fault, and leaves what its developers need in a file. */
final class DefectReport {
    private DefectReport() {}

    static void write(Throwable defect, String[] arguments, Streams streams) {
        if (defect instanceof OutOfMemoryError) {
            streams.error()
                    .println("anneal: there is not enough memory; give Java more, for example with"
                            + " ANNEAL_JAVA_OPTS=-Xmx8g");
            return;
        }
        streams.error().println("anneal: this is a defect of Anneal and not of your script: " + defect);
        StringWriter text = new StringWriter();
        try (PrintWriter writer = new PrintWriter(text)) {
            writer.println(Main.version() + ", Java " + System.getProperty("java.version"));
            writer.println("anneal " + String.join(" ", arguments));
            defect.printStackTrace(writer);
        }
        try {
            Path file = Files.createTempFile("anneal-defect-", ".txt");
            Files.writeString(file, text.toString());
            streams.error().println("please send the file " + file + " to its developers");
        } catch (IOException noPlace) {
            streams.error().println("its details cannot be written: " + noPlace.getMessage());
        }
    }
}
