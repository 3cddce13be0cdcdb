package dev.anneal.repl;

import dev.anneal.source.ScriptFiles;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver.Answer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Does the statements of scripts in files, as if they had been typed. */
final class ScriptLoader {
    private final Session session;
    private Optional<String> last = Optional.empty();

    ScriptLoader(Session session) {
        this.session = session;
    }

    Verdict load(String name) {
        Optional<Source> source = read(unquoted(name));
        if (source.isEmpty()) {
            return Verdict.WRONG;
        }
        last = Optional.of(unquoted(name));
        return session.submit(source.get());
    }

    Verdict reload() {
        if (last.isEmpty()) {
            session.tell(new Reply.Refused("nothing has been loaded yet; write `" + Command.LOAD.usage() + "`"));
            return Verdict.WRONG;
        }
        return load(last.get());
    }

    /** A name as it is written in scripts, between quotes, is as good. */
    static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private Optional<Source> read(String name) {
        Answer answer;
        try {
            answer = ScriptFiles.read(Path.of(name), name);
        } catch (InvalidPathException noPath) {
            answer = new Answer.Refused("is not a path");
        }
        if (answer instanceof Answer.Found found) {
            return Optional.of(found.source());
        }
        session.tell(new Reply.Refused(name + " " + ((Answer.Refused) answer).why()));
        return Optional.empty();
    }
}
