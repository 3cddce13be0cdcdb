package dev.anneal.repl;

import dev.anneal.Compilation;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.format.Formatter;
import dev.anneal.source.Source;
import dev.anneal.syntax.Decl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes what was declared and shown in a session as a script that shows the same: each declaration in its last form, what
 * was printed behind what it needs, and the summaries of runs that a session shows by itself. What has an error by now is
 * left out.
 */
final class ScriptWriter {
    private final Session session;

    ScriptWriter(Session session) {
        this.session = session;
    }

    Verdict save(String typed, boolean overwrite) {
        String name = withEnding(ScriptLoader.unquoted(typed));
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException noPath) {
            return refuse(name + " is not a path");
        }
        List<Statement> statements = new ArrayList<>();
        session.workspace()
                .statements()
                .forEach(one -> statements.add(ImportPaths.moved(one, Path.of(""), ImportPaths.folder(name))));
        withSummaries(statements);
        List<Statement> left = removeErrors(statements, name);
        if (statements.isEmpty()) {
            return refuse("there is nothing to save yet");
        }
        String text = Formatter.format(new SessionScript(statements).source()).text();
        OpenOption[] how = overwrite
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), how);
        } catch (FileAlreadyExistsException there) {
            return refuse(name + " exists already; `:save! " + name + "` replaces it");
        } catch (IOException unwritable) {
            return refuse(name + " cannot be written: " + unwritable.getMessage());
        }
        session.tell(new Reply.Noted("saved  " + name));
        tellDifferences(left);
        return Verdict.DONE;
    }

    private static String withEnding(String name) {
        return name.endsWith(".anneal") ? name : name + ".anneal";
    }

    private Verdict refuse(String why) {
        session.tell(new Reply.Refused(why));
        return Verdict.WRONG;
    }

    private void tellDifferences(List<Statement> left) {
        if (!left.isEmpty()) {
            session.tell(new Reply.Noted("left out, because of errors: "
                    + Submission.quoted(left.stream()
                            .map(one -> one.names().isEmpty()
                                    ? one.origin().text().strip()
                                    : one.names().get(0))
                            .toList())));
        }
        Set<String> stopped = session.memory().stopped();
        if (!stopped.isEmpty()) {
            session.tell(new Reply.Noted(Submission.quoted(stopped) + (stopped.size() == 1 ? " was" : " were")
                    + " stopped here; the script goes on to the end"));
        }
    }

    /** A prompt shows what came of a run, also where nobody asks for it. */
    private static void withSummaries(List<Statement> statements) {
        for (int i = statements.size() - 1; i >= 0; i--) {
            boolean study = statements
                    .get(i)
                    .decl()
                    .filter(Decl.Study.class::isInstance)
                    .isPresent();
            boolean table = statements
                    .get(i)
                    .decl()
                    .filter(Decl.Table.class::isInstance)
                    .isPresent();
            if (study || table) {
                String print = "print " + statements.get(i).names().get(0);
                if (statements.stream().noneMatch(each -> each.text().strip().equals(print))) {
                    statements.add(i + 1, Statement.of(print));
                }
            }
        }
    }

    /** Takes out what has an error, and what depends on it. */
    private List<Statement> removeErrors(List<Statement> statements, String name) {
        Set<Statement> wrong = new LinkedHashSet<>();
        boolean found = true;
        while (found) {
            SessionScript script = new SessionScript(statements);
            Source file = Source.of(name, script.source().text());
            Compilation compilation = session.anneal().compile(file);
            Set<Statement> now = new LinkedHashSet<>();
            for (Diagnostic diagnostic : compilation.diagnostics()) {
                if (diagnostic.isError() && diagnostic.primary().span().source() == file) {
                    now.add(script.at(diagnostic.primary().span().start()));
                }
            }
            statements.removeAll(now);
            wrong.addAll(now);
            found = !now.isEmpty();
        }
        return List.copyOf(wrong);
    }
}
