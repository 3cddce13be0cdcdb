package dev.anneal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.anneal.Anneal;
import dev.anneal.Inputs;
import dev.anneal.diagnostic.Diagnostic;
import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scripts that are too deep, too long, or that would become too much when they are evaluated, are refused with one clear
 * message, soon, and whatever the size of the stack and the heap.
 */
class HardInputTest {
    /** Against hanging only; none of them takes two seconds on a machine that is not busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MANY = 10_000;

    private static List<Diagnostic> prepared(String text, Inputs inputs) {
        return assertTimeoutPreemptively(PATIENCE, () -> {
            try (Anneal anneal = Anneal.create()) {
                return anneal.compile(Source.of("script", text)).prepare(inputs).diagnostics();
            }
        });
    }

    private static List<Diagnostic> errors(String text) {
        return prepared(text, Inputs.defaults()).stream()
                .filter(Diagnostic::isError)
                .toList();
    }

    /** A script of lines made from their numbers, from 1 on. */
    private static String lines(String first, int count, IntFunction<String> line, String last) {
        return first + "\n" + IntStream.rangeClosed(1, count).mapToObj(line).collect(Collectors.joining("\n")) + "\n"
                + last;
    }

    private static Arguments deep(String name, String text) {
        return Arguments.of(name, text);
    }

