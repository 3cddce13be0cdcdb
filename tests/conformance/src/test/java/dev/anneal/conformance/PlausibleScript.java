package dev.anneal.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small study, as words for {@link ScriptLayout}: inputs, constants, functions, targets, families, schedules, runs, and
 * outputs that use them. Now and then something does not fit where it stands.
 */
final class PlausibleScript {
    private final SplittableRandom random;
    private final PlausibleExpressions expressions;
    private final StringBuilder script = new StringBuilder();
    private final List<String> targets = new ArrayList<>();
    private final List<String> families = new ArrayList<>();
    private final List<String> schedules = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private int count;

    PlausibleScript(SplittableRandom random) {
        this.random = random;
        this.expressions = new PlausibleExpressions(random);
    }

    String script() {
        if (random.nextInt(4) == 0) {
            declare("language 1");
        }
        declare("param dim = " + (1 + random.nextInt(4)) + maybe(" in 1 .. 8"));
        repeat(3, this::input);
        repeat(5, this::value);
        target();
        family();
        repeat(4, this::part);
        run();
        repeat(2, random.nextBoolean() ? this::run : this::value);
        repeat(4, this::output);
        return script.toString();
    }

    private void repeat(int most, Runnable declaration) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            declaration.run();
        }
    }

    private void declare(String words) {
        script.append(words).append(ScriptLayout.STATEMENT_END);
    }

    private String fresh(String stem) {
        return stem + "_" + ++count;
    }

    private void input() {
        switch (random.nextInt(4)) {
            case 0 -> {
                String name = fresh("flag");
                declare("param " + name + maybe(" : Bool") + " = " + one("true", "false"));
                expressions.flags.add(name);
            }
            case 1 -> {
                String name = fresh("kind");
                declare("param " + name + maybe(" : String") + " = \"slow\"" + maybe(" in [ \"slow\" , \"quick\" ]"));
                expressions.texts.add(name);
            }
            case 2 -> {
                String name = fresh("center");
                declare("param " + name + " : Vector [ dim ] = " + one("zeros ( dim )", "basis ( 1 , dim )"));
                expressions.vectors.add(name);
            }
            default -> {
                String name = fresh("input");
                declare("param " + name + maybe(" : Real") + " = " + expressions.literal() + maybe(" in - 100 .. 100"));
                expressions.numbers.add(name);
            }
        }
    }

    private void value() {
        switch (random.nextInt(7)) {
            case 0 -> {
                String name = fresh("flag");
                declare("let " + name + " = " + expressions.flag(3));
                expressions.flags.add(name);
            }
            case 1 -> {
                String name = fresh("v");
                declare("let " + name + maybe(" : Vector [ dim ]") + " = " + expressions.vector(3));
                expressions.vectors.add(name);
            }
            case 2 -> {
                String name = fresh("f");
                declare("fn " + name + " ( x" + maybe(" : Real") + " , y = " + expressions.literal() + " ) = "
                        + expressions.within("x").number(3));
                expressions.functions.add(name);
            }
            case 3 -> {
                String name = fresh("g");
                declare("let " + name + " = " + expressions.lambda());
                expressions.functions.add(name);
            }
            case 4 -> {
                String name = fresh("m");
                declare("let " + name + " = " + expressions.matrix(2));
                expressions.matrices.add(name);
            }
            default -> {
                String name = fresh("n");
                declare("let " + name + " = " + expressions.number(4));
                expressions.numbers.add(name);
            }
        }
    }

    private void part() {
        switch (random.nextInt(4)) {
            case 0 -> target();
            case 1 -> family();
            default -> schedule();
        }
    }

    private void target() {
        String name = fresh("target");
        boolean parameters = random.nextInt(4) == 0;
        declare("target " + name + (parameters ? " ( w = 0.5 )" : "") + " = " + density(parameters));
        targets.add(name + (parameters ? one(" ( )", " ( 0.25 )", " ( w : 0.75 )") : ""));
    }

    private String density(boolean weighted) {
        String first = "normal ( " + expressions.vector(2) + " , 1 )";
        String second = "normal ( " + expressions.vector(2) + maybe(" , 1") + " )";
        if (weighted) {
            return "w * " + first + " + ( 1 - w ) * " + second;
        }
        return switch (random.nextInt(6)) {
            case 0 -> first;
            case 1 -> "mixture ( [ 0.25 , 0.75 ] , [ " + first + " , " + second + " ] )";
            case 2 -> "0.2 * " + first + " + 0.3 * " + second + " + 0.5 * normal ( zeros ( dim ) , 1 )";
            case 3 ->
                "{ let c = " + expressions.vector(2) + ScriptLayout.END
                        + "0.5 * normal ( c , 1 ) + 0.5 * normal ( -c , 1 ) }";
            default -> "0.4 * " + first + " + 0.6 * " + second;
        };
    }

    private void family() {
        String name = fresh("family");
        int components = 1 + random.nextInt(3);
        declare("family " + name + " = gaussian_mixture ( dim : dim , components : " + components
                + maybe(" , init : normal ( " + one("0", expressions.vector(1)) + " , 0.5 )")
                + maybe(" , weights : \"trainable\"")
                + maybe(" , covariance : \"" + one("identity", "tempered", "shared", "tempered", "shared", "full")
                        + "\"")
                + " )");
        families.add(name);
    }

    private void schedule() {
        String name = fresh("schedule");
        declare("schedule " + name + " = " + scheduleOf(2));
        schedules.add(name);
    }

    private String scheduleOf(int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            String inner = "( " + scheduleOf(depth - 1) + " )";
            return switch (random.nextInt(4)) {
                case 0 -> inner + " . hold ( " + time() + " )";
                case 1 -> inner + " . clamp ( 0.1 , 1 )";
                case 2 -> "if " + expressions.flag(1) + " then " + inner + " else " + scheduleOf(depth - 1);
                default -> "linear ( 0.2 , over : 1 ) . then ( " + inner + " )";
            };
        }
        return switch (random.nextInt(9)) {
            case 0 -> "constant ( 1 )";
            case 1 -> "linear ( from : 0.1 , rate : " + one("0.5", "1", "2") + " )";
            case 2 -> "geometric ( from : 0.1 , over : " + time() + " )";
            case 3 -> "power ( 0.2 , " + time() + " , 2" + maybe(" , in : \"temperature\"") + " )";
            case 4 -> "cosine ( 0.3 , over : " + time() + " )";
            case 5 -> "steps ( [ 0.25 , 0.5 , 1 ] , over : " + time() + " )";
            case 6 -> "t -> min ( 1 , 0.1 + abs ( " + expressions.within("t").number(2) + " ) )";
            case 7 -> "custom ( t -> min ( 1 , 0.2 + t / 2 ) , end : 2 )";
            default -> schedules.isEmpty() ? "constant ( 0.5 )" : one(schedules);
        };
    }

    private String time() {
        return one("1", "2", "0.5", "1.5");
    }

    private void run() {
        String name = fresh("run");
        List<String> clauses = new ArrayList<>();
        clauses.add("fit " + one(families) + " to " + one(targets));
        if (random.nextInt(3) > 0) {
            clauses.add("under " + scheduleOf(1));
        }
        clauses.add("until " + (random.nextInt(4) == 0 ? "settled ( " + time() + " )" : time()));
        perhaps(
                clauses,
                "record " + one("coverage", "free_energy , mode_mass", "means , weights , gram")
                        + maybe(" every " + time()));
        perhaps(clauses, "seed " + random.nextInt(100));
        perhaps(
                clauses,
                "by gradient_flow ( "
                        + one("", "tolerance : 1e-6", "integrator : \"rk4\" , step : 0.05", "geometry : \"euclidean\"")
                        + " )");
        perhaps(clauses, "on failure " + one("skip", "stop"));
        perhaps(clauses, "start from " + (runs.isEmpty() ? "normal ( 0 , 1 )" : one(runs)));
        perhaps(clauses, "along tempering ( )");
        String body = String.join(ScriptLayout.STATEMENT_END, shuffled(clauses));
        declare("run " + name + " { " + body + ScriptLayout.STATEMENT_END + "}");
        runs.add(name);
    }

    private void perhaps(List<String> clauses, String clause) {
        if (random.nextInt(4) == 0) {
            clauses.add(clause);
        }
    }

    private List<String> shuffled(List<String> clauses) {
        List<String> shuffled = new ArrayList<>();
        clauses.forEach(clause -> shuffled.add(random.nextInt(shuffled.size() + 1), clause));
        return shuffled;
    }

    private void output() {
        declare(
                switch (random.nextInt(8)) {
                    case 0 -> "print " + expressions.number(4);
                    case 1 ->
                        "print [ " + expressions.vector(2) + " , " + expressions.text() + " , { a : "
                                + expressions.flag(1) + " } ]";
                    case 2 -> "print " + one(runs);
                    case 3 ->
                        "print " + one(runs) + " . " + one("free_energy", "coverage", "means", "mechanism", "series");
                    case 4 -> "expect " + expressions.flag(3);
                    case 5 -> "expect " + one(runs) + " . coverage " + one("> 0.5", "within 0.2 of 1", "<= 1 and true");
                    case 6 ->
                        "plot " + maybe(fresh("chart") + " = ") + "lines ( " + one(runs) + " , x : time , y : "
                                + one("beta", "log ( beta )", "[ beta , kl ]") + " )";
                    default ->
                        "let " + fresh("r") + " = " + one(runs) + " . " + one("kl", "weights", "time") + " * "
                                + expressions.number(2);
                });
    }

    private String maybe(String words) {
        return random.nextInt(3) == 0 ? words : "";
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
