package dev.anneal.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Expressions of every form, nested at random; an operand is never looser than its operator allows. */
final class SyntacticExpressions {
    private static final int LOOSE = 0;
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARE = 4;
    private static final int RANGE = 5;
    private static final int ADD = 6;
    private static final int MULTIPLY = 7;
    private static final int INDEPENDENT = 8;
    private static final int SIGN = 9;
    private static final int POWER = 10;
    private static final int POSTFIX = 11;
    private static final int PRIMARY = 12;

    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "x",
            "mu",
            "t",
            "target_1",
            "_private",
            "μ",
            "σ2",
            "naïve",
            "名前",
            "𝛼",
            "Real",
            "normal",
            "pi",
            "a_rather_long_name_of_something_that_matters_to_nobody");
    private static final List<String> WORDS = List.of(
            "language",
            "import",
            "as",
            "extern",
            "param",
            "fn",
            "target",
            "family",
            "schedule",
            "run",
            "sweep",
            "table",
            "plot",
            "report",
            "text",
            "expect",
            "print",
            "save",
            "fit",
            "to",
            "under",
            "along",
            "by",
            "until",
            "start",
            "record",
            "every",
            "seed",
            "over",
            "repeat",
            "at",
            "most",
            "measure",
            "on",
            "failure",
            "skip",
            "stop",
            "retry",
            "within",
            "se",
            "of",
            "where",
            "group",
            "select");
    private static final List<String> RESERVED =
            List.of("let", "if", "then", "else", "and", "or", "not", "in", "for", "true", "false", "missing", "from");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "64",
            "007",
            "2.5",
            "0.0",
            "1_000",
            "1_0.2_5",
            "1e3",
            "1E-3",
            "2.5e+1",
            "1e-320",
            "1e308",
            "9007199254740993",
            "3.141592653589793");
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"late\"",
            "\"a \\\"b\\\"\"",
            "\"\\\\ \\n \\t\"",
            "\"// no comment /*\"",
            "\"{ ( [\"",
            "\"é 名 🙂\"",
            "\"'\"");

    private final SplittableRandom random;

    SyntacticExpressions(SplittableRandom random) {
        this.random = random;
    }

    /** An expression of about so many parts. */
    String expression(int size) {
        return expression(LOOSE, size);
    }

    private String expression(int level, int size) {
        if (size <= 1) {
            return atom();
        }
        if (level == LOOSE && random.nextInt(8) == 0) {
            return loose(size);
        }
        int form = random.nextInt(PRIMARY + 1);
        return form < level
                ? random.nextBoolean() ? "(" + expression(LOOSE, size - 1) + ")" : formed(PRIMARY, size)
                : formed(form, size);
    }

    /** What swallows all that follows may also be the last operand. */
    private String loose(int size) {
        int half = size / 2;
        return switch (random.nextInt(5)) {
            case 0 -> name() + " -> " + expression(half);
            case 1 -> "(" + several(() -> name(), 2) + ") -> " + expression(half);
            case 2 -> formed(ADD, half) + " " + one(List.of("+", "*", "and", "..", "^", "&")) + " " + loose(half);
            default -> "if " + expression(size / 3) + " then " + expression(size / 3) + " else " + expression(size / 3);
        };
    }

    private String formed(int form, int size) {
        int left = 1 + random.nextInt(Math.max(1, size));
        int right = Math.max(1, size - left);
        return switch (form) {
            case OR -> expression(OR, left) + " or " + expression(AND, right);
            case AND -> expression(AND, left) + " and " + expression(NOT, right);
            case NOT -> "not " + expression(NOT, size - 1);
            case COMPARE -> expression(RANGE, left) + " " + one(COMPARISONS) + " " + expression(RANGE, right);
            case RANGE -> expression(RANGE, left) + " .. " + expression(ADD, right);
            case ADD -> expression(ADD, left) + one(List.of(" + ", " - ")) + expression(MULTIPLY, right);
            case MULTIPLY ->
                expression(MULTIPLY, left) + one(List.of(" * ", " / ", " % ")) + expression(INDEPENDENT, right);
            case INDEPENDENT -> expression(INDEPENDENT, left) + " & " + expression(SIGN, right);
            case SIGN -> one(List.of("-", "+", "-")) + " " + expression(SIGN, size - 1);
            case POWER -> expression(POSTFIX, left) + " ^ " + expression(SIGN, right);
            case POSTFIX -> postfix(left, right);
            default -> bracketed(size);
        };
    }

    private String postfix(int left, int right) {
        String target = expression(POSTFIX, left);
        return switch (random.nextInt(3)) {
            case 0 -> target + " . " + label();
            case 1 -> target + " [ " + several(() -> expression(right / 2), 1) + " ]";
            default ->
                target + " ( " + (random.nextInt(6) == 0 ? "" : several(() -> argument(right / 2), 1) + comma()) + " )";
        };
    }

    private String argument(int size) {
        return random.nextInt(3) == 0 ? label() + " : " + expression(size) : expression(size);
    }

    private String bracketed(int size) {
        int part = size / 3;
        return switch (random.nextInt(7)) {
            case 0 -> "( " + expression(size - 1) + " )";
            case 1 -> "[ " + several(() -> expression(part), 1) + comma() + " ]";
            case 2 ->
                "[ " + expression(part) + " for " + name() + " in " + expression(part)
                        + (random.nextBoolean() ? " if " + expression(part) : "") + " ]";
            case 3 -> "{ " + several(() -> label() + " : " + expression(part), 1) + comma() + " }";
            case 4 -> block(part);
            case 5 -> one(List.of("[ ]", "{ }"));
            default -> atom();
        };
    }

    private String block(int size) {
        StringBuilder block = new StringBuilder("{ ");
        int bindings = random.nextInt(3);
        // A result in a line of its own must not look like the continuation of the line before.
        boolean firm = random.nextBoolean();
        for (int i = 0; i < bindings; i++) {
            boolean last = i == bindings - 1;
            block.append(binding(size)).append(last && firm ? ScriptLayout.FIRM_END : ScriptLayout.END);
        }
        return block.append(firm ? expression(size) : one(NUMBERS) + " * " + expression(SIGN, size))
                .append(random.nextBoolean() ? ScriptLayout.END : "")
                .append(" }")
                .toString();
    }

    private String binding(int size) {
        return "let " + name() + (random.nextInt(4) == 0 ? " : " + type() : "") + " = " + expression(size);
    }

    private String atom() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> name();
            case 3, 4, 5 -> one(NUMBERS);
            case 6 -> one(TEXTS);
            default -> one(List.of("true", "false", "missing"));
        };
    }

    /** A name, now and then a word of the language that may be one. */
    String name() {
        return random.nextInt(5) == 0 ? ScriptLayout.NAME + one(WORDS) : one(NAMES);
    }

    /** The name of a member, an argument or a field, which may be any word. */
    String label() {
        return random.nextInt(5) == 0 ? ScriptLayout.NAME + one(RESERVED) : name();
    }

    String text() {
        return one(TEXTS);
    }

    String type() {
        return name() + (random.nextInt(3) == 0 ? " [ " + several(() -> expression(2), 1) + " ]" : "");
    }

    /** One to three parts, or more, with commas between them. */
    String several(Supplier<String> part, int least) {
        List<String> parts = new ArrayList<>();
        for (int i = least + random.nextInt(3); i > 0; i--) {
            parts.add(part.get());
        }
        return String.join(" , ", parts);
    }

    private String comma() {
        return random.nextInt(5) == 0 ? " ," : "";
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
