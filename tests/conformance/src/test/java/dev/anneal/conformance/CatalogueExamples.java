package dev.anneal.conformance;

import static java.util.Map.entry;

import dev.anneal.catalogue.Signature;
import dev.anneal.syntax.Expr;
import java.util.Map;

/** For each signature of the catalogue the shortest script that uses it and checks its value where it has one. */
final class CatalogueExamples {
    private static final String PROBLEM =
            "gaussian_mixture(dim: 1, components: 2), 0.5 * normal(2, 1) + 0.5 * normal(-2, 1)";

    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            entry("abs", "abs(-2) == 2"),
            entry("sqrt", "sqrt(4) == 2"),
            entry("exp", "exp(0) == 1"),
            entry("log", "log(1) == 0"),
            entry("log1p", "log1p(0) == 0"),
            entry("sin", "sin(0) == 0"),
            entry("cos", "cos(0) == 1"),
            entry("tanh", "tanh(0) == 0"),
            entry("sigmoid", "sigmoid(0) == 0.5"),
            entry("floor", "floor(-0.5) == -1"),
            entry("round", "round(0.5) == 1"),
            entry("min", "min(2, 1) == 1 and min([3, 2]) == 2"),
            entry("max", "max(2, 1) == 2 and max([3, 2]) == 3"),
            entry("clamp", "clamp(3, 0, 1) == 1"),
            entry("sum", "sum([1, 2]) == 3"),
            entry("mean", "mean([1, 3]) == 2"),
            entry("sd", "sd([1, 1]) == 0"),
            entry("quantile", "quantile([1, 2, 3], 0.5) == 2"),
            entry("median", "median([1, 2, 9]) == 2"),
            entry("norm", "norm([3, 4]) == 5"),
            entry("logsumexp", "logsumexp([1000, 1000]) == 1000 + log(2)"),
            entry("dot", "dot([1, 2], [3, 4]) == 11"),
            entry("basis", "sum(basis(2, 3) * [1, 2, 3]) == 2"),
            entry("identity", "sum(identity(3)) == 3"),
            entry("diag", "diag([1, 2])[2, 2] == 2"),
            entry("zeros", "sum(zeros(3)) == 0"),
            entry("ones", "sum(ones(3)) == 3"),
            entry("linspace", "linspace(0, 1, 3)[2] == 0.5"),
            entry("geomspace", "abs(geomspace(1, 4, 3)[2] - 2) < 1e-12"),
            entry("all", "not all([true, false])"),
            entry("any", "any([true, false])"),
            entry("count", "count([true, false]) == 1"),
            entry("length", "length([1, 2]) == 2"),
            entry("sort", "sort([2, 1])[1] == 1"),
            entry("mmse", "mmse(1) > 0"),
            entry("collapse_probability", "collapse_probability(" + PROBLEM + ", under: constant(1), until: 1) >= 0"),
            entry(
                    "collapse_probability_asymptotic",
                    "collapse_probability_asymptotic(" + PROBLEM + ", under: constant(1), until: 1) >= 0"),
            entry("growth_rates", "growth_rates(" + PROBLEM + ").alignment > -2"),
            entry("critical_temperature", "critical_temperature(" + PROBLEM + ") >= 0"),
            entry("random", "length(random(normal(0, 1), 3)) == 3"),
            entry("sobol", "length(sobol([0, 0], [1, 1], 4)) == 4"),
            entry("width", "width(3) == 0"),
            entry("read_csv", "data.x[2] == 3"),
            entry("matrix", "matrix(data)[2, 1] == 3"));

    private static final Map<String, String> SCHEDULES = Map.ofEntries(
            entry("constant", "constant(0.5)"),
            entry("linear", "linear(from: 0.5, rate: 1)"),
            entry("geometric", "geometric(from: 0.5, over: 1)"),
            entry("power", "power(from: 0.5, over: 1, exponent: 2)"),
            entry("cosine", "cosine(from: 0.5, over: 1)"),
            entry("sigmoid_ramp", "sigmoid_ramp(from: 0.5, over: 1)"),
            entry("steps", "steps([0.5, 1], over: 1)"),
            entry("cyclic", "cyclic(from: 0.5, period: 1, cycles: 2)"),
            entry("custom", "custom(t -> min(1, 0.5 + t), end: 0.5)"),
            entry("adaann", "adaann(from: 0.5, over: 1)"),
            entry("constant_ess", "constant_ess(from: 0.5)"),
            entry("then", "linear(from: 0.5, rate: 1).then(constant(1))"),
            entry("hold", "linear(from: 0.5, rate: 1).hold(1)"),
            entry("clamp", "linear(from: 0.5, rate: 1).clamp(0.6, 1)"));

    private static final Map<String, String> CHARTS = Map.ofEntries(
            entry("lines", "lines(r, x: time, y: kl)"),
            entry("scatter", "scatter(r, x: time, y: kl)"),
            entry("histogram", "histogram(r, x: kl)"),
            entry("bars", "bars(r, x: time, y: kl)"),
            entry("heatmap", "heatmap(r, x: time, y: beta, color: kl)"),
            entry("density_map", "density_map(r)"),
            entry("trajectory", "trajectory(r)"));

    private static final Map<String, String> MEMBERS = Map.ofEntries(
            entry("Density.dim", "normal([0, 0], 1).dim == 2"),
            entry(
                    "Density.shifted",
                    "normal([0, 0], 1).shifted([1, 2]).log_density([1, 3]) == normal([1, 2], 1).log_density([1, 3])"),
            entry("Density.scaled", "normal([1], 2).scaled(-3).log_density([4]) == normal([-3], 6).log_density([4])"),
            entry(
                    "Density.tempered",
                    "normal([0], 1).tempered(4).log_density([1]) == 4 * normal([0], 1).log_density([1])"),
            entry("Density.log_density", "abs(normal([0], 2).log_density([0]) + log(2) + log(2 * pi) / 2) < 1e-15"),
            entry("Density.sample", "sum(normal([0], 1).sample(2)) < 100"),
            entry("Family.dim", "gaussian_mixture(dim: 3, components: 1).dim == 3"),
            entry("Family.draw", "gaussian_mixture(dim: 1, components: 2).draw(seed: 1).weights[1] == 0.5"),
            entry("Schedule.end", "linear(from: 0.5, rate: 0.5).end == 1"),
            entry("Schedule.at", "linear(from: 0.5, rate: 0.5).at(0.5) == 0.75"));

    private CatalogueExamples() {}

    /** A script that uses a signature. */
    static String script(Signature signature) {
        String name = signature.name();
        if (signature.receiver().isPresent() && signature.kind() != dev.anneal.catalogue.Kind.SCHEDULE) {
            return member(signature, name);
        }
        return switch (signature.kind()) {
            case VALUE -> "expect " + name + " > 3\n";
            case FUNCTION -> {
                String example = get(FUNCTIONS, name);
                yield (example.contains("data") ? "let data = read_csv(\"data.csv\")\n" : "") + "expect " + example
                        + "\n";
            }
            case SCHEDULE ->
                study("gaussian_mixture(dim: 1, components: 1)", "normal(1, 1)", "under " + get(SCHEDULES, name));
            case CHART -> run("record kl, overlaps every 1") + "plot " + get(CHARTS, name) + "\n";
            case DENSITY ->
                name.equals("student_t") || name.equals("laplace") || name.equals("density")
                        ? study("realnvp(dim: 1)", density(name), "")
                        : study("gaussian_mixture(dim: 1, components: 1)", density(name), "");
            case FAMILY ->
                study(name + "(dim: 1" + (name.equals("realnvp") ? ")" : ", components: 1)"), "normal(1, 1)", "");
            case METHOD ->
                name.equals("adam") ? study("realnvp(dim: 1)", "normal(1, 1)", "by adam()") : run("by " + name + "()");
            case PATH -> run("along " + name + (name.equals("tempering") ? "()" : "(normal(0, 1))"));
            case HORIZON ->
                run("").replace("until 3", "until " + name + (name.equals("settled") ? "(3)" : "(1e-3, at_most: 3)"));
            case AGGREGATE -> sweep(aggregate(name)) + "print s.m\n";
            case FIELD, SERIES -> throw new AssertionError("a field without a receiver");
        };
    }

    private static String member(Signature signature, String name) {
        String receiver = signature.receiver().orElse("");
        if (receiver.equals("Run")) {
            String use = switch (name) {
                case "sample" -> "sample(2)";
                case "log_density" -> "log_density([0])";
                default -> name;
            };
            return run("") + "print r." + use + "\n";
        }
        return receiver.equals("Estimate")
                ? sweep(aggregate("mean")) + "print s.m." + name + "\n"
                : "expect " + get(MEMBERS, receiver + "." + name) + "\n";
    }

    private static String aggregate(String name) {
        return switch (name) {
            case "probability", "count" -> name + "(collapsed)";
            case "quantile" -> "quantile(coverage, 0.5)";
            default -> name + "(coverage)";
        };
    }

    /** A script with a sweep {@code s} that measures {@code m}. */
    private static String sweep(String measure) {
        return run("repeat 3\n  measure m = " + measure).replace("run r {", "sweep s {");
    }

    private static String density(String name) {
        return switch (name) {
            case "normal" -> "normal(1, 1)";
            case "mixture" -> "mixture([1], [normal(1, 1)])";
            case "student_t" -> "student_t(3, 1, 1)";
            case "laplace" -> "laplace(1, 1)";
            case "uniform" -> "uniform(-1, 1)";
            default -> name + "(dim: 1, x -> -norm(x) ^ 2 / 2)";
        };
    }

    /** A script with a run {@code r} that has a further clause. */
    static String run(String clause) {
        return study("gaussian_mixture(dim: 1, components: 1)", "normal(1, 1)", clause);
    }

    private static String study(String family, String target, String clause) {
        return "target t = %s\nrun r {\n  fit %s to t\n  until 3\n  %s\n}\n".formatted(target, family, clause);
    }

    private static String get(Map<String, String> examples, String name) {
        String example = examples.get(name);
        if (example == null) {
            throw new AssertionError("`" + name + "` has no example");
        }
        return example;
    }

    /** The text of a literal. */
    static String text(Expr literal) {
        return literal instanceof Expr.TextLiteral text ? text.value() : ExpressionDump.of(literal);
    }
}
