package dev.anneal.cli;

import dev.anneal.format.Formatted;
import dev.anneal.format.Formatter;
import dev.anneal.source.Source;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code anneal fmt}: brings scripts into the one style, or says which are not in it. */
final class FormatCommand {
    private static final String STANDARD_INPUT = "-";

    private final Streams streams;
    private final boolean checking;

    /** With {@code checking} nothing is written. */
    FormatCommand(Streams streams, boolean checking) {
        this.streams = streams;
        this.checking = checking;
    }

    /** Formats all of them, whatever is wrong with some; the exit code tells the worst that was found. */
    int format(List<String> names) {
        if (names.contains(STANDARD_INPUT)) {
            if (names.size() > 1) {
                streams.error().println("anneal: `-` stands for standard input, and alone: `anneal fmt -`");
                return ExitCode.USAGE;
            }
            return standardInput();
        }
        int worst = ExitCode.DONE;
        for (String name : names) {
            worst = Math.max(worst, ScriptFolder.is(name) ? folder(name) : file(name));
        }
        return worst;
    }

    private int folder(String folder) {
        Optional<List<String>> scripts = ScriptFolder.scripts(folder, streams);
        int worst = scripts.isPresent() ? ExitCode.DONE : ExitCode.USAGE;
        for (String script : scripts.orElse(List.of())) {
            worst = Math.max(worst, file(script));
        }
        return worst;
    }

    private int file(String name) {
        Optional<Source> source = ScriptFile.read(name, streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        Formatted formatted = Formatter.format(source.get());
        if (!formatted.errors().isEmpty()) {
            new DiagnosticPrinter(streams).print(formatted.errors());
            return ExitCode.SCRIPT_ERROR;
        } else if (formatted.isUnchanged()) {
            return ExitCode.DONE;
        } else if (checking) {
            streams.out().println(name);
            return ExitCode.NOT_IN_STYLE;
        }
        try {
            FileReplacement.write(Path.of(name), formatted.text());
            streams.out().println(name);
            return ExitCode.DONE;
        } catch (AccessDeniedException denied) {
            streams.error().println("anneal: " + name + " may not be written");
        } catch (IOException unwritable) {
            streams.error().println("anneal: " + name + " cannot be written: " + unwritable.getMessage());
        }
        return ExitCode.FILE_NOT_WRITTEN;
    }

    private int standardInput() {
        Optional<Source> source = StandardInput.read(streams);
        if (source.isEmpty()) {
            return ExitCode.USAGE;
        }
        Formatted formatted = Formatter.format(source.get());
        if (!formatted.errors().isEmpty()) {
            new DiagnosticPrinter(streams).print(formatted.errors());
            return ExitCode.SCRIPT_ERROR;
        } else if (!checking) {
            streams.out().print(formatted.text());
            return ExitCode.DONE;
        } else if (formatted.isUnchanged()) {
            return ExitCode.DONE;
        }
        streams.out().println(source.get().name());
        return ExitCode.NOT_IN_STYLE;
    }
}
