package dev.anneal.cli;

import dev.anneal.numerics.simd.Simd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a run was made with, for its manifest. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String JAVA = "java";
    private static final String PROCESSOR = "processor";
    private static final String SIMD = "simd";

    private Machine() {}

    static Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("version", Main.version());
        notes.put(
                JAVA,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", "
                        + System.getProperty("java.vendor"));
        notes.put(PROCESSOR, System.getProperty("os.arch") + model());
        notes.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        notes.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        notes.put(SIMD, Simd.active().description());
        return notes;
    }

    /** What differs, of all on which the last bits of a number may depend, as sentences; empty if nothing does. */
    static List<String> differences(Map<String, String> manifest) {
        List<String> differences = new ArrayList<>();
        Map<String, String> now = notes();
        for (String name : List.of(JAVA, PROCESSOR, SIMD)) {
            String was = manifest.getOrDefault(name, "not known");
            String is = now.getOrDefault(name, "not known");
            if (!was.equals(is)) {
                differences.add(name + ": then " + was + "; now " + is);
            }
        }
        return differences;
    }

    private static String model() {
        if (!Files.isReadable(PROCESSORS)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> ", " + line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }
}
