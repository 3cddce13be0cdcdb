package dev.anneal.reference;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.Kind;
import dev.anneal.catalogue.Signature;
import dev.anneal.catalogue.SignatureKey;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.engine.Implementations;
import dev.anneal.reference.Reference.Entry;
import dev.anneal.reference.Reference.Mark;
import dev.anneal.reference.Reference.Page;
import dev.anneal.reference.Reference.Section;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.DeclHead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the language offers without an import, and what the modules of its standard library offer. */
public final class LibraryReference {
    private static final String INTRODUCTION = """
            What scripts can use. The pages of the first list need no import; what is on a page of a module is imported with \
            `import std.targets (circle)`, or as a whole with `import std.targets`.""";

    /** A page of what needs no import, and the sections on it: what is of these kinds, or a member of this type. */
    private enum Topic {
        VALUES("values", "Constants and functions", ""),
        DENSITIES("densities", "Densities", "Density"),
        FAMILIES("families", "Families", "Family"),
        SCHEDULES("schedules", "Schedules", "Schedule"),
        METHODS("methods", "Methods, paths and ends of runs", ""),
        RUNS("runs", "What runs yield", "Run"),
        MEASURES("measures", "Aggregates and estimates", "Estimate"),
        CHARTS("charts", "Charts", "");

        private final String file;
        private final String title;
        private final String receiver;

        Topic(String file, String title, String receiver) {
            this.file = file;
            this.title = title;
            this.receiver = receiver;
        }

        static Topic of(SignatureKey key) {
            if (key.receiver().isPresent()) {
                for (Topic topic : values()) {
                    if (topic.receiver.equals(key.receiver().get())) {
                        return topic;
                    }
                }
            }
            return switch (key.kind()) {
                case VALUE, FUNCTION -> VALUES;
                case DENSITY -> DENSITIES;
                case FAMILY -> FAMILIES;
                case SCHEDULE -> SCHEDULES;
                case METHOD, PATH, HORIZON -> METHODS;
                case FIELD, SERIES -> RUNS;
                case AGGREGATE -> MEASURES;
                case CHART -> CHARTS;
            };
        }
    }

    private final Catalogue catalogue;
    private final StandardLibrary library;

    private LibraryReference(Catalogue catalogue, StandardLibrary library) {
        this.catalogue = catalogue;
        this.library = library;
    }

    /** The reference of this interpreter. */
    public static Reference standard() {
        return of(Catalogue.builtins(), StandardLibrary.standard());
    }

    /** The reference of a catalogue and a library. */
    public static Reference of(Catalogue catalogue, StandardLibrary library) {
        LibraryReference made = new LibraryReference(catalogue, library);
        List<Page> pages = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            made.builtins(topic).ifPresent(pages::add);
        }
        library.modules().forEach(module -> pages.add(made.module(module)));
        return new Reference("What Anneal offers", INTRODUCTION, pages);
    }

    private Optional<Page> builtins(Topic topic) {
        Map<String, List<Entry>> sections = new LinkedHashMap<>();
        for (SignatureKey key : catalogue.keys()) {
            if (Topic.of(key) == topic) {
                catalogue
                        .find(key)
                        .ifPresent(signature -> sections.computeIfAbsent(section(key), title -> new ArrayList<>())
                                .add(entry(key, signature)));
            }
        }
        List<Section> all = new ArrayList<>();
        sections.forEach((title, entries) -> all.add(new Section(title, entries)));
        return all.isEmpty() ? Optional.empty() : Optional.of(new Page(topic.file, topic.title, "", all));
    }

    private static String section(SignatureKey key) {
        boolean field = key.kind() == Kind.FIELD || key.kind() == Kind.SERIES;
        if (key.receiver().isPresent() && !field) {
            return "Members of " + plural(key.receiver().get().toLowerCase(Locale.ROOT));
        }
        return switch (key.kind()) {
            case VALUE -> "Constants";
            case FUNCTION -> "Functions";
            case DENSITY -> "Densities";
            case FAMILY -> "Families";
            case SCHEDULE -> "Schedules";
            case METHOD -> "Methods";
            case PATH -> "Paths";
            case HORIZON -> "Ends of runs";
            case FIELD, SERIES -> "Fields";
            case AGGREGATE -> "Aggregates";
            case CHART -> "Charts";
        };
    }

    private static String plural(String noun) {
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    private Entry entry(SignatureKey key, Signature signature) {
        String name = key.receiver().map(type -> type + ".").orElse("") + key.name();
        boolean later = Implementations.status(key) == Implementations.Status.LATER;
        Optional<String> note = Optional.empty();
        if (later) {
            note = Optional.of("Later: this version does not have it, and says so where a script uses it.");
        } else if (key.kind() == Kind.SERIES) {
            note = Optional.of("Can be recorded while a run works.");
        }
        return new Entry(
                name,
                key.kind().words() + " " + catalogue.written(key).orElse(name),
                signature.documentation(),
                true,
                note,
                later ? Optional.of(Mark.LATER) : Declarations.mark(signature.documentation()));
    }

    private Page module(String module) {
        Map<String, List<Entry>> sections = new LinkedHashMap<>();
        for (String name : library.names(module)) {
            Optional<Decl> decl = name.startsWith("_") ? Optional.empty() : library.declaration(module, name);
            decl.ifPresent(
                    declared -> sections.computeIfAbsent(Declarations.section(declared), title -> new ArrayList<>())
                            .add(new Entry(
                                    name,
                                    DeclHead.of(declared),
                                    DeclHead.documentation(declared),
                                    true,
                                    Optional.empty(),
                                    Declarations.mark(DeclHead.documentation(declared)))));
        }
        List<Section> all = new ArrayList<>();
        sections.forEach((title, entries) -> all.add(new Section(title, entries)));
        return new Page(module, module, Declarations.opening(library.text(module)), all);
    }
}
