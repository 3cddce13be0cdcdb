package dev.anneal.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Scripts that want all the memory, all the time, or a stack without an end, by what they try. Each has to be refused with
 * words, or to run and be stopped.
 */
final class HostileScripts {
    private static final String SPACE = """
            target t = normal(1, 1)
            family f = gaussian_mixture(dim: 2, components: 2, init: normal(0, 0.1))
            """;

    private final Map<String, String> scripts = new LinkedHashMap<>();

    private HostileScripts() {}

    /** The scripts by what they try. */
    static Map<String, String> all() {
        HostileScripts all = new HostileScripts();
        all.values();
        all.densities();
        all.fits();
        all.sweeps();
        all.outputs();
        all.texts();
        return all.scripts;
    }

    private void add(String name, String script) {
        scripts.put(name, script);
    }

    private static String many(int count, String line) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> String.format(java.util.Locale.ROOT, line, i, i - 1))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String run(String family, String clauses) {
        return SPACE + "run r {\n  fit " + family + " to t\n  " + clauses + "\n}\n";
    }

    private void values() {
        add("vectors that are kept", many(30, "let a%d = zeros(1e6)"));
        add("vectors in vectors", many(30, "let a%d = [[j * 1.0 for j in 1..3000] for i in 1..300]"));
        add("lists of texts", many(50, "let a%d = [\"a text\" for i in 1..200000]"));
        add("doubled lists", "let a0 = [1, \"x\"]\n" + many(60, "let a%d = [a%d, a%2$d]"));
        add("doubled records", "let a0 = { x: zeros(1000) }\n" + many(60, "let a%d = { l: a%d, r: a%2$d }"));
        add("doubled sums of densities", "let a0 = 1 * normal([0], 1)\n" + many(60, "let a%d = a%d + a%2$d"));
        add("doubled products of densities", "target a0 = normal([0], 1)\n" + many(40, "target a%d = a%d & a%2$d"));
        add("an endless range", "let a = [x for x in 1..1e300]");
        add("a range to infinity", "let a = [x for x in 1..inf]");
        add("a range from minus infinity", "let a = [x for x in -inf..0]");
        add("a range to no number", "let a = [x for x in 1..(inf - inf)]");
        add("a vector without an end", "let a = zeros(inf)");
        add("a vector of no length", "let a = zeros(inf - inf)");
        add("a vector of less than nothing", "let a = zeros(-1)");
        add("a vector of a part", "let a = zeros(0.5)");
        add("an index beyond", "let a = [1, 2]\nlet b = a[1e300]");
        add("an index that is no number", "let a = [1, 2]\nlet b = a[inf - inf]");
        add("a basis of a billion", "let a = basis(1, 1e9)");
        add("a large matrix", "let a = identity(1e5)");
        add("points without an end", "let a = random(normal(0, 1), 1e12)");
        add("many points", many(30, "let a%d = random(normal(0, 1), 1e6, seed: %1$d)"));
        add("points of a box", "let a = sobol(zeros(1000), ones(1000), 1e6)");
        add("points of a density", "let a = normal(zeros(1000), 1).sample(1e9)");
        add("functions of themselves", "let f = x -> x(x)(x)\nprint f(f)");
        add("functions in a ring", "fn a(x) = b(x)\nfn b(x) = a(x)\nprint a(1)");
        add("functions that double", "fn a0(x) = x + 1\n" + many(60, "fn a%d(x) = a%d(x) + a%2$d(x)") + "print a60(1)");
        add("theory in a list", SPACE + """
                let p = [collapse_probability(gaussian_mixture(dim: 2, components: 2, init: normal(0, 0.1)), 0.5 * normal([3, 0], 1) + 0.5 * normal([-3, 0], 1), under: linear(from: 0.1, rate: 1e-4 * i), until: settled(25)) for i in 1..5000]
                """);
        add("theory of a large space", """
                print collapse_probability(gaussian_mixture(dim: 2e9, components: 2, init: normal(0, 1e300)), 0.5 * normal(1e300 * basis(1, 2), 1) + 0.5 * normal(-1e300 * basis(1, 2), 1), under: constant(1), until: 1e300)
                """);
    }

    private void densities() {
        add("a mixture of a hundred thousand", """
                target t = mixture([1e-5 for i in 1..100000], [normal([1.0 * i], 1) for i in 1..100000])
                run r {
                  fit gaussian_mixture(dim: 1, components: 2) to t
                  until 1
                }
                """);
        add("as many components as modes", """
                target t = mixture([0.04 for i in 1..25], [normal([1.0 * i], 1) for i in 1..25])
                run r {
                  fit gaussian_mixture(dim: 1, components: 25) to t
                  until 1
                }
                """);
        add(
                "a matrix to factor",
                "target t = normal(zeros(2000), cov: identity(2000))\nprint t.log_density(zeros(2000))\n");
        add("a formula of a million parts", """
                target t = density(dim: 1000, x -> -sum([sum([x[i] * x[j] for i in 1..1000]) for j in 1..1000]))
                run r {
                  fit realnvp(dim: 1000) to t
                  by adam()
                  until 1
                }
                """);
        add(
                "a formula that doubles",
                "target t = density(dim: 1, x -> {\nlet a0 = x[1]\n" + many(60, "let a%d = a%d * a%2$d") + "-a60\n})\n"
                        + """
                run r {
                  fit realnvp(dim: 1) to t
                  by adam()
                  until 1
                }
                """);
        add("a formula that is never a number", """
                target t = density(dim: 2, x -> log(-1 - x[1] ^ 2))
                run r {
                  fit realnvp(dim: 2) to t
                  by adam()
                  until 1e6
                }
                """);
        add("a density of a billion coordinates", """
                target t = density(dim: 1e9, x -> -norm(x) ^ 2)
                run r {
                  fit realnvp(dim: 1e9) to t
                  by adam()
                  until 1
                }
                """);
        add("a shift again and again", "target a0 = normal([0], 1)\n" + many(3000, "target a%d = a%d.shifted([1])"));
        add("a schedule of many steps", SPACE + """
                run r {
                  fit f to t
                  under steps([min(1, 0.1 + i / 1e6) for i in 1..1000000], over: 1)
                  until 2
                }
                """);
        add("a schedule of many cycles", run("f", "under cyclic(from: 0.1, period: 1e-9, cycles: 1e12)\n  until 1e3"));
        add("a schedule that computes", run("f", "under t -> min(1, sum([t / i for i in 1..1000000]))\n  until 1"));
        add("a schedule of powers", run("f", "under t -> 0.5 ^ 0.5 ^ 1e300 ^ t\n  until 1"));
        add(
                "a schedule held again and again",
                "schedule a0 = linear(0.1, over: 1)\n" + many(1000, "schedule a%d = a%d.hold(1)"));
    }

    private void fits() {
        add("a space of a billion", run("gaussian_mixture(dim: 1e9, components: 2)", "until 1"));
        add("a space of ten million", run("gaussian_mixture(dim: 1e7, components: 2)", "until 1"));
        add("a space beyond counting", run("gaussian_mixture(dim: 1e300, components: 2)", "until 1"));
        add("ten thousand components", run("gaussian_mixture(dim: 2, components: 10000)", "until 1"));
        add(
                "a thousand components",
                run("gaussian_mixture(dim: 2, components: 1000)", "by summary_ode()\n  until 1e3"));
        add("time without an end", run("f", "until inf"));
        add("time beyond counting", run("f", "until 1e300"));
        add("a long time", run("f", "by gradient_flow(integrator: \"rk4\", step: 1e-3)\n  until 1e6"));
        add("steps of nothing", run("f", "by gradient_flow(integrator: \"rk4\", step: 1e-300)\n  until 1"));
        add("a tolerance of nothing", run("f", "by gradient_flow(tolerance: 1e-300)\n  until 1e5"));
        add("records of every moment", run("f", "until 1e3\n  record kl every 1e-9"));
        add(
                "records of large states",
                run("gaussian_mixture(dim: 100000, components: 10)", "until 1e3\n  record means every 0.01"));
        add("all the samples", run("f", "by gradient_flow(expectation: \"sampled\", samples: 1000000)\n  until 100"));
        add(
                "all the samples in many dimensions",
                run(
                        "gaussian_mixture(dim: 90, components: 2)",
                        "by gradient_flow(expectation: \"sampled\", samples: 200000)\n  until 100"));
        add(
                "samples of full covariances",
                run(
                        "gaussian_mixture(dim: 1000, components: 10, covariance: \"full\")",
                        "by gradient_flow(expectation: \"sampled\", samples: 10000)\n  until 100"));
        add("a wide network", run("realnvp(dim: 2, hidden: [10000, 10000])", "by adam()\n  until 1"));
        add(
                "a network as wide as allowed",
                run("realnvp(dim: 2, layers: 1, hidden: [7000, 7000])", "by adam()\n  until 1"));
        add(
                "a deep network",
                run("realnvp(dim: 2, layers: 1000, hidden: [64 for i in 1..10])", "by adam()\n  until 1"));
        add("a network of many layers", run("realnvp(dim: 2, hidden: [1 for i in 1..100000])", "by adam()\n  until 1"));
        add("a network that is no number", run("realnvp(dim: 2, hidden: [inf - inf])", "by adam()\n  until 1"));
        add("a network without layers", run("realnvp(dim: 2, hidden: [])", "by adam()\n  until 1"));
        add("a large batch", run("realnvp(dim: 2)", "by adam(batch: 1000000)\n  until 1e8"));
        add("a batch beyond counting", run("realnvp(dim: 2)", "by adam(batch: 1e12)\n  until 1"));
        add("a long look", run("realnvp(dim: 2)", "by adam(batch: 2, eval_samples: 10000000)\n  until 1"));
        add("a long look at many coordinates", run("realnvp(dim: 500)", "by adam(eval_samples: 10000000)\n  until 1"));
        add("a look at every step", run("realnvp(dim: 2)", "by adam()\n  until 1e6\n  record coverage every 1"));
        add(
                "ways without an end",
                run("f", "by gradient_flow(integrator: \"rk4\", step: 1000)\n  until 1e6\n  on failure retry 100"));
        add("many runs", SPACE + many(2000, "run r%d {\n  fit f to t\n  until 100\n}"));
        add(
                "many runs on each other",
                SPACE + "run r0 {\n  fit f to t\n  until 1\n}\n"
                        + many(5000, "run r%d {\n  fit f to t\n  start from r%d\n  until 1\n}"));
    }

    private void sweeps() {
        String sweep = SPACE + "sweep s {\n  fit f to t\n  %s\n  until 1\n}\n";
        add("a sweep over a million values", sweep.formatted("over i in [1.0 * j for j in 1..1000000]"));
        add(
                "a sweep over many axes",
                sweep.formatted("over "
                        + IntStream.rangeClosed(1, 60)
                                .mapToObj(i -> "x" + i + " in [1, 2, 3, 4]")
                                .collect(Collectors.joining(", "))));
        add("a sweep of a billion repeats", sweep.formatted("repeat 1e9"));
        add("a sweep of repeats beyond counting", sweep.formatted("repeat 1e300"));
        add("a sweep of no repeats", sweep.formatted("repeat inf - inf"));
        add(
                "a sweep of all that is allowed",
                sweep.formatted("over i in [1.0 * j for j in 1..100000]\n  repeat 1\n  measure c = mean(coverage)"));
        add(
                "a sweep that keeps large states",
                SPACE
                        + "sweep s {\n  fit gaussian_mixture(dim: 10000, components: 10) to t\n  repeat 50000\n  until 1\n}\n");
        add(
                "a sweep whose cells are huge",
                SPACE
                        + "sweep s {\n  fit gaussian_mixture(dim: n, components: 2) to t\n  over n in [1, 1e9]\n  until 1\n}\n");
        add(
                "a sweep that is never enough",
                sweep.formatted("repeat 1e5 until width(c) < 0\n  measure c = mean(coverage)"));
        add(
                "a table of a table of a table",
                sweep.formatted("repeat 50") + "table t0 = s\n"
                        + many(300, "table t%d = from t%d select c = repeat + %1$d, repeat = repeat"));
    }

    private void outputs() {
        String recorded = run("f", "until 10\n  record kl, coverage every 0.001");
        add("a histogram of a billion bins", recorded + "plot histogram(r, x: kl, bins: 1e9)\n");
        add("a chart of many points", recorded + many(50, "plot scatter(r, x: time, y: kl * %d)"));
        add("a chart in many parts", recorded + "plot lines(r, x: time, y: kl, facet: time)\n");
        add("a map of many samples", recorded + "plot density_map(r, samples: 1e9)\n");
        add("a map along nowhere", recorded + "plot density_map(r, along: [inf - inf, 1e300])\n");
        add("many maps", recorded + many(200, "plot density_map(r)"));
        add("a long print", "print zeros(1e7)\nprint [[\"x\" for i in 1..1000] for j in 1..1000]\n");
        add(
                "points of a fit",
                recorded + "let a = r.sample(4e6, seed: 1)\nlet b = r.sample(4e6, seed: 2)\nprint a[1]\n");
        add("density of a fit", recorded + many(30, "print sum(r.log_density(r.sample(4e5, seed: %d)))"));
        add("sums over results", recorded + many(100, "print sum([i * r.kl for i in 1..150000])"));
        add(
                "a report of much",
                recorded + "report \"much\" {\n" + many(300, "  plot lines(r, x: time, y: kl * %d)") + "}\n");
    }

    private void texts() {
        add("a long name", "let " + "a".repeat(500_000) + " = 1\nprint b");
        add("a long text", "let a = \"" + "x".repeat(900_000) + "\"\nprint a");
        add("a long number", "let a = 1" + "0".repeat(500_000) + "\nprint a");
        add("a small number", "let a = 0." + "0".repeat(500_000) + "1\nprint a");
        add("an exponent beyond counting", "let a = 1e999999999999999999\nprint a");
        add("a name like a pattern", "let a = { x: 1 }\nprint a.`(a+)+$`\n");
        add(
                "a text like a pattern",
                "let a = \"" + "a".repeat(50_000) + "\\n(a+)+$\"\nplot lines(a, x: a, y: a, title: a)");
        add("a text of zeros", "print \"\u0000\u0000\"\nlet \u0000 = 1");
        add("a text that turns around", "let a\u202E = 1\nprint \"\u202E\u2066\"\nprint a\u202E");
        add("letters that look alike", "let \u0430 = 1\nlet a = 2\nprint \u0430 + a");
        add("half of a pair", "let a = \"\uD800\"\nprint \uDC00");
        add("marks upon marks", "let a" + "\u0301".repeat(100_000) + " = 1");
        add("a comment without an end", "/*".repeat(100_000));
        add("a text without an end", "print \"" + "{".repeat(100_000));
        add("parts of texts in texts", "print \"{".repeat(2_000));
        add("brackets of all kinds", "let a = " + "([{".repeat(30_000));
        add("commas", "let a = [" + ",".repeat(300_000) + "]");
        add("a million ends of lines", "\n".repeat(999_999));
        add("ten thousand mistakes", "let = \n".repeat(10_000));
        add("names that are nearly right", many(2_000, "let abcdefghij%d = 1") + many(2_000, "print abcdefghik%d"));
        add("many parameters", many(20_000, "param a%d = 1"));
        add("many arguments", "print max(" + "1, ".repeat(50_000) + "1)");
        add("many fields", "let a = {" + many(20_000, "x%d: 1,") + "}\nprint a.x1");
        add("all the densities", "target t = " + "0.0001 * normal(0, 1) + ".repeat(150) + "normal(0, 1)");
    }
}
