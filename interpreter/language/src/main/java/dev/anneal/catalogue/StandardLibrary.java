package dev.anneal.catalogue;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The modules of the standard library that are written in the language. An index beside them says which names there are
 * and where they stand, so that a module is not read before it is imported, and then only the declarations that are
 * used.
 *
 * <p>Immutable to its users and thread-safe.
 */
public final class StandardLibrary {
    /** What the names of its modules start with. */
    public static final String PREFIX = "std.";

    private static final String INDEX = "std/index";

    /**
     * Where a declaration stands in the text of its module.
     *
     * @param module the module, {@code std.targets}
     * @param name what it declares
     * @param line its first line, from 1
     * @param start the offset at which it starts, its documentation included
     * @param end the offset behind it
     */
    public record Entry(String module, String name, int line, int start, int end) {}

    private final Map<String, Map<String, Entry>> entries;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    private StandardLibrary(Map<String, Map<String, Entry>> entries) {
        this.entries = entries;
    }

    /** The library that comes with the interpreter. */
    public static StandardLibrary standard() {
        Map<String, Map<String, Entry>> entries = new LinkedHashMap<>();
        for (String line : Resources.text(INDEX).lines().toList()) {
            String[] fields = line.split(" ", 5);
            Entry entry = new Entry(
                    fields[0],
                    fields[1],
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3]),
                    Integer.parseInt(fields[4]));
            entries.computeIfAbsent(entry.module(), module -> new LinkedHashMap<>())
                    .put(entry.name(), entry);
        }
        return new StandardLibrary(entries);
    }

    /** The names of its modules. */
    public List<String> modules() {
        return List.copyOf(entries.keySet());
    }

    /** The names that a module declares, private ones included, in its order; none if there is no such module. */
    public List<String> names(String module) {
        return List.copyOf(entries.getOrDefault(module, Map.of()).keySet());
    }

    /** The modules that offer a name. */
    public List<String> modulesWith(String name) {
        List<String> found = new ArrayList<>();
        entries.forEach((module, names) -> {
            if (names.containsKey(name) && !name.startsWith("_")) {
                found.add(module);
            }
        });
        return found;
    }

    /** A declaration of a module, read when it is asked for. */
    public Optional<Decl> declaration(String module, String name) {
        Entry entry = entries.getOrDefault(module, Map.of()).get(name);
        return entry == null ? Optional.empty() : Optional.of(read(entry));
    }

    /** The whole text of a module. */
    public String text(String module) {
        return texts.computeIfAbsent(resource(module), Resources::text);
    }

    private Decl read(Entry entry) {
        String resource = resource(entry.module());
        String text = text(entry.module()).substring(entry.start(), entry.end());
        // Blank lines in place of what stands before it keep its line number right.
        Source source = Source.library(resource, "\n".repeat(entry.line() - 1) + text);
        Diagnostics diagnostics = new Diagnostics();
        Script script = SyntaxParser.parse(source, SyntaxLimits.DEFAULT, diagnostics);
        if (diagnostics.hasErrors() || script.declarations().size() != 1) {
            throw new IllegalStateException(
                    entry.module() + "." + entry.name() + " cannot be read: " + diagnostics.inOrder());
        }
        return script.declarations().get(0);
    }

    /** The resource that holds the text of a module. */
    public static String resource(String module) {
        return module.replace('.', '/') + ".anneal";
    }
}
