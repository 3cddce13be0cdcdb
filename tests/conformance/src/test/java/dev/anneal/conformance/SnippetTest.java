package dev.anneal.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The language as it is specified by example: every snippet gives the output that stands beside it. */
class SnippetTest {
    @TestFactory
    Stream<DynamicTest> parse() {
        return Snippets.tests("parse", Transcript::tree);
    }

    @TestFactory
    Stream<DynamicTest> errors() {
        return Snippets.tests("errors", Transcript::diagnostics);
    }

    @TestFactory
    Stream<DynamicTest> plan() {
        return Snippets.tests("plan", Transcript::plan);
    }

    @TestFactory
    Stream<DynamicTest> run() {
        return Snippets.tests("run", Transcript::run);
    }

    @TestFactory
    Stream<DynamicTest> format() {
        return Snippets.tests("format", Transcript::formatted);
    }
}
