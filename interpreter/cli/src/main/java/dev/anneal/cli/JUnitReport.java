package dev.anneal.cli;

import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.TextRenderer;
import dev.anneal.run.Expectation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Tested scripts as JUnit's XML, which continuous integration reads: a suite for each script, a case for each
 * expectation, and one more for each script that has errors or whose run met some.
 */
final class JUnitReport {
    private static final double NANOSECONDS = 1e9;

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private JUnitReport() {}

    static void write(Path file, List<TestedScript> scripts) throws IOException {
        JUnitReport report = new JUnitReport();
        report.suites(scripts);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.append(report.out);
        }
    }

    private void suites(List<TestedScript> scripts) {
        Duration time = scripts.stream().map(TestedScript::time).reduce(Duration.ZERO, Duration::plus);
        long cases = scripts.stream().mapToLong(JUnitReport::cases).sum();
        long failures =
                scripts.stream().mapToLong(script -> script.failures().size()).sum();
        long errors =
                scripts.stream().filter(script -> !script.errors().isEmpty()).count();
        out.append("<testsuites name=\"anneal\"");
        counts(cases, failures, errors, time);
        out.append(">\n");
        scripts.forEach(this::suite);
        out.append("</testsuites>\n");
    }

    private static long cases(TestedScript script) {
        return (long) script.expectations().size() + (script.errors().isEmpty() ? 0 : 1);
    }

    private void counts(long cases, long failures, long errors, Duration time) {
        out.append(String.format(
                Locale.ROOT,
                " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"0\" time=\"%.3f\"",
                cases,
                failures,
                errors,
                time.toNanos() / NANOSECONDS));
    }

    private void suite(TestedScript script) {
        out.append("  <testsuite name=\"").append(escaped(script.name())).append('"');
        counts(cases(script), script.failures().size(), script.errors().isEmpty() ? 0 : 1, script.time());
        out.append(">\n");
        script.expectations().forEach(expectation -> testCase(script, expectation));
        if (!script.errors().isEmpty()) {
            errors(script);
        }
        out.append("  </testsuite>\n");
    }

    private void testCase(TestedScript script, Expectation expectation) {
        String text = expectation.span().text().strip().replaceAll("\\s+", " ");
        open(script, "line " + expectation.span().line() + ": " + text);
        if (expectation.holds()) {
            out.append("/>\n");
            return;
        }
        out.append(">\n");
        problem("failure", "expectation failed at " + expectation.span(), "expectation", expectation.explanation());
        out.append("    </testcase>\n");
    }

    private void errors(TestedScript script) {
        TextRenderer renderer = new TextRenderer(false);
        StringBuilder text = new StringBuilder();
        script.errors().forEach(error -> text.append(renderer.render(error)).append('\n'));
        Diagnostic first = script.errors().get(0);
        open(script, script.verdict() == TestedScript.Verdict.BROKEN ? "check" : "run");
        out.append(">\n");
        problem("error", first.message(), first.code().id(), text.toString());
        out.append("    </testcase>\n");
    }

    private void open(TestedScript script, String name) {
        out.append("    <testcase classname=\"")
                .append(escaped(script.name()))
                .append("\" name=\"")
                .append(escaped(name))
                .append('"');
    }

    private void problem(String element, String message, String type, String text) {
        out.append("      <")
                .append(element)
                .append(" message=\"")
                .append(escaped(message))
                .append("\" type=\"")
                .append(escaped(type))
                .append("\">")
                .append(escaped(text))
                .append("</")
                .append(element)
                .append(">\n");
    }

    /** Text for an element or an attribute, where XML allows no characters of control. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(code -> {
            switch (code) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.appendCodePoint(code);
                default -> escaped.appendCodePoint(isAllowed(code) ? code : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int code) {
        return code >= 0x20 && !(code >= 0xD800 && code <= 0xDFFF) && code != 0xFFFE && code != 0xFFFF;
    }
}
