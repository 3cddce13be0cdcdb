package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.repl.Session;
import dev.anneal.repl.Verdict;
import dev.anneal.source.SourceResolver;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code anneal repl}: a session at a prompt; on a terminal with an editor, elsewhere line by line. */
final class ReplCommand {
    static final String PROMPT = "anneal> ";
    static final String GOES_ON = "   ...> ";

    private final Streams streams;
    private final Options options;

    /**
     * How a session begins.
     *
     * @param script a script to load at the beginning
     * @param code statements to do instead of asking for some
     * @param threads the number of threads, where one was asked for
     * @param directory where charts and files go, where it was asked for
     */
    record Options(Optional<String> script, List<String> code, Optional<Integer> threads, Optional<Path> directory) {
        /** An empty session, at a prompt. */
        static final Options DEFAULTS = new Options(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

        Options {
            code = List.copyOf(code);
        }
    }

    ReplCommand(Streams streams, Options options) {
        this.streams = streams;
        this.options = options;
    }

    int run() {
        Path out = options.directory()
                .orElseGet(() -> Path.of(
                        "anneal-out",
                        "session-"
                                + LocalDateTime.now(ZoneId.systemDefault())
                                        .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT))));
        boolean asks = options.code().isEmpty();
        boolean watched = asks && streams.isInteractive();
        SessionPrinter printer = new SessionPrinter(streams, RunDirectory.at(out), watched);
        Anneal.Builder builder = Anneal.builder().sources(SourceResolver.files());
        options.threads().ifPresent(builder::threads);
        try (Anneal anneal = builder.build();
                Session session = new Session(anneal, printer)) {
            PlainShell plain = new PlainShell(streams, session, printer, watched);
            Verdict verdict = options.script()
                    .map(script -> plain.submit(":load " + script))
                    .orElse(Verdict.DONE);
            for (String code : options.code()) {
                verdict = verdict.and(plain.submit(code));
            }
            if (watched && streams.edits()) {
                // Named here and nowhere else: the library of terminals is loaded when there is one.
                TerminalShell.run(streams, session, printer);
                return ExitCode.DONE;
            }
            if (asks) {
                verdict = verdict.and(plain.run(standardInput()));
            }
            if (watched) {
                return ExitCode.DONE;
            }
            int code = code(verdict);
            return code == ExitCode.DONE && printer.hasFailed() ? ExitCode.FILE_NOT_WRITTEN : code;
        } catch (IOException unreadable) {
            streams.error().println("anneal: standard input cannot be read: " + unreadable.getMessage());
            return ExitCode.USAGE;
        }
    }

    private static BufferedReader standardInput() {
        return new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case DONE, LEFT -> ExitCode.DONE;
            case FAILED -> ExitCode.RUN_FAILED;
            case WRONG -> ExitCode.SCRIPT_ERROR;
        };
    }

    /** Whether what has been typed is to be done: it is whole, or its author wants it done, and left an empty line. */
    static boolean isFinished(String typed) {
        boolean ended = typed.endsWith("\n") && (typed.isBlank() || typed.endsWith("\n\n") || openBrackets(typed) == 0);
        return ended || typed.isBlank() || Session.isFinished(typed);
    }

    /** How many brackets are open: between them people leave lines empty, and what is pasted has such lines. */
    static int openBrackets(String typed) {
        int depth = 0;
        for (int i = 0; i < typed.length(); i++) {
            char sign = typed.charAt(i);
            if (sign == '(' || sign == '[' || sign == '{') {
                depth++;
            } else if (sign == ')' || sign == ']' || sign == '}') {
                depth--;
            }
        }
        return Math.max(0, depth);
    }
}
