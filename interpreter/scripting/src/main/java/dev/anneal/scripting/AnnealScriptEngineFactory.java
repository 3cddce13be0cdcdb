package dev.anneal.scripting;

import static java.util.Objects.requireNonNull;

import dev.anneal.Anneal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes engines for scripts in Anneal. Engines that a manager finds have default limits, and their scripts can read no
 * files; a host that wants it otherwise registers a factory with an interpreter of its own:
 *
 * <pre>{@code
 * ScriptEngineManager manager = new ScriptEngineManager();
 * Anneal anneal = Anneal.builder().sources(SourceResolver.within(folder)).build();
 * manager.registerEngineName("anneal", new AnnealScriptEngineFactory(anneal));
 * }</pre>
 *
 * <p>Thread-safe, as its engines are.
 */
public final class AnnealScriptEngineFactory implements ScriptEngineFactory {
    /** The name under which a context has the seed of runs that name none: a whole number. */
    public static final String SEED = "dev.anneal.seed";

    private static final List<String> NAMES = List.of("anneal", "Anneal");
    private static final List<String> EXTENSIONS = List.of("anneal");
    private static final List<String> MIME_TYPES = List.of("text/x-anneal", "application/x-anneal");
    private static final String LANGUAGE_VERSION = "1";

    /** How long an idle thread of the pool waits for another script. */
    private static final long IDLE_SECONDS = 10;

    private final Object lock = new Object();
    private Optional<Anneal> anneal;

    /** A factory of engines with default limits, whose scripts read no files. */
    public AnnealScriptEngineFactory() {
        this.anneal = Optional.empty();
    }

    /** A factory of engines that all use one interpreter. Closing it is up to the caller. */
    public AnnealScriptEngineFactory(Anneal anneal) {
        this.anneal = Optional.of(requireNonNull(anneal, "anneal is null"));
    }

    /** The interpreter; reading the catalogue is left to the first script. */
    Anneal anneal() {
        synchronized (lock) {
            if (anneal.isEmpty()) {
                anneal = Optional.of(Anneal.builder().executor(pool()).build());
            }
            return anneal.get();
        }
    }

    /** Nobody closes an engine, so the threads end by themselves when they have nothing to do. */
    private static ThreadPoolExecutor pool() {
        AtomicInteger count = new AtomicInteger();
        int threads = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "anneal-script-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public String getEngineName() {
        return "Anneal";
    }

    @Override
    public String getEngineVersion() {
        String version = AnnealScriptEngineFactory.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public List<String> getExtensions() {
        return EXTENSIONS;
    }

    @Override
    public List<String> getMimeTypes() {
        return MIME_TYPES;
    }

    @Override
    public List<String> getNames() {
        return NAMES;
    }

    @Override
    public String getLanguageName() {
        return "Anneal";
    }

    @Override
    public String getLanguageVersion() {
        return LANGUAGE_VERSION;
    }

    /** {@code THREADING} is {@code STATELESS}: engines serve many threads, and scripts do not change what is bound. */
    @Override
    public @Nullable Object getParameter(String key) {
        Map<String, Object> known = Map.of(
                ScriptEngine.ENGINE,
                getEngineName(),
                ScriptEngine.ENGINE_VERSION,
                getEngineVersion(),
                ScriptEngine.LANGUAGE,
                getLanguageName(),
                ScriptEngine.LANGUAGE_VERSION,
                getLanguageVersion(),
                ScriptEngine.NAME,
                NAMES.get(0),
                "THREADING",
                "STATELESS");
        return known.get(key);
    }

    @Override
    public String getMethodCallSyntax(String object, String method, String... arguments) {
        return object + "." + method + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    public String getOutputStatement(String toDisplay) {
        return "print \"" + escaped(toDisplay) + "\"";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\n", "\\n")
                .replace("\t", "\\t");
    }

    @Override
    public String getProgram(String... statements) {
        return statements.length == 0 ? "" : String.join("\n", statements) + "\n";
    }

    @Override
    public ScriptEngine getScriptEngine() {
        return new AnnealScriptEngine(this);
    }
}
