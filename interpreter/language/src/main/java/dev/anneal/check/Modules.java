package dev.anneal.check;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import dev.anneal.source.SourceResolver.Answer;
import dev.anneal.syntax.Decl;
import dev.anneal.syntax.Expr.Identifier;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the scripts of one compilation can refer to: the catalogue, the standard library, and the files they import, each
 * of which is read once.
 */
public final class Modules {
    private static final int MAXIMAL_FILES = 500;

    /** The most files of which each imports the next: they are read one within the other, on the stack of the caller. */
    private static final int LONGEST_CHAIN = 50;

    private final Catalogue catalogue;
    private final StandardLibrary library;
    private final SourceResolver resolver;
    private final SyntaxLimits limits;
    private final Map<String, LibraryModule> parts = new HashMap<>();
    private final Map<String, FileModule> files = new HashMap<>();
    private final Map<String, String> reading = new LinkedHashMap<>();
    private final Set<String> prefixes = new TreeSet<>();
    private final List<CheckedDecl> checked = new ArrayList<>();
    private String prefix = "";

    /** The modules for one compilation. */
    public Modules(Catalogue catalogue, StandardLibrary library, SourceResolver resolver, SyntaxLimits limits) {
        this.catalogue = catalogue;
        this.library = library;
        this.resolver = resolver;
        this.limits = limits;
    }

    /** The standard library, and no files. */
    public static Modules withoutFiles(Catalogue catalogue) {
        return new Modules(catalogue, StandardLibrary.standard(), SourceResolver.none(), SyntaxLimits.DEFAULT);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    StandardLibrary library() {
        return library;
    }

    /** The declarations of all modules that have been checked, each behind those it depends on. */
    List<CheckedDecl> checked() {
        return checked;
    }

    /** What an import names; nothing after an error has been reported. */
    Optional<ImportedModule> find(Decl.Import importing, Diagnostics diagnostics) {
        if (importing.file()) {
            return file(importing, diagnostics);
        }
        String module = importing.path();
        if (library.modules().contains(module)) {
            return Optional.of(parts.computeIfAbsent(module, name -> new LibraryModule(name, this, checked::add)));
        }
        Optional<String> help = Suggestion.help(module, library.modules())
                .or(() -> library.modules().contains(StandardLibrary.PREFIX + module)
                        ? Optional.of("write `import " + StandardLibrary.PREFIX + module + "`")
                        : Optional.of("the modules are `" + String.join("`, `", library.modules())
                                + "`; a file is imported with quotes: `import \"" + module + ".anneal\"`"));
        diagnostics.add(Diagnostic.of(
                        DiagnosticCode.UNKNOWN_MODULE, importing.pathSpan(), "there is no module `" + module + "`")
                .help(help));
        return Optional.empty();
    }

    private Optional<ImportedModule> file(Decl.Import importing, Diagnostics diagnostics) {
        if (importing.path().isBlank()) {
            diagnostics.add(
                    Diagnostic.of(DiagnosticCode.CANNOT_IMPORT, importing.pathSpan(), "the file to import has no name")
                            .help("write its path between the quotes, relative to this script"));
            return Optional.empty();
        }
        Source importer = importing.span().source();
        Answer answer = resolver.resolve(importer, importing.path());
        if (answer instanceof Answer.Refused refused) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.CANNOT_IMPORT,
                    importing.pathSpan(),
                    "`" + importing.path() + "` cannot be imported: it " + refused.why()));
            return Optional.empty();
        }
        Answer.Found found = (Answer.Found) answer;
        if (reading.containsKey(found.identity())) {
            diagnostics.add(cycle(importing, found.identity()));
            return Optional.empty();
        }
        FileModule known = files.get(found.identity());
        if (known != null) {
            return Optional.of(known);
        }
        if (reading.size() >= LONGEST_CHAIN) {
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.LIMIT_EXCEEDED,
                            importing.pathSpan(),
                            "files import each other in a chain of more than " + LONGEST_CHAIN)
                    .help("import what the chain leads to directly"));
            return Optional.empty();
        }
        if (files.size() + reading.size() >= MAXIMAL_FILES) {
            diagnostics.add(Diagnostic.of(
                    DiagnosticCode.LIMIT_EXCEEDED,
                    importing.pathSpan(),
                    "the script imports more than " + MAXIMAL_FILES + " files"));
            return Optional.empty();
        }
        FileModule module = read(importing, found, diagnostics);
        files.put(found.identity(), module);
        return Optional.of(module);
    }

    private FileModule read(Decl.Import importing, Answer.Found found, Diagnostics diagnostics) {
        String outer = prefix;
        prefix = newPrefix(
                outer + importing.alias().map(Identifier::text).orElseGet(() -> ImportCheck.stem(importing)) + ".");
        reading.put(found.identity(), found.source().name());
        try {
            Script script = SyntaxParser.parse(found.source(), limits, diagnostics);
            FileModule module = new FileModule(found.source().name());
            for (CheckedDecl decl : Checker.checkImported(script, prefix, this, diagnostics)) {
                if (FileModule.isImportable(decl)) {
                    module.offer(decl);
                    checked.add(decl);
                } else {
                    module.withhold(decl);
                }
            }
            return module;
        } finally {
            reading.remove(found.identity());
            prefix = outer;
        }
    }

    /** Two files that are imported under one name are told apart by a number. */
    private String newPrefix(String wanted) {
        String unique = wanted;
        for (int number = 2; !prefixes.add(unique); number++) {
            unique = wanted.substring(0, wanted.length() - 1) + number + ".";
        }
        return unique;
    }

    private Diagnostic cycle(Decl.Import importing, String identity) {
        List<String> ring = new ArrayList<>();
        reading.forEach((file, name) -> {
            if (file.equals(identity) || !ring.isEmpty()) {
                ring.add("`" + name + "`");
            }
        });
        ring.add(ring.get(0));
        return Diagnostic.of(
                        DiagnosticCode.IMPORT_CYCLE,
                        importing.pathSpan(),
                        ring.size() == 2
                                ? ring.get(0) + " imports itself"
                                : "files import each other: " + String.join(" imports ", ring))
                .help("move what they share into a file of its own");
    }
}
