package dev.anneal.conformance;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts blanks, newlines and comments between the words of a script, wherever the language allows them.
 *
 * <p>It is given the words in order, with marks where statements end, and in front of the names that could be taken for
 * words of the language.
 */
final class ScriptLayout {
    /** Stands in front of a name. */
    static final String NAME = "\u0001";

    /** A newline or a semicolon. */
    static final String END = "\u0002";

    /** A semicolon: what follows could be taken for the continuation of the line before. */
    static final String FIRM_END = "\u0003";

    /** The end of a declaration or clause; documentation may follow. */
    static final String STATEMENT_END = "\u0004";

    private static final Pattern WORDS =
            Pattern.compile("[\u0002-\u0004]|\u0001?[\\p{IsAlphabetic}_][\\p{IsAlphabetic}\\p{IsDigit}_]*"
                    + "|[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9][0-9_]*)?|\"(?:[^\"\\\\]|\\\\.)*\""
                    + "|->|\\.\\.|<=|>=|==|!=|[^\\s]");

    private static final Set<String> OPERATORS = Set.of(
            "+", "-", "*", "/", "%", "^", "&", "<", "<=", ">", ">=", "==", "!=", "and", "or", "..", "then", "else");
    private static final Set<String> NEED_MORE = Set.of(",", "=", "->", ":", "not", "in", "if", "from");
    private static final Set<String> CONTINUE = Set.of(".", "where", "group", "select", "within", "{");
    private static final Set<String> BEGIN = Set.of(
            "import",
            "extern",
            "param",
            "let",
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
            "under",
            "along",
            "by",
            "until",
            "record",
            "seed",
            "over",
            "measure");

    private static final List<String> BLANKS = List.of(" ", "  ", "\t", "\u00a0", " \t ", " /* aside */ ", " /**/ ");
    private static final List<String> COMMENTS = List.of(
            " // why", " //", " /* a\n comment */", " /// no documentation", " // { ( [ \" '", " /* ** */ // é 𝛼");
    private static final List<String> NEWLINES = List.of("\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n  \n");
    private static final List<String> SEMICOLONS = List.of(";", "; ", " ;", ";;", "; ;", ";\n", " ; // so\n");
    private static final List<String> BETWEEN_STATEMENTS = List.of(
            "\n", "/// What it is for.\n", "///\n/// In two lines.\n", "// An aside.\n", "/* one\n two */\n", ";\n");

    private final SplittableRandom random;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private String previous = STATEMENT_END;
    private boolean begun;

    ScriptLayout(SplittableRandom random) {
        this.random = random;
    }

    /** The text of a script. */
    String laidOut(String words) {
        if (random.nextInt(40) == 0) {
            out.append('\uFEFF');
        }
        beginStatement();
        Matcher matcher = WORDS.matcher(words);
        while (matcher.find()) {
            switch (matcher.group()) {
                case END -> endPart();
                case FIRM_END -> end(SEMICOLONS);
                case STATEMENT_END -> {
                    endPart();
                    beginStatement();
                }
                default -> word(matcher.group());
            }
        }
        if (random.nextInt(6) == 0) {
            out.append(one(COMMENTS));
        }
        return out.toString();
    }

    private void endPart() {
        boolean newline = random.nextInt(8) > 0;
        end(newline ? NEWLINES : SEMICOLONS);
    }

    private void end(List<String> ends) {
        if (ends.equals(NEWLINES) && random.nextInt(8) == 0) {
            out.append(one(COMMENTS));
        }
        out.append(one(ends)).append(indentation());
        previous = END;
        begun = false;
    }

    private void beginStatement() {
        while (random.nextInt(6) == 0) {
            out.append(one(BETWEEN_STATEMENTS));
        }
        out.append(indentation());
    }

    private String indentation() {
        return random.nextInt(4) == 0 ? " ".repeat(random.nextInt(5)) : "  ".repeat(open.size());
    }

    private void word(String marked) {
        boolean name = marked.startsWith(NAME);
        String word = name ? marked.substring(1) : marked;
        boolean closes = word.equals(")") || word.equals("]") || word.equals("}");
        boolean first = previous.equals(END) || previous.equals(STATEMENT_END);
        if (!first) {
            out.append(gap(word, name));
        }
        out.append(word);
        if (closes) {
            open.pop();
        } else if (word.equals("(") || word.equals("[") || word.equals("{")) {
            open.push(word);
        }
        begun = first && !name && BEGIN.contains(word);
        // Behind a dot every word is a name; as one it needs nothing more.
        previous = name || previous.equals(".") ? NAME + word : word;
    }

    private String gap(String word, boolean name) {
        boolean needed = isLetter(out.codePointBefore(out.length())) && isLetter(word.codePointAt(0));
        // A name that could begin a declaration would, at the start of a line.
        boolean breakable = !name && mayBreak(word);
        int choice = random.nextInt(100);
        if (breakable && choice < 10) {
            String comment = random.nextInt(6) == 0 ? one(COMMENTS) : "";
            return comment + one(NEWLINES) + indentation();
        }
        if (choice < 15) {
            return one(BLANKS);
        }
        boolean tight =
                word.equals(",") || word.equals(")") || word.equals("]") || word.equals("(") || word.equals(".");
        return needed || (!tight && choice < 85) ? " " : "";
    }

    private boolean mayBreak(String word) {
        String inside = open.isEmpty() ? "" : open.element();
        if (inside.equals("(") || inside.equals("[")) {
            return true;
        }
        return OPERATORS.contains(previous)
                || NEED_MORE.contains(previous)
                || previous.equals("{")
                || begun
                || word.equals("}")
                || OPERATORS.contains(word)
                || CONTINUE.contains(word);
    }

    private static boolean isLetter(int character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '"';
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
