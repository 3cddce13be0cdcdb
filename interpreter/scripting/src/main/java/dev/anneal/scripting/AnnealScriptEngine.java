package dev.anneal.scripting;

import dev.anneal.Anneal;
import dev.anneal.run.CallException;
import dev.anneal.run.ScriptFunction;
import dev.anneal.source.Source;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.script.AbstractScriptEngine;
import javax.script.Bindings;
import javax.script.Compilable;
import javax.script.CompiledScript;
import javax.script.Invocable;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import org.jspecify.annotations.Nullable;

/**
 * An engine for scripts in Anneal. What is bound to the name of an input gives it its value, and evaluating yields
 * {@link ScriptValues}; bindings are never changed. Functions can be called of the script that was evaluated last, or, by
 * {@link #invokeMethod}, of any of which the values are at hand. Thread-safe.
 */
final class AnnealScriptEngine extends AbstractScriptEngine implements Compilable, Invocable {
    private static final String DEFAULT_NAME = "script";

    private final AnnealScriptEngineFactory factory;
    private volatile Optional<ScriptValues> latest = Optional.empty();

    AnnealScriptEngine(AnnealScriptEngineFactory factory) {
        this.factory = factory;
    }

    @Override
    public Object eval(String script, ScriptContext given) throws ScriptException {
        return compiled(script, given).eval(given);
    }

    @Override
    public Object eval(Reader reader, ScriptContext given) throws ScriptException {
        return eval(text(reader), given);
    }

    @Override
    public CompiledScript compile(String script) throws ScriptException {
        return compiled(script, getContext());
    }

    @Override
    public CompiledScript compile(Reader reader) throws ScriptException {
        return compile(text(reader));
    }

    private AnnealCompiledScript compiled(String script, ScriptContext given) throws ScriptException {
        String name = given.getAttribute(ScriptEngine.FILENAME) instanceof String file ? file : DEFAULT_NAME;
        return AnnealCompiledScript.of(this, anneal().compile(Source.of(name, script)));
    }

    private static String text(Reader reader) throws ScriptException {
        StringWriter text = new StringWriter();
        try {
            reader.transferTo(text);
        } catch (IOException unreadable) {
            throw new ScriptException(unreadable);
        }
        return text.toString();
    }

    private Anneal anneal() {
        return factory.anneal();
    }

    /** Notes what a script yielded, so that its functions can be called. */
    void evaluated(ScriptValues values) {
        latest = Optional.of(values);
    }

    @Override
    public @Nullable Object invokeFunction(String name, Object... arguments)
            throws ScriptException, NoSuchMethodException {
        return invoke(latest(), name, arguments);
    }

    @Override
    public @Nullable Object invokeMethod(Object values, String name, Object... arguments)
            throws ScriptException, NoSuchMethodException {
        if (values instanceof ScriptValues of) {
            return invoke(of, name, arguments);
        }
        throw new IllegalArgumentException("functions belong to what a script yielded, not to " + values);
    }

    private static @Nullable Object invoke(Map<String, Object> values, String name, Object... arguments)
            throws ScriptException, NoSuchMethodException {
        if (!(values.get(name) instanceof ScriptFunction function)) {
            throw new NoSuchMethodException("the script has no function `" + name + "`; it has " + functions(values));
        }
        try {
            return function.call(arguments);
        } catch (CallException thrown) {
            throw AnnealScriptException.ofCall(thrown);
        }
    }

    private static String functions(Map<String, Object> values) {
        String names = values.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof ScriptFunction)
                .map(entry -> "`" + entry.getKey() + "`")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    @Override
    public <T> @Nullable T getInterface(Class<T> type) {
        return latest.map(values -> getInterface(values, type)).orElse(null);
    }

    @Override
    public <T> @Nullable T getInterface(Object values, Class<T> type) {
        if (values instanceof ScriptValues of) {
            return FunctionProxy.of(of, type).orElse(null);
        }
        throw new IllegalArgumentException("functions belong to what a script yielded, not to " + values);
    }

    private Map<String, Object> latest() {
        return latest.<Map<String, Object>>map(values -> values).orElse(Map.of());
    }

    @Override
    public Bindings createBindings() {
        return new SimpleBindings();
    }

    @Override
    public ScriptEngineFactory getFactory() {
        return factory;
    }

    /** The names bound for scripts by their user, what the platform binds left out. */
    static Stream<String> boundNames(ScriptContext context) {
        Bindings bindings = context.getBindings(ScriptContext.ENGINE_SCOPE);
        return bindings == null ? Stream.of() : bindings.keySet().stream().filter(name -> name.indexOf('.') < 0);
    }
}
