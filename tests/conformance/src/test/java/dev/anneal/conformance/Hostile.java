package dev.anneal.conformance;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.Preparation;
import dev.anneal.RunOptions;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Limits;
import dev.anneal.run.Results;
import dev.anneal.run.RunEvent;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import dev.anneal.syntax.SyntaxLimits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What comes of a script that means no good, in an interpreter for scripts of strangers: whatever it is, it comes soon, and
 * it is no exception.
 *
 * @param diagnostics what is wrong
 * @param results what it did, if it was run
 * @param told what was told on the way, if it was run
 */
record Hostile(List<Diagnostic> diagnostics, Optional<Results> results, List<RunEvent> told) {
    /** How long a script may run; what it computes before and afterwards is bounded by other limits. */
    private static final Duration TIME = Duration.ofMillis(500);

    static final Limits LIMITS = new Limits(TIME, 100_000, 1L << 30, SyntaxLimits.DEFAULT);

    /** Compiles, prepares and runs a script; files come from the resolver. */
    static Hostile of(String script, SourceResolver files) throws InterruptedException {
        try (Anneal anneal = Anneal.builder().limits(LIMITS).sources(files).build()) {
            Preparation preparation =
                    anneal.compile(Source.of("script.anneal", script)).prepare(Inputs.defaults());
            if (preparation.plan().isEmpty()) {
                return new Hostile(preparation.diagnostics(), Optional.empty(), List.of());
            }
            List<RunEvent> told = new CopyOnWriteArrayList<>();
            Results results = preparation.plan().get().run(RunOptions.defaults().listener(told::add));
            return new Hostile(preparation.diagnostics(), Optional.of(results), told);
        }
    }

    List<Diagnostic> errors() {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }
}
