package dev.anneal.repl;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words with which declarations and clauses begin: how what they begin is written, and what it means. */
enum LanguageWord {
    LANGUAGE("language 1", "The version of the language that a script is written in."),
    IMPORT(
            "import std.targets (circle)   import \"shared.anneal\" as shared",
            "Makes what a module or another script declares available. Nothing of it is run."),
    PARAM("param dim = 64 in 1..4096", "An input: `--set dim=8`, `:set dim = 8`, or an axis of a sweep changes it."),
    LET("let mu = 3 * basis(1, dim)", "A constant."),
    FN("fn square(x, scale = 1) = scale * x ^ 2", "A function, without recursion."),
    TARGET("target two_modes = 0.5 * normal(mu, 1) + 0.5 * normal(-mu, 1)", "A density to be fitted."),
    FAMILY("family pair = gaussian_mixture(dim: 2, components: 2)", "What is fitted."),
    SCHEDULE(
            "schedule cooling = linear(from: 0.1, rate: 0.02)",
            "An inverse temperature that depends on time; a function of time is one too."),
    RUN("run first { fit pair to two_modes; until 20 }", "One fit, described by its clauses."),
    SWEEP(
            "sweep phase { over rate in geomspace(1e-3, 1, 9); repeat 100; fit … }",
            "Many fits: a grid of cells, each repeated from random starts, and what is measured of them."),
    TABLE("table best = from phase where rate < 0.1 select rate, collapse", "A table out of another one."),
    PLOT("plot lines(first, x: time, y: coverage)", "A chart, written to a file."),
    REPORT("report \"Collapse\" { text \"…\"; plot … }", "A page in HTML: texts, charts, tables."),
    EXPECT("expect first.coverage > 0.95", "An assertion; one that does not hold shows the values of its parts."),
    PRINT("print first.mode_mass", "Shows a value. At a prompt the word can be left out."),
    SAVE("save phase to \"phase.csv\"", "Writes a table, a run or a chart to a file, whose ending says how."),
    FIT("fit pair to two_modes", "Which family is fitted to which target. Required."),
    UNDER("under linear(from: 0.1, rate: 0.02)", "The schedule. Default: `constant(1)`, no annealing."),
    ALONG("along geometric_path(base: normal(0, 1))", "The path of targets. Default: tempering of the target."),
    BY("by gradient_flow()", "The method, with its options. Default: what suits the family."),
    UNTIL("until settled(25)", "When the fit ends: at a time, or some time after the end of the schedule. Required."),
    START(
            "start from normal(0, 0.1)",
            "Where the fit starts: drawn from a density, given, or where another run ended."),
    RECORD("record coverage, beta every 0.5", "What is kept of the time in between, as the run's `series`."),
    SEED("seed 7", "The seed of all random numbers. Default: 0, or what `:seed` said."),
    OVER("over rate in geomspace(1e-3, 1, 9)", "An axis of a sweep: a new name, or that of a `param`."),
    REPEAT(
            "repeat 100   repeat until width(collapse) < 0.05, at most 1000",
            "How many fits, from random starts, each cell has."),
    MEASURE("measure collapse = probability(collapsed)", "What is made out of the fits of each cell."),
    ON("on failure retry 2", "What becomes of fits that fail: `skip`, `stop`, or `retry` and a number.");

    private final String form;
    private final String meaning;

    LanguageWord(String form, String meaning) {
        this.form = form;
        this.meaning = meaning;
    }

    /** The word. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What there is to say about it. */
    String page() {
        return word() + "\n  " + meaning + "\n    " + form + "\n";
    }

    /** The word as it is typed. */
    static Optional<LanguageWord> of(String typed) {
        return Arrays.stream(values()).filter(each -> each.word().equals(typed)).findFirst();
    }

    /** All words. */
    static List<String> words() {
        return Arrays.stream(values()).map(LanguageWord::word).toList();
    }
}
