package dev.anneal.cli;

import dev.anneal.Anneal;
import dev.anneal.Compilation;
import dev.anneal.Parameter;
import dev.anneal.Preparation;
import dev.anneal.RunHandle;
import dev.anneal.RunOptions;
import dev.anneal.cli.TestedScript.Verdict;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code anneal test}: runs scripts for what they expect. What they print and draw is left out; the exit code tells the
 * worst that was found.
 */
final class TestCommand {
    private static final double NANOSECONDS = 1e9;

    private final Streams streams;
    private final Options options;
    private final Set<String> unclaimed;
    private volatile boolean interrupted;
    private volatile @Nullable RunHandle running;

    /**
     * How scripts are tested.
     *
     * @param inputs inputs, each for the scripts that have it
     * @param threads the number of threads, where one was asked for
     * @param junit the file for a report in the format of JUnit, where one was asked for
     * @param quiet whether to leave out scripts that pass
     */
    record Options(ScriptInputs inputs, Optional<Integer> threads, Optional<Path> junit, boolean quiet) {}

    TestCommand(Streams streams, Options options) {
        this.streams = streams;
        this.options = options;
        this.unclaimed = new LinkedHashSet<>(options.inputs().values().keySet());
    }

    /** Tests scripts, and all scripts below folders. */
    @SuppressWarnings("try") // The interruption is there while the block runs, and does the rest by itself.
    int test(List<String> names) {
        int worst = ExitCode.DONE;
        Set<String> scripts = new LinkedHashSet<>();
        for (String name : names) {
            if (!ScriptFolder.is(name)) {
                scripts.add(name);
                continue;
            }
            Optional<List<String>> found = ScriptFolder.scripts(name, streams);
            if (found.isPresent() && found.get().isEmpty()) {
                streams.error().println("anneal: there is no script below " + name);
            }
            worst = found.isPresent() && !found.get().isEmpty() ? worst : ExitCode.USAGE;
            found.ifPresent(scripts::addAll);
        }
        try (Interruption interruption = new Interruption(streams, this::interrupt)) {
            worst = Math.max(worst, testAll(scripts));
            streams.flush();
        }
        return worst;
    }

    private void interrupt() {
        interrupted = true;
        RunHandle handle = running;
        if (handle != null) {
            handle.stop();
        }
    }

    private int testAll(Set<String> scripts) {
        int worst = ExitCode.DONE;
        List<TestedScript> tested = new ArrayList<>();
        Anneal.Builder builder = Anneal.builder().sources(SourceResolver.files());
        options.threads().ifPresent(builder::threads);
        try (Anneal anneal = builder.build()) {
            for (String script : scripts) {
                Optional<Source> source = interrupted ? Optional.empty() : ScriptFile.read(script, streams);
                if (source.isEmpty()) {
                    worst = ExitCode.USAGE;
                    continue;
                }
                TestedScript result = test(anneal, source.get());
                if (interrupted) {
                    // What a stopped fit came to says nothing about what is expected of a finished one.
                    continue;
                }
                show(result);
                tested.add(result);
                worst = Math.max(worst, result.verdict().exitCode());
            }
        }
        if (!interrupted && !tested.isEmpty() && !unclaimed.isEmpty()) {
            String named = unclaimed.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
            streams.error().println("anneal: no script has the input " + named + " that `--set` names");
            worst = Math.max(worst, ExitCode.USAGE);
        }
        summarise(tested);
        worst = interrupted ? ExitCode.INTERRUPTED : worst;
        return Math.max(worst, report(tested));
    }

    private TestedScript test(Anneal anneal, Source source) {
        long start = System.nanoTime();
        Compilation compilation = anneal.compile(source);
        Preparation preparation = compilation.prepare(inputs(compilation).toInputs());
        if (preparation.plan().isEmpty()) {
            return new TestedScript(
                    source.name(), List.of(), errors(preparation.diagnostics()), Verdict.BROKEN, since(start));
        }
        ProgressBar bar = new ProgressBar(streams, options.quiet());
        RunOptions listening = RunOptions.defaults().listener(event -> {
            if (event instanceof RunEvent.Advanced advanced) {
                bar.show(advanced.progress());
            }
        });
        try (RunHandle handle = preparation.plan().get().start(listening)) {
            running = handle;
            if (interrupted) {
                handle.stop();
            }
            Results results = handle.completion().toCompletableFuture().get();
            bar.clear();
            return tested(source.name(), results, since(start));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            interrupted = true;
            return new TestedScript(source.name(), List.of(), List.of(), Verdict.EMPTY, since(start));
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the run broke", broken.getCause());
        } finally {
            running = null;
        }
    }