    static Stream<Arguments> deepTexts() {
        return Stream.of(
                deep("parentheses", "let a = " + "(".repeat(MANY) + "1" + ")".repeat(MANY)),
                deep("open parentheses", "let a = " + "(".repeat(MANY)),
                deep("brackets", "let a = " + "[".repeat(MANY) + "1" + "]".repeat(MANY)),
                deep("braces", "let a = " + "{".repeat(MANY) + "1" + "}".repeat(MANY)),
                deep("records", "let a = " + "{a:".repeat(MANY) + "1" + "}".repeat(MANY)),
                deep("blocks", "let a = " + "{ let b = 1; ".repeat(MANY) + "b" + "}".repeat(MANY)),
                deep("comprehensions", "let a = " + "[".repeat(MANY) + "1" + " for x in [1]]".repeat(MANY)),
                deep("calls", "let a = " + "abs(".repeat(MANY) + "1" + ")".repeat(MANY)),
                deep("minus signs", "let a = " + "-".repeat(MANY) + "1"),
                deep("plus signs", "let a = " + "+ ".repeat(MANY) + "1"),
                deep("negations", "let a = " + "not ".repeat(MANY) + "true"),
                deep("conditions", "let a = " + "if true then 1 else ".repeat(MANY) + "1"),
                deep(
                        "conditions of conditions",
                        "let a = " + "if ".repeat(MANY) + "true" + " then 1 else 1".repeat(MANY)),
                deep("powers", "let a = " + "1 ^ ".repeat(MANY) + "1"),
                deep("functions", "let a = " + "x -> ".repeat(MANY) + "1"),
                deep("functions of two", "let a = " + "(x, y) -> ".repeat(MANY) + "1"),
                deep("members", "let a = {b: 1}\nlet c = a" + ".b".repeat(MANY)),
                deep("calls in a chain", "let f = x -> x\nlet a = f" + "(1)".repeat(MANY)),
                deep("indices in a chain", "let f = [1]\nlet a = f" + "[1]".repeat(MANY)),
                deep("comparisons", "let a = " + "1 < ".repeat(MANY) + "1"),
                deep("ranges", "let a = " + "1 .. ".repeat(MANY) + "1"),
                deep("products of densities", "target a = " + "normal(0, 1) & ".repeat(MANY) + "normal(0, 1)"),
                deep("a long sum", "let a = " + "1 + ".repeat(10 * MANY) + "1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deepTexts")
    void deepTextsAreRefused(String name, String text) {
        assertThat(errors(text)).as(name).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(DiagnosticCode.NESTED_TOO_DEEPLY);
            assertThat(error.primary().span().start()).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'not ', true",
        "'- ', 1",
        "'1 ^ ', 1",
        "'x -> ', 1",
        "'if true then 1 else ', 1",
        "'1 + ', 1",
        "'true and ', true"
    })
    void whatIsNotTooDeepFitsOnAStackOfUsualSize(String repeated, String last) throws InterruptedException {
        String text = "let a = " + repeated.repeat(499) + last + "\nprint a";
        List<Diagnostic> found = new CopyOnWriteArrayList<>();
        Thread thread = new Thread(null, () -> found.addAll(errors(text)), "stack", 1 << 20);
        thread.start();
        thread.join();
        assertThat(found).isEmpty();
    }

    static Stream<Arguments> growingValues() {
        return Stream.of(
                deep("a long range", "let a = [0 for i in 1..1e9]"),
                deep("a range beyond counting", "let a = [x for x in 1..1e12]"),
                deep("a long comprehension", "let a = [0 for i in 1..1e7]"),
                deep(
                        "comprehensions in each other",
                        "let a = [[[i * j * k for i in 1..1000] for j in 1..1000] for k in 1..1000]"),
                deep("many long vectors in a list", "let a = [zeros(1e6) for i in 1..1000]"),
                deep("many long vectors in records", "let a = [{ x: zeros(1e7) } for i in 1..1000]"),
                deep("many long vectors", lines("", 200, i -> "let a" + i + " = zeros(1e7)", "")),
                deep("many large matrices", lines("", 200, i -> "let a" + i + " = identity(3000)", "")),
                deep(
                        "many long vectors in functions",
                        lines("", 200, i -> "let f" + i + " = { let v = zeros(5e6); x -> v }", "")),
                deep("many long sums", lines("", 100, i -> "let a" + i + " = sum([x * x for x in 1..100000])", "")),
                deep("lists of lists", doubling("let a0 = [1, \"x\"]", "let a%2$d = [a%1$d, a%1$d]")),
                deep("matrices of matrices", doubling("let a0 = [1, 2]", "let a%2$d = [a%1$d, a%1$d]")),
                deep("records of records", doubling("let a0 = { x: 1 }", "let a%2$d = { l: a%1$d, r: a%1$d }")),
                deep(
                        "sums of densities",
                        doubling("target t = normal([0], 1)\nlet a0 = 1 * t", "let a%2$d = a%1$d + a%1$d")),
                deep(
                        "mixtures of mixtures",
                        doubling("target a0 = normal([0], 1)", "target a%2$d = 0.5 * a%1$d + 0.5 * a%1$d")),
                deep(
                        "schedules of schedules",
                        doubling("schedule a0 = linear(0.1, over: 1)", "schedule a%2$d = a%1$d.then(a%1$d)")),
                deep(
                        "functions of functions",
                        doubling("let a0 = x -> x", "let a%2$d = { let g = a%1$d; let h = g; x -> [g, h] }")),
                deep("calls of calls", doubling("fn a0(x) = x + 1", "fn a%2$d(x) = a%1$d(a%1$d(x))") + "print a60(1)"),
                deep(
                        "a list in a list in a list",
                        lines("let a0 = [1, \"x\"]", MANY, i -> "let a" + i + " = [a" + (i - 1) + ", 1]", "")),
                deep(
                        "a schedule held again and again",
                        lines(
                                "schedule a0 = linear(0.1, over: 1)",
                                1000,
                                i -> "schedule a" + i + " = a" + (i - 1) + ".hold(1)",
                                "")),
                deep("a function that calls itself by its argument", "let f = x -> x(x)\nprint f(f)"),
                deep(
                        "many functions that call each other",
                        lines("fn a0(x) = x", 1000, i -> "fn a" + i + "(x) = a" + (i - 1) + "(x)", "print a1000(1)")));
    }

    private static String doubling(String first, String line) {
        return lines(first, 60, i -> line.formatted(i - 1, i), "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("growingValues")
    void valuesThatGrowAreRefused(String name, String text) {
        List<Diagnostic> errors = errors(text);
        assertThat(errors).as(name).isNotEmpty().hasSizeLessThan(10);
        assertThat(errors).allSatisfy(error -> assertThat(error.code()).isEqualTo(DiagnosticCode.LIMIT_EXCEEDED));
    }

    static Stream<Arguments> longTexts() {
        return Stream.of(
                deep("many mistakes", "let = \n".repeat(MANY)),
                deep("many unknown names", lines("", MANY, i -> "print b" + i, "")),
                deep("many times the same name", "let a = 1\n".repeat(MANY)),
                deep(
                        "types of types",
                        doubling("let a0 = { x: 1 }", "let a%2$d = { l: a%1$d, r: a%1$d }")
                                + "let c = if true then a59 else a60"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("longTexts")
    void longTextsAreRefused(String name, String text) {
        assertThat(errors(text)).as(name).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "1e999",
                "[1, \"a\"]",
                "[[[[",
                "(((1",
                "x -> x",
                "",
                "1\nlet b = 2",
                "\"",
                "{ a: 1 }",
                "missing",
                "-",
                "1..3"
            })
    void typedInputsThatAreNoNumbersAreRefused(String typed) {
        assertThat(prepared("param a = 1\nprint a", Inputs.defaults().withText("a", typed)))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.code()).isEqualTo(DiagnosticCode.TYPE_MISMATCH);
                    assertThat(error.message()).startsWith("the input `a` must be a number, not ");
                });
    }
}
