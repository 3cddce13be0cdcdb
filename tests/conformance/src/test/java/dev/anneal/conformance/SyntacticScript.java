package dev.anneal.conformance;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Declarations and clauses of every form, as words for {@link ScriptLayout}. */
final class SyntacticScript {
    private static final int LARGEST = 12;

    private final SplittableRandom random;
    private final SyntacticExpressions expressions;

    SyntacticScript(SplittableRandom random) {
        this.random = random;
        this.expressions = new SyntacticExpressions(random);
    }

    /** One to eight declarations. */
    String script() {
        StringBuilder script = new StringBuilder();
        if (random.nextInt(4) == 0) {
            script.append("language 1").append(ScriptLayout.STATEMENT_END);
        }
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            script.append(declaration(0)).append(ScriptLayout.STATEMENT_END);
        }
        return script.toString();
    }

    private String declaration(int depth) {
        return switch (random.nextInt(depth == 0 ? 17 : 14)) {
            case 0 -> importing();
            case 1 -> "param " + name() + optionalType() + " = " + expression() + optional(" in ");
            case 2, 3 -> "let " + name() + optionalType() + " = " + expression();
            case 4 -> "fn " + name() + parameters() + optionalType() + " = " + expression();
            case 5 -> named("target");
            case 6 -> named("family");
            case 7 -> named("schedule");
            case 8 -> "table " + name() + " = " + (random.nextInt(3) == 0 ? expression() : query());
            case 9 -> "plot " + (random.nextBoolean() ? name() + " = " : "") + expression();
            case 10 -> "expect " + expression();
            case 11 ->
                "expect " + expression() + " within " + expression() + (random.nextBoolean() ? " se" : "") + " of "
                        + expression();
            case 12 -> "print " + expression();
            case 13 -> "save " + expression() + " to " + expression();
            case 14 ->
                "extern " + name() + " " + name() + maybe(() -> " . " + expressions.label()) + maybe(this::parameters)
                        + optionalType();
            case 15 -> report(depth);
            default -> study();
        };
    }

    private String importing() {
        String source = random.nextInt(3) == 0
                ? expressions.text()
                : name() + maybe(() -> " . " + name() + maybe(() -> " . " + name()));
        String names = random.nextBoolean()
                ? maybe(() -> " as " + name())
                : " ( " + expressions.several(() -> name() + maybe(() -> " as " + name()), 1) + " )";
        return "import " + source + names;
    }

    private String named(String word) {
        return word + " " + name() + maybe(this::parameters) + " = " + expression();
    }

    private String parameters() {
        return " ( " + expressions.several(this::parameter, 0) + " )";
    }

    private String parameter() {
        return expressions.label() + optionalType() + optional(" = ") + optional(" in ");
    }

    private String query() {
        return "from " + expression() + optional(" where ")
                + maybe(() -> " group by " + expressions.several(this::name, 1))
                + maybe(() -> " select " + expressions.several(this::column, 1));
    }

    private String column() {
        return maybe(() -> name() + " = ") + expression();
    }

    private String report(int depth) {
        StringBuilder report = new StringBuilder("report " + expressions.text() + " { ");
        for (int i = random.nextInt(4); i > 0; i--) {
            report.append(random.nextInt(3) == 0 ? "text " + expressions.text() : declaration(depth + 1))
                    .append(ScriptLayout.STATEMENT_END);
        }
        return report.append("}").toString();
    }

    private String study() {
        StringBuilder study = new StringBuilder((random.nextBoolean() ? "run " : "sweep ") + name() + " { ");
        for (int i = random.nextInt(7); i > 0; i--) {
            study.append(clause()).append(ScriptLayout.STATEMENT_END);
        }
        return study.append("}").toString();
    }

    private String clause() {
        return switch (random.nextInt(13)) {
            case 0 -> "fit " + expression() + " to " + expression();
            case 1 -> "under " + expression();
            case 2 -> "along " + expression();
            case 3 -> "by " + expression();
            case 4 -> "until " + expression();
            case 5 -> "start from " + expression();
            case 6 -> "record " + expressions.several(this::name, 1) + optional(" every ");
            case 7 -> "seed " + expression();
            case 8 -> "over " + expressions.several(this::name, 1) + " in " + expression();
            case 9 -> "repeat until " + expression() + " , at most " + expression();
            case 10 -> "repeat " + expression() + maybe(() -> " , " + expressions.label() + " : " + expression());
            case 11 -> "measure " + expressions.several(this::column, 1);
            default ->
                "on failure "
                        + switch (random.nextInt(3)) {
                            case 0 -> "skip";
                            case 1 -> "stop";
                            default -> "retry " + expression();
                        };
        };
    }

    private String name() {
        return expressions.name();
    }

    private String expression() {
        return expressions.expression(1 + random.nextInt(LARGEST));
    }

    private String optionalType() {
        return random.nextInt(4) == 0 ? " : " + expressions.type() : "";
    }

    private String optional(String word) {
        return maybe(() -> word + expression());
    }

    private String maybe(Supplier<String> part) {
        return random.nextInt(3) == 0 ? part.get() : "";
    }
}
