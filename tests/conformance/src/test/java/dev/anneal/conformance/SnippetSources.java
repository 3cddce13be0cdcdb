package dev.anneal.conformance;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import java.util.ArrayList;
import java.util.List;

/** The scripts of the snippets, for tests that hold for all of them. */
public final class SnippetSources {
    private static final List<String> KINDS = List.of("parse", "errors", "plan", "run", "format");

    private SnippetSources() {}

    /** All of them. */
    public static List<Source> all() {
        List<Source> scripts = new ArrayList<>();
        KINDS.forEach(kind -> scripts.addAll(Snippets.scripts(kind)));
        return scripts;
    }

    /** Those without a mistake in their text. */
    public static List<Source> readable() {
        return all().stream().filter(SnippetSources::isReadable).toList();
    }

    private static boolean isReadable(Source script) {
        Diagnostics diagnostics = new Diagnostics();
        SyntaxParser.parse(script, SyntaxLimits.DEFAULT, diagnostics);
        return !diagnostics.hasErrors();
    }
}
