package dev.anneal;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.run.Outcome;
import dev.anneal.run.Results;
import dev.anneal.source.ScriptFiles;
import dev.anneal.source.Source;
import dev.anneal.source.SourceResolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a file to its results in one go. */
final class ScriptRun {
    private ScriptRun() {}

    /** Runs the script in a file; what compiling found is among the warnings. */
    static Results of(Path script, Inputs inputs, RunOptions options) throws IOException, InterruptedException {
        Path file = script.toAbsolutePath().normalize();
        Source source = read(file);
        SourceResolver beside = SourceResolver.within(file.resolveSibling(""));
        try (Anneal anneal = Anneal.builder().sources(beside).build()) {
            Preparation preparation = anneal.compile(source).prepare(inputs);
            List<Diagnostic> found = new ArrayList<>(preparation.diagnostics());
            if (preparation.plan().isEmpty()) {
                return new Results(Outcome.REFUSED, List.of(), Map.of(), Map.of(), List.of(), List.of(), found);
            }
            Results results = preparation.plan().get().run(options);
            found.addAll(results.warnings());
            return results.withWarnings(found);
        }
    }

    private static Source read(Path file) throws IOException {
        Path name = file.getFileName() == null ? file : file.getFileName();
        SourceResolver.Answer answer = ScriptFiles.read(file, name.toString());
        if (answer instanceof SourceResolver.Answer.Found script) {
            return script.source();
        }
        throw new IOException(file + " " + ((SourceResolver.Answer.Refused) answer).why());
    }
}
