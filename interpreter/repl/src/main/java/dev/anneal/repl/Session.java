package dev.anneal.repl;

import static java.util.Objects.requireNonNull;

import dev.anneal.Anneal;
import dev.anneal.RunHandle;
import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.engine.FitMemory;
import dev.anneal.source.Source;
import dev.anneal.source.Span;
import dev.anneal.syntax.Colour;
import dev.anneal.syntax.Entry;
import dev.anneal.syntax.SyntaxLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A session at a prompt: statements and commands go in, one after the other; what there is to say is told to a listener.
 * All it needs of the world beside are the files that scripts import, and those that commands name.
 *
 * <p>One thread submits; {@link #stop} may be called from any.
 */
public final class Session implements AutoCloseable {
    private final Anneal anneal;
    private final Catalogue catalogue;
    private final StandardLibrary library = StandardLibrary.standard();
    private final Consumer<Reply> listener;
    private final Commands commands;
    private FitMemory memory = new FitMemory();
    private Workspace workspace;
    private OptionalLong seed = OptionalLong.empty();
    private volatile Optional<RunHandle> running = Optional.empty();
    private volatile boolean stopping;

    /**
     * A session with nothing in it.
     *
     * @param anneal compiles and runs; it is closed by whoever made it
     * @param listener is told what there is to say
     */
    public Session(Anneal anneal, Consumer<Reply> listener) {
        this.anneal = requireNonNull(anneal, "anneal is null");
        this.catalogue = anneal.catalogue();
        this.listener = requireNonNull(listener, "listener is null");
        this.workspace = Workspace.empty(anneal);
        this.commands = new Commands(this);
    }

    /** Whether what has been typed is a whole: a command, or statements of which the last one needs nothing more. */
    public static boolean isFinished(String typed) {
        return Command.isCommand(typed)
                || !Entry.of(Source.of(SessionScript.NAME, typed), SyntaxLimits.DEFAULT)
                        .unfinished();
    }

    /** What has been typed, cut into what goes into a history one by one. */
    public static List<String> parts(String typed) {
        return Command.isCommand(typed)
                ? List.of(typed.strip())
                : Entry.of(Source.of(SessionScript.NAME, typed), SyntaxLimits.DEFAULT).statements().stream()
                        .map(statement -> statement.span().text())
                        .toList();
    }

    /** The pieces of what is being typed with their colours; of a command, what stands behind its word. */
    public static List<Colour.Piece> colours(String typed) {
        if (!Command.isCommand(typed)) {
            return Colour.of(Source.of(SessionScript.NAME, typed), SyntaxLimits.DEFAULT);
        }
        int colon = typed.indexOf(':');
        int end = colon + 1;
        while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
            end++;
        }
        return List.of(new Colour.Piece(new Span(Source.of(SessionScript.NAME, typed), colon, end), Colour.KEYWORD));
    }

    /** Does what has been typed: a command, or statements one after the other. Waits until it is done. */
    public Verdict submit(String typed) {
        stopping = false;
        return Command.isCommand(typed) ? commands.run(typed.strip()) : submit(Source.of(SessionScript.NAME, typed));
    }

    /** Does the statements of a text one after the other, until it is stopped. */
    Verdict submit(Source source) {
        Verdict verdict = Verdict.DONE;
        for (Entry.Statement typed : Entry.of(source, SyntaxLimits.DEFAULT).statements()) {
            if (stopping) {
                tell(new Reply.Noted("stopped; what follows was left out"));
                return verdict.and(Verdict.FAILED);
            }
            Statement statement = moved(Statement.of(typed), source.name());
            if (seed.isPresent()) {
                statement = statement.seeded(seed.getAsLong());
            }
            verdict = verdict.and(submit(statement));
        }
        return verdict;
    }

    /** What a loaded script imports is found from the session's script too. */
    private static Statement moved(Statement statement, String script) {
        return script.equals(SessionScript.NAME)
                ? statement
                : ImportPaths.moved(statement, ImportPaths.folder(script), Path.of(""));
    }

    /** Does one statement. */
    Verdict submit(Statement statement) {
        return new Submission(this, workspace, statement).submit();
    }

    /** Stops what runs; its fits are the best so far. Returns at once. */
    public void stop() {
        stopping = true;
        running.ifPresent(RunHandle::stop);
    }

    /** Stops what runs at once, whose fits are lost. Returns at once. */
    public void cancel() {
        stopping = true;
        running.ifPresent(RunHandle::cancel);
    }

    /** Whether something runs. */
    public boolean isRunning() {
        return running.isPresent();
    }

    /** What can stand at a place of what is being typed. */
    public Completion complete(String typed, int cursor) {
        return new Completer(workspace, catalogue, library).complete(typed, cursor);
    }

    Anneal anneal() {
        return anneal;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    StandardLibrary library() {
        return library;
    }

    FitMemory memory() {
        return memory;
    }

    Workspace workspace() {
        return workspace;
    }

    void workspace(Workspace changed) {
        workspace = changed;
    }

    /** Forgets everything. */
    void reset() {
        workspace = Workspace.empty(anneal);
        memory = new FitMemory();
        seed = OptionalLong.empty();
    }

    /** Whether what runs, or ran last, was asked to stop. */
    public boolean wasStopped() {
        return stopping;
    }

    /** The seed of runs that are typed from now on and name none. */
    void seed(OptionalLong newSeed) {
        seed = newSeed;
    }

    OptionalLong seed() {
        return seed;
    }

    void running(Optional<RunHandle> handle) {
        running = handle;
        // Whoever stopped a moment too early meant this.
        if (stopping) {
            handle.ifPresent(RunHandle::stop);
        }
    }

    void tell(Reply reply) {
        listener.accept(reply);
    }

    @Override
    public void close() {
        running.ifPresent(RunHandle::cancel);
    }
}
