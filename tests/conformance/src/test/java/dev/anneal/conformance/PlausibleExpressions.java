package dev.anneal.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Expressions by the type of their values, over the names that a script has declared so far. */
final class PlausibleExpressions {
    final List<String> numbers;
    final List<String> vectors;
    final List<String> matrices;
    final List<String> flags;
    final List<String> texts;
    final List<String> functions;

    private final SplittableRandom random;

    PlausibleExpressions(SplittableRandom random) {
        this(random, new ArrayList<>(List.of("dim")), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private PlausibleExpressions(
            SplittableRandom random,
            List<String> numbers,
            List<String> vectors,
            List<String> matrices,
            List<String> flags,
            List<String> texts,
            List<String> functions) {
        this.random = random;
        this.numbers = numbers;
        this.vectors = new ArrayList<>(vectors);
        this.matrices = new ArrayList<>(matrices);
        this.flags = new ArrayList<>(flags);
        this.texts = new ArrayList<>(texts);
        this.functions = new ArrayList<>(functions);
    }

    /** Expressions in which one more name is a number. */
    PlausibleExpressions within(String number) {
        List<String> more = new ArrayList<>(numbers);
        // More often than any other: it is what the function is about.
        more.addAll(List.of(number, number, number));
        return new PlausibleExpressions(random, more, vectors, matrices, flags, texts, functions);
    }

    String literal() {
        return one("0", "1", "2", "0.5", "3.25", "1e-3", "- 1", "64");
    }

    String number(int depth) {
        if (misfit()) {
            return one("\"late\"", "true", "[ 1 , 2 ]", "missing", "pi");
        }
        if (depth == 0) {
            return random.nextBoolean() ? literal() : one(numbers);
        }
        int less = depth - 1;
        return switch (random.nextInt(17)) {
            case 0 -> number(less) + " + " + number(less);
            case 1 -> number(less) + " - " + number(less);
            case 2 -> "( " + number(less) + " ) * " + number(less);
            case 3 -> "( " + number(less) + " ) / ( 1 + abs ( " + number(less) + " ) )";
            case 4 -> "- ( " + number(less) + " ) ^ 2";
            case 5 -> "( " + number(less) + " ) % 7";
            case 6 -> "( if " + flag(less) + " then " + number(less) + " else " + number(less) + " )";
            case 7 -> one("min", "max") + " ( " + number(less) + " , " + number(less) + " )";
            case 8 ->
                one("sqrt ( abs", "exp ( - abs", "log1p ( abs", "tanh ( sin", "sigmoid ( cos") + " ( " + number(less)
                        + " ) )";
            case 9 -> "clamp ( " + number(less) + " , low : 0 , high : 1 )";
            case 10 -> one("sum", "norm", "mean", "max", "length") + " ( " + vector(less) + " )";
            case 11 -> "( " + vector(less) + " ) [ 1 ]";
            case 12 ->
                "{ let inner = " + number(less) + ScriptLayout.FIRM_END
                        + within("inner").number(less) + " }";
            case 13 -> "{ a : " + number(less) + " , b : " + flag(less) + " } . a";
            case 14 -> functions.isEmpty() ? one(numbers) : one(functions) + " ( " + number(less) + " )";
            case 15 -> "dot ( " + vector(less) + " , " + vector(less) + " )";
            default -> one(numbers);
        };
    }

    String flag(int depth) {
        if (misfit()) {
            return one("1", "\"yes\"", "missing");
        }
        if (depth == 0) {
            return random.nextBoolean() || flags.isEmpty() ? one("true", "false") : one(flags);
        }
        int less = depth - 1;
        return switch (random.nextInt(6)) {
            case 0 -> flag(less) + " and " + flag(less);
            case 1 -> "( " + flag(less) + " or " + flag(less) + " )";
            case 2 -> "not ( " + flag(less) + " )";
            case 3 -> "any ( [ " + flag(less) + " , " + flag(less) + " ] )";
            case 4 -> text() + " == " + text();
            default -> "( " + number(less) + one(" < ", " <= ", " > ", " >= ", " != ") + number(less) + " )";
        };
    }

    /** A vector of as many entries as the script's `dim`. */
    String vector(int depth) {
        if (misfit()) {
            return one("[ 1 , 2 , 3 , 4 , 5 , 6 , 7 ]", "zeros ( dim + 1 )", "0", "\"origin\"", "identity ( dim )");
        }
        if (depth == 0) {
            return vectors.isEmpty() ? one("zeros ( dim )", "ones ( dim )", "basis ( 1 , dim )") : one(vectors);
        }
        int less = depth - 1;
        return switch (random.nextInt(9)) {
            case 0 -> "( " + vector(less) + " + " + vector(less) + " )";
            case 1 -> "( " + number(less) + " ) * " + vector(less);
            case 2 -> "[ " + within("i").number(less) + " for i in 1 .. dim ]";
            case 3 -> "basis ( dim , dim )";
            case 4 -> "linspace ( - 1 , 1 , dim )";
            case 5 -> "sort ( " + vector(less) + " )";
            case 6 -> one("abs", "sin", "tanh") + " ( " + vector(less) + " )";
            case 7 -> matrix(less) + " [ 1 ]";
            default -> "- " + vector(less);
        };
    }

    String matrix(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return matrices.isEmpty() ? "identity ( dim )" : one(matrices);
        }
        return one("diag ( " + vector(depth - 1) + " )", "[ " + vector(depth - 1) + " for row in 1 .. dim ]");
    }

    String text() {
        return texts.isEmpty() || random.nextBoolean() ? one("\"slow\"", "\"quick\"") : one(texts);
    }

    String lambda() {
        return random.nextBoolean()
                ? "x -> " + within("x").number(3)
                : "( x ) -> " + within("x").number(2);
    }

    private boolean misfit() {
        return random.nextInt(100) == 0;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