    /** Of what {@code --set} says, that which this script has. */
    private ScriptInputs inputs(Compilation compilation) {
        Set<String> known =
                compilation.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        Map<String, String> values = new LinkedHashMap<>(options.inputs().values());
        values.keySet().retainAll(known);
        unclaimed.removeAll(known);
        return new ScriptInputs(values, options.inputs().seed());
    }

    private static TestedScript tested(String name, Results results, Duration time) {
        List<Diagnostic> errors = errors(results.warnings());
        boolean failed = !errors.isEmpty()
                || !results.expectationsHold()
                || results.outcome() == Outcome.FAILED
                || results.outcome() == Outcome.LIMIT_REACHED;
        Verdict passed = results.expectations().isEmpty() ? Verdict.EMPTY : Verdict.PASSED;
        return new TestedScript(name, results.expectations(), errors, failed ? Verdict.FAILED : passed, time);
    }

    private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void show(TestedScript script) {
        boolean good = script.verdict().exitCode() == ExitCode.DONE;
        if (good && options.quiet()) {
            return;
        }
        streams.out().println(line(script));
        script.failures().forEach(failure -> {
            streams.out().println("  expectation failed at " + failure.span());
            failure.explanation().lines().forEach(line -> streams.out().println(("    " + line).stripTrailing()));
        });
        streams.out().flush();
        if (!script.errors().isEmpty()) {
            new DiagnosticPrinter(streams).print(script.errors());
        }
    }

    private static String line(TestedScript script) {
        String count = DiagnosticPrinter.count(script.expectations().size(), "expectation");
        String time = String.format(Locale.ROOT, " (%.2f s)", script.time().toNanos() / NANOSECONDS);
        return switch (script.verdict()) {
            case PASSED -> "passed  " + script.name() + ": " + count + time;
            case EMPTY -> "passed  " + script.name() + ": it has no `expect`" + time;
            case FAILED ->
                "failed  " + script.name() + ": " + script.failures().size() + " of " + count + " failed"
                        + (script.errors().isEmpty() ? "" : ", and its run met an error") + time;
            case BROKEN ->
                "broken  " + script.name() + ": "
                        + DiagnosticPrinter.count(script.errors().size(), "error");
        };
    }

    private void summarise(List<TestedScript> tested) {
        long passed = tested.stream().mapToLong(TestedScript::passed).sum();
        long failed =
                tested.stream().mapToLong(script -> script.failures().size()).sum();
        long broken = tested.stream()
                .filter(script -> script.verdict() == Verdict.BROKEN)
                .count();
        long met = tested.stream()
                .filter(script ->
                        script.verdict() == Verdict.FAILED && !script.errors().isEmpty())
                .count();
        streams.out()
                .println(DiagnosticPrinter.count(tested.size(), "script") + ": " + passed + " of "
                        + (passed + failed) + " expectations hold"
                        + (broken == 0 ? "" : ", " + DiagnosticPrinter.count(broken, "script") + " with errors")
                        + (met == 0 ? "" : ", " + DiagnosticPrinter.count(met, "run") + " met an error"));
        if (interrupted) {
            streams.error().println("anneal: stopped; scripts that were not finished are not counted");
        }
        streams.out().flush();
    }

    private int report(List<TestedScript> tested) {
        if (options.junit().isEmpty()) {
            return ExitCode.DONE;
        }
        try {
            JUnitReport.write(options.junit().get(), tested);
            return ExitCode.DONE;
        } catch (IOException unwritable) {
            streams.error()
                    .println("anneal: the report " + options.junit().get() + " cannot be written: "
                            + unwritable.getMessage());
            return ExitCode.FILE_NOT_WRITTEN;
        }
    }
}
