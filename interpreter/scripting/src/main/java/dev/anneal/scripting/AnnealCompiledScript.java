package dev.anneal.scripting;

import dev.anneal.Compilation;
import dev.anneal.Inputs;
import dev.anneal.Parameter;
import dev.anneal.Preparation;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.Suggestion;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.source.Span;
import java.util.List;
import javax.script.CompiledScript;
import javax.script.ScriptContext;
import javax.script.ScriptEngine;
import javax.script.ScriptException;

/** A script that has been read and checked once, to be run with what is bound each time. Immutable and thread-safe. */
final class AnnealCompiledScript extends CompiledScript {
    private final AnnealScriptEngine engine;
    private final Compilation compilation;

    private AnnealCompiledScript(AnnealScriptEngine engine, Compilation compilation) {
        this.engine = engine;
        this.compilation = compilation;
    }

    static AnnealCompiledScript of(AnnealScriptEngine engine, Compilation compilation) throws ScriptException {
        if (!compilation.isSound()) {
            // Preparing finds more of what is wrong.
            List<Diagnostic> all = compilation.prepare(Inputs.defaults()).diagnostics();
            throw AnnealScriptException.ofErrors(all);
        }
        return new AnnealCompiledScript(engine, compilation);
    }

    /**
     * Runs the script.
     *
     * @return its {@link ScriptValues}
     * @throws ScriptException if it has errors with these inputs, an expectation does not hold, a fit fails for which it
     *     says {@code on failure stop}, or the thread is interrupted
     */
    @Override
    public Object eval(ScriptContext context) throws ScriptException {
        ContextPrinter printer = new ContextPrinter(context);
        Preparation preparation = compilation.prepare(inputs(context, printer));
        if (preparation.plan().isEmpty()) {
            throw AnnealScriptException.ofErrors(preparation.diagnostics());
        }
        printer.warn(preparation.diagnostics());
        ScriptValues values;
        try {
            Results results = preparation.plan().get().run(RunOptions.defaults().listener(printer));
            values = ScriptValues.of(compilation.checked(), results);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ScriptException(interrupted);
        }
        printer.finish(values.results());
        engine.evaluated(values);
        Outcome outcome = values.results().outcome();
        if (outcome == Outcome.FAILED || outcome == Outcome.CANCELLED) {
            throw AnnealScriptException.ofOutcome(values, start());
        }
        if (!values.results().expectationsHold()) {
            throw AnnealScriptException.ofExpectations(values);
        }
        return values;
    }

    private Span start() {
        return new Span(compilation.checked().script().source(), 0, 0);
    }

    private Inputs inputs(ScriptContext context, ContextPrinter printer) throws ScriptException {
        List<String> names =
                compilation.parameters().stream().map(Parameter::name).toList();
        Inputs inputs = Inputs.defaults();
        for (String name : names) {
            Object bound = context.getAttribute(name);
            if (bound != null) {
                inputs = input(inputs, name, bound);
            }
        }
        AnnealScriptEngine.boundNames(context)
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> Suggestion.help(name, names)
                        .ifPresent(
                                help -> printer.say("`" + name + "` is bound, but no input of the script; " + help)));
        Object seed = context.getAttribute(AnnealScriptEngineFactory.SEED);
        if (seed == null) {
            return inputs;
        }
        if (seed instanceof Long || seed instanceof Integer) {
            return inputs.withSeed(((Number) seed).longValue());
        }
        throw new ScriptException("`" + AnnealScriptEngineFactory.SEED + "` is a whole number, not " + seed);
    }

    private static Inputs input(Inputs inputs, String name, Object bound) throws ScriptException {
        try {
            return inputs.withObject(name, bound);
        } catch (IllegalArgumentException foreign) {
            throw new ScriptException("the input `" + name + "` cannot have this value: " + foreign.getMessage());
        }
    }

    @Override
    public ScriptEngine getEngine() {
        return engine;
    }
}
