package dev.anneal.reference;

import dev.anneal.Anneal;
import dev.anneal.Compilation;
import dev.anneal.check.CheckedDecl;
import dev.anneal.reference.Reference.Entry;
import dev.anneal.reference.Reference.Page;
import dev.anneal.reference.Reference.Section;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.DeclHead;
import dev.anneal.type.Type;
import dev.anneal.type.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a script and the files that it imports declare. Names that begin with an underscore are their own affair. */
public final class ScriptReference {
    /** A declaration of so many characters on one line is shown as it stands, and not by its head. */
    private static final int SHORT = 100;

    /** Sections in the order of what a reader of a script asks for. */
    private static final List<String> ORDER = List.of(
            "Inputs", "Functions", "Targets", "Families", "Schedules", "Values", "Runs", "Sweeps", "Tables", "Charts");

    private final Set<String> taken = new HashSet<>();

    private ScriptReference() {}

    /**
     * The reference of a script: a page for it, and one for each file that it imports, also by way of others.
     *
     * @param script the script, which need not be free of errors
     * @param anneal what compiles it
     * @param files where the interpreter finds imported files
     */
    public static Reference of(Source script, Anneal anneal, SourceResolver files) {
        ScriptReference made = new ScriptReference();
        List<Page> pages = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Source> open = new ArrayDeque<>(List.of(script));
        while (!open.isEmpty()) {
            Source source = open.removeFirst();
            Compilation compilation = anneal.compile(source);
            pages.add(made.page(source, compilation));
            for (Decl decl : compilation.checked().script().declarations()) {
                if (decl instanceof Decl.Import importing
                        && importing.file()
                        && files.resolve(source, importing.path()) instanceof SourceResolver.Answer.Found found
                        && seen.add(found.identity())) {
                    open.addLast(found.source());
                }
            }
        }
        return new Reference(script.name(), pages.get(0).introduction(), pages);
    }

    private Page page(Source source, Compilation compilation) {
        Map<String, List<Entry>> sections = new LinkedHashMap<>();
        ORDER.forEach(title -> sections.put(title, new ArrayList<>()));
        for (CheckedDecl checked : compilation.checked().declarations()) {
            if (!(checked.decl() instanceof Decl.Import)) {
                checked.names().stream()
                        .filter(name -> !name.startsWith("_"))
                        .forEach(name -> sections.getOrDefault(Declarations.section(checked.decl()), new ArrayList<>())
                                .add(entry(name, checked)));
            }
        }
        List<Section> all = new ArrayList<>();
        sections.forEach((title, entries) -> {
            if (!entries.isEmpty()) {
                all.add(new Section(title, entries));
            }
        });
        return new Page(fileName(source.name()), source.name(), Declarations.opening(source.text()), all);
    }

    private static Entry entry(String name, CheckedDecl checked) {
        Decl decl = checked.decl();
        String documentation = DeclHead.documentation(decl);
        boolean documentable = !(decl instanceof Decl.Table || decl instanceof Decl.Plot);
        return new Entry(
                name, code(decl), documentation, documentable, note(checked), Declarations.mark(documentation));
    }

    private static String code(Decl decl) {
        String whole = decl.span().text().strip();
        boolean shown = decl instanceof Decl.Study || (whole.length() <= SHORT && whole.indexOf('\n') < 0);
        return shown || decl instanceof Decl.Param ? whole : DeclHead.of(decl);
    }

    /** The type of a value, where its declaration does not say it. */
    private static Optional<String> note(CheckedDecl checked) {
        Type type = checked.type();
        if (!checked.sound() || type == Type.Simple.ANY || type == Type.Simple.ERRONEOUS) {
            return Optional.empty();
        } else if (type instanceof Type.Table table && table.columns().isPresent()) {
            return Optional.of("Columns: "
                    + String.join(
                            ", ",
                            table.columns().get().keySet().stream()
                                    .map(column -> "`" + column + "`")
                                    .toList())
                    + ".");
        }
        boolean telling = checked.decl() instanceof Decl.Let || checked.decl() instanceof Decl.Param;
        if (!telling) {
            return Optional.empty();
        }
        String words = Words.a(type);
        return Optional.of(Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".");
    }

    /** A name for the file of a page: that of the script without its folder and ending, made different from others. */
    private String fileName(String source) {
        String last = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        String stem = last.replaceFirst("\\.anneal$", "").replaceAll("[^\\p{L}\\p{N}._-]", "-");
        String base = stem.isEmpty() || stem.equals("index") ? "script" : stem;
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }
}
