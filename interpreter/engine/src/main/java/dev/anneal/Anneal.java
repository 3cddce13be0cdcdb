package dev.anneal;

import static java.util.Objects.requireNonNull;

import dev.anneal.catalogue.Catalogue;
import dev.anneal.catalogue.StandardLibrary;
import dev.anneal.check.CheckedScript;
import dev.anneal.check.Checker;
import dev.anneal.check.Modules;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.engine.Backends;
import dev.anneal.engine.Hosts;
import dev.anneal.engine.RunControl;
import dev.anneal.extension.Extension;
import dev.anneal.extension.ExtensionProvider;
import dev.anneal.run.Limits;
import dev.anneal.run.Results;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import dev.anneal.syntax.Script;
import dev.anneal.syntax.SyntaxParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The interpreter. A script is compiled, a compilation is prepared with inputs, and the plan that comes of it is run:
 *
 * <pre>{@code
 * try (Anneal anneal = Anneal.create()) {
 *     Preparation preparation = anneal.compile(Source.of("study", text)).prepare(Inputs.defaults());
 *     Results results = preparation.plan().orElseThrow().run(RunOptions.defaults());
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. It owns the pool that makes fits, unless it was given one; the pool starts with the
 * first run. What users do wrong becomes diagnostics, never exceptions.
 */
public final class Anneal implements AutoCloseable {
    private final Catalogue catalogue;
    private final StandardLibrary library;
    private final SourceResolver sources;
    private final Backends backends;
    private final Limits limits;
    private final int threads;
    private final Optional<ExecutorService> given;
    private final Object lock = new Object();
    private Optional<ExecutorService> own = Optional.empty();
    private final Set<RunControl> running = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private Anneal(Builder builder) {
        this.catalogue = Hosts.extend(Catalogue.builtins(), builder.extensions);
        this.library = StandardLibrary.standard();
        this.sources = builder.sources;
        this.backends = Backends.standard().among(Hosts.of(builder.extensions));
        this.limits = builder.limits;
        this.threads = builder.threads;
        this.given = builder.executor;
    }

    /** An interpreter with default limits and a thread for every processor. */
    public static Anneal create() {
        return builder().build();
    }

    /**
     * Runs a script from a file with an interpreter of its own, which is the short way where one run is all that is
     * wanted. See {@link #run(Path, Inputs, RunOptions)}.
     *
     * @throws IOException if the file cannot be read
     * @throws InterruptedException if the thread is interrupted; the fits are cancelled
     */
    public static Results run(Path script) throws IOException, InterruptedException {
        return run(script, Inputs.defaults(), RunOptions.defaults());
    }

    /**
     * Runs a script from a file, with inputs, and with an interpreter of its own that has the default limits. Files that
     * the script imports or reads must lie in its folder or below. What compiling finds doubtful is among the warnings of the
     * results; a script with errors is not run, the outcome is {@link dev.anneal.run.Outcome#REFUSED}, and the warnings say what is wrong.
     *
     * @throws IOException if the file cannot be read
     * @throws InterruptedException if the thread is interrupted; the fits are cancelled
     */
    public static Results run(Path script, Inputs inputs, RunOptions options) throws IOException, InterruptedException {
        return ScriptRun.of(script, inputs, options);
    }

    /** A builder of interpreters that differ from {@link #create()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Reads and checks a script. */
    public Compilation compile(Source source) {
        requireNonNull(source, "source is null");
        Diagnostics diagnostics = new Diagnostics();
        Script script = SyntaxParser.parse(source, limits.syntax(), diagnostics);
        CheckedScript checked = Checker.check(script, modules(), diagnostics);
        return new Compilation(this, checked, diagnostics);
    }

    /** Reads a changed form of a script; what the change cannot touch is not checked again. */
    Compilation compile(Source source, CheckedScript before) {
        Diagnostics diagnostics = new Diagnostics();
        Script script = SyntaxParser.parse(source, limits.syntax(), diagnostics);
        CheckedScript checked = Checker.check(script, modules(), before, diagnostics);
        return new Compilation(this, checked, diagnostics);
    }

    private Modules modules() {
        return new Modules(catalogue, library, sources, limits.syntax());
    }

    /** What the language offers here without an import, the hosts' extensions included; for tools that help to write scripts. */
    public Catalogue catalogue() {
        return catalogue;
    }

    Backends backends() {
        return backends;
    }

    SourceResolver sources() {
        return sources;
    }

    Limits limits() {
        return limits;
    }

    /** The pool that makes fits. */
    ExecutorService pool() {
        if (given.isPresent()) {
            return given.get();
        }
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the interpreter is closed");
            }
            if (own.isEmpty()) {
                AtomicInteger count = new AtomicInteger();
                own = Optional.of(Executors.newFixedThreadPool(threads, task -> {
                    Thread thread = new Thread(task, "anneal-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                }));
            }
            return own.get();
        }
    }

    /** Notes a run, so that closing ends it; an {@link IllegalStateException} if that has happened. */
    void begin(RunControl control) {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("the interpreter is closed");
            }
            running.add(control);
        }
    }

    /** Forgets a run that is over. */
    void end(RunControl control) {
        running.remove(control);
    }

    /** Cancels what still runs, and ends the pool if it is the interpreter's own. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            running.forEach(RunControl::cancel);
            own.ifPresent(ExecutorService::shutdownNow);
        }
    }

    /** Builds interpreters. Not thread-safe. */
    public static final class Builder {
        private Limits limits = Limits.DEFAULT;
        private SourceResolver sources = SourceResolver.none();
        private int threads = Runtime.getRuntime().availableProcessors();
        private Optional<ExecutorService> executor = Optional.empty();
        private final List<Extension> extensions = new ArrayList<>();

        private Builder() {}

        /** What scripts may cost; a run may only tighten it. Default {@link Limits#DEFAULT}. */
        public Builder limits(Limits ceiling) {
            limits = requireNonNull(ceiling, "ceiling is null");
            return this;
        }

        /** Where the files come from that scripts import and read. Default {@link SourceResolver#none()}: none. */
        public Builder sources(SourceResolver resolver) {
            sources = requireNonNull(resolver, "resolver is null");
            return this;
        }

        /** The number of threads that make fits, at least 1. Default the number of processors. */
        public Builder threads(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("there must be at least 1 thread, not " + count);
            }
            threads = count;
            return this;
        }

        /** A pool that is used instead of an own one, and not closed. */
        public Builder executor(ExecutorService pool) {
            executor = Optional.of(requireNonNull(pool, "pool is null"));
            return this;
        }

        /**
         * Adds densities, schedules and metrics of the host's to the language.
         *
         * @throws IllegalArgumentException if an extension of that name is installed already
         */
        public Builder install(Extension extension) {
            if (extensions.stream().anyMatch(other -> other.id().equals(extension.id()))) {
                throw new IllegalArgumentException("the extension " + extension.id() + " is installed already");
            }
            extensions.add(extension);
            return this;
        }

        /**
         * Installs the extensions that a class loader finds as services, in the order of their names.
         *
         * @param loader where to look; what it finds may be anybody's, so that there is no default
         * @throws java.util.ServiceConfigurationError if one of them cannot be loaded
         */
        public Builder discover(ClassLoader loader) {
            List<Extension> found = new ArrayList<>();
            ServiceLoader.load(ExtensionProvider.class, loader).forEach(provider -> found.add(provider.extension()));
            found.sort(Comparator.comparing(Extension::id));
            found.forEach(this::install);
            return this;
        }

        /**
         * The interpreter.
         *
         * @throws IllegalArgumentException if a declaration of an extension cannot be read, or declares what there is
         *     already
         */
        public Anneal build() {
            return new Anneal(this);
        }
    }
}
