package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.Compilation;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.reference.HtmlReference;
import dev.anneal.reference.LibraryReference;
import dev.anneal.reference.MarkdownReference;
import dev.anneal.reference.Reference;
import dev.anneal.reference.ScriptReference;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code anneal doc}: references from comments, of the language or of a script. */
final class DocCommand {
    private static final Path FOLDER = Path.of("anneal-doc");
    private static final String HTML_FILE = "index.html";
    private static final String HTML_MARK = "\n<!-- Written by `anneal doc`. -->\n";

    private final Streams streams;
    private final Options options;

    /**
     * How a reference is written.
     *
     * @param out the folder, where one was asked for
     * @param html whether as one page of HTML, and not as files in Markdown
     * @param force whether files are replaced that are no references
     */
    record Options(Optional<Path> out, boolean html, boolean force) {}

    DocCommand(Streams streams, Options options) {
        this.streams = streams;
        this.options = options;
    }

    /** Writes the reference of a script; without one, that of the language. */
    int write(Optional<String> script) {
        if (script.isEmpty()) {
            return write(LibraryReference.standard());
        }
        Optional<Source> source = ScriptFile.read(script.get(), streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        SourceResolver files = SourceResolver.files();
        try (Anneal anneal = Anneal.builder().sources(files).build()) {
            Compilation compilation = anneal.compile(source.get());
            if (!compilation.isSound()) {
                new DiagnosticPrinter(streams)
                        .print(compilation.diagnostics().stream()
                                .filter(Diagnostic::isError)
                                .toList());
                return ExitCode.SCRIPT_ERROR;
            }
            return write(ScriptReference.of(source.get(), anneal, files));
        }
    }

    private int write(Reference reference) {
        Map<String, String> files = options.html()
                ? Map.of(HTML_FILE, HtmlReference.of(reference) + HTML_MARK.strip() + "\n")
                : MarkdownReference.of(reference);
        Path folder = options.out().orElse(FOLDER);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            streams.error().println("anneal: " + folder + " is a file; give a folder with `--out`");
            return ExitCode.USAGE;
        }
        try {
            List<Path> foreign = options.force()
                    ? List.of()
                    : files.keySet().stream()
                            .map(folder::resolve)
                            .filter(DocCommand::isForeign)
                            .toList();
            if (!foreign.isEmpty()) {
                foreign.forEach(file -> streams.error().println("anneal: " + file + " is there, and no reference"));
                streams.error().println("give another folder with `--out`, or replace it with `--force`");
                return ExitCode.USAGE;
            }
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.writeString(path, file.getValue());
                streams.out().println(path);
            }
        } catch (IOException unwritable) {
            streams.error().println("anneal: the reference cannot be written: " + unwritable.getMessage());
            return ExitCode.FILE_NOT_WRITTEN;
        }
        hint(reference.undocumented());
        return ExitCode.DONE;
    }

    /** Whether a file is there that this command did not write. */
    private static boolean isForeign(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return !Files.isRegularFile(file) || !Files.readString(file).contains("<!-- Written by `anneal doc`");
        } catch (IOException unreadable) {
            return true;
        }
    }

    private void hint(List<String> undocumented) {
        if (!undocumented.isEmpty()) {
            streams.error().println("without a `///` comment:");
            undocumented.forEach(name -> streams.error().println("  " + name));
        }
    }
}
