package dev.anneal.conformance;

import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import dev.anneal.syntax.Lexeme;
import dev.anneal.syntax.Lexemes;
import dev.anneal.syntax.SyntaxLimits;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Lays a script out as nobody would: other line breaks, blank lines, tabs and semicolons, and comments wherever one can
 * stand. Each comment has a number, so that a lost or a moved one is seen.
 */
final class LayoutMangler {
    /** Signs behind or before which a line may end anywhere. */
    private static final Set<String> OPERATORS = Set.of(
            "+", "-", "*", "/", "%", "^", "&", "<", "<=", ">", ">=", "==", "!=", "..", "and", "or", "then", "else");

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int comments;
    private boolean dot;
    private boolean member;

    private LayoutMangler(Random random) {
        this.random = random;
    }

    static String mangle(Source script, Random random) {
        LayoutMangler mangler = new LayoutMangler(random);
        List<Lexeme> lexemes = Lexemes.of(script, SyntaxLimits.DEFAULT, new Diagnostics());
        String previous = "";
        boolean newLine = true;
        boolean ends = false;
        StringBuilder documentation = new StringBuilder();
        for (Lexeme lexeme : lexemes) {
            if (lexeme.kind() == Lexeme.Kind.CODE) {
                mangler.between(previous, ends, lexeme.text());
                mangler.out.append(documentation);
                documentation.setLength(0);
                mangler.code(lexeme.text());
                previous = lexeme.text();
                ends = false;
                newLine = lexeme.text().equals("{");
            } else if (newLine && lexeme.text().startsWith("///")) {
                documentation.append('\n').append(lexeme.text()).append('\n');
            } else {
                newLine |= !lexeme.isComment();
                ends |= lexeme.kind() == Lexeme.Kind.STATEMENT_END;
            }
        }
        mangler.between(previous, true, "");
        return mangler.out.toString();
    }

    private void code(String text) {
        switch (text) {
            case "(", "[", "{" -> open.push(text);
            case ")", "]", "}" -> open.pop();
            default -> {}
        }
        out.append(text);
        member = dot;
        dot = text.equals(".");
    }

    private void between(String previous, boolean ends, String next) {
        if (ends) {
            // Before a sign only a semicolon ends a statement, and none may stand where none has begun.
            space();
            boolean semicolon =
                    !next.equals("}") && !next.isEmpty() && (OPERATORS.contains(next) || next.equals("{") || chance(4));
            out.append(semicolon ? ";" : next.equals("}") && chance(2) ? "" : "\n");
            if (next.isEmpty() || next.equals("}") || chance(2)) {
                freely(false);
            } else {
                space();
            }
            return;
        }
        boolean inBrackets = "(".equals(open.peek()) || "[".equals(open.peek());
        // Behind a dot every word is a name; some words begin declarations wherever they begin a line.
        boolean mayBreak = (inBrackets && !next.equals("as") && !next.equals("let"))
                || previous.isEmpty()
                || previous.equals("{")
                || Set.of(",", "=", "->", ":").contains(previous)
                || (OPERATORS.contains(previous) && !member)
                || (OPERATORS.contains(next) && !dot)
                || next.equals(".");
        if (mayBreak) {
            freely(needsSpace(previous, next));
        } else {
            out.append(needsSpace(previous, next) || chance(3) ? " " : "");
            space();
        }
    }

    /** Comments and line breaks in any order. */
    private void freely(boolean needsSpace) {
        int length = out.length();
        if (out.toString().endsWith("/")) {
            out.append(' '); // Or a comment would begin with it.
        }
        while (chance(2)) {
            switch (random.nextInt(6)) {
                case 0 -> out.append(" // c").append(++comments).append(" \n");
                case 1 -> out.append("\n\n");
                case 2 -> out.append("\r\n");
                case 3 -> out.append("\n  /* c").append(++comments).append("  \n    d */");
                default -> space();
            }
        }
        if (needsSpace && out.length() == length) {
            out.append(' ');
        }
    }

    /** What may stand in the middle of every line. */
    private void space() {
        switch (random.nextInt(8)) {
            case 0 -> out.append("\t");
            case 1 -> out.append("   ");
            case 2 -> out.append(" /* c").append(++comments).append(" */ ");
            case 3 -> out.append("/*c").append(++comments).append("*/");
            default -> {}
        }
    }

    private static boolean needsSpace(String previous, String next) {
        // A slash before a comment would begin another one.
        return previous.equals("/") || (isWord(previous) && isWord(next));
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && (Character.isLetterOrDigit(text.charAt(0)) || "_\"".indexOf(text.charAt(0)) >= 0);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
