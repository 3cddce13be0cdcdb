package dev.anneal.repl;

import dev.anneal.source.Source;
import dev.anneal.syntax.Colour;
import dev.anneal.syntax.Entry;
import dev.anneal.syntax.SyntaxLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Where in a statement someone is typing, as far as that can be told without reading what is not there yet: the words
 * before the cursor in its statement, the word that it stands in, the brackets around it.
 */
final class Cursor {
    private final String head;
    private final List<Colour.Piece> pieces;
    private final String prefix;
    private final Deque<Bracket> brackets = new ArrayDeque<>();

    /** A bracket that is open at the cursor. */
    static final class Bracket {
        private final String sign;
        private final int place;
        private final List<String> labels = new ArrayList<>();
        private Optional<String> label = Optional.empty();
        private int commas;

        private Bracket(String sign, int place) {
            this.sign = sign;
            this.place = place;
        }

        /** The bracket itself. */
        String sign() {
            return sign;
        }

        /** The names of the arguments that have been given. */
        List<String> labels() {
            return labels;
        }

        /** The name of the argument at the cursor, if it has one. */
        Optional<String> label() {
            return label;
        }

        /** How many arguments stand before the one at the cursor. */
        int commas() {
            return commas;
        }
    }

    /**
     * The place behind a text.
     *
     * @param head what stands before the cursor
     */
    Cursor(String head) {
        this.head = head;
        List<Colour.Piece> all = Colour.of(Source.of(SessionScript.NAME, head), SyntaxLimits.DEFAULT);
        Optional<Colour.Piece> last = all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
        boolean inWord = last.isPresent() && last.get().span().end() == head.length() && isWord(text(last.get()));
        this.prefix = inWord ? last.map(Cursor::text).orElse("") : "";
        int begin = statementStart(head, inWord);
        this.pieces = all.subList(0, inWord ? all.size() - 1 : all.size()).stream()
                .filter(piece -> piece.span().start() >= begin && piece.colour() != Colour.COMMENT)
                .toList();
        for (int i = 0; i < pieces.size(); i++) {
            note(i);
        }
    }

    /** A word at the cursor, so that what is behind the end of a statement belongs to the next one. */
    private static int statementStart(String head, boolean inWord) {
        String text = inWord ? head : head + "x";
        List<Entry.Statement> statements = Entry.of(Source.of(SessionScript.NAME, text), SyntaxLimits.DEFAULT)
                .statements();
        return statements.isEmpty()
                ? head.length()
                : statements.get(statements.size() - 1).code();
    }

    private void note(int place) {
        String sign = text(pieces.get(place));
        switch (sign) {
            case "(", "[", "{" -> brackets.push(new Bracket(sign, place));
            case ")", "]", "}" -> {
                if (!brackets.isEmpty()) {
                    brackets.pop();
                }
            }
            case "," -> {
                if (!brackets.isEmpty()) {
                    brackets.element().commas++;
                    brackets.element().label = Optional.empty();
                }
            }
            case ":" -> {
                if (!brackets.isEmpty() && place > 0) {
                    brackets.element().label = Optional.of(word(place - 1));
                    brackets.element().labels.add(word(place - 1));
                }
            }
            default -> {}
        }
    }

    private static String text(Colour.Piece piece) {
        return piece.span().text();
    }

    private static boolean isWord(String text) {
        return Character.isLetter(text.codePointAt(0)) || text.startsWith("_");
    }

    /** The word before the cursor that is being typed; may be empty. */
    String prefix() {
        return prefix;
    }

    /** Where that word begins. */
    int from() {
        return head.length() - prefix.length();
    }

    /** The number of pieces before that word in its statement. */
    int size() {
        return pieces.size();
    }

    /** A piece before that word, from 0; empty where there is none. */
    String word(int place) {
        return place < 0 || place >= pieces.size() ? "" : text(pieces.get(place));
    }

    /** The piece just before that word. */
    String before() {
        return word(pieces.size() - 1);
    }

    /** Whether a value ends just before the cursor: no other one can stand there. */
    boolean isBehindValue() {
        if (pieces.isEmpty()) {
            return false;
        }
        Colour last = pieces.get(pieces.size() - 1).colour();
        return last == Colour.NAME || last == Colour.NUMBER || last == Colour.TEXT || closes(before());
    }

    /** Whether the cursor stands in a comment. */
    boolean isInComment() {
        List<Colour.Piece> all = Colour.of(Source.of(SessionScript.NAME, head), SyntaxLimits.DEFAULT);
        return !all.isEmpty()
                && all.get(all.size() - 1).colour() == Colour.COMMENT
                && all.get(all.size() - 1).span().end() == head.length();
    }

    /** What has been typed of a text between quotes that is not closed. */
    Optional<String> openText() {
        boolean open = before().startsWith("\"") && (before().length() == 1 || !before().endsWith("\""));
        return open ? Optional.of(before().substring(1)) : Optional.empty();
    }

    /** The innermost bracket that is open. */
    Optional<Bracket> bracket() {
        return Optional.ofNullable(brackets.peek());
    }

    /** What is called in front of a bracket: a name, or a value and its member. */
    String callee(Bracket bracket) {
        return operand(bracket.place - 1);
    }

    /** The first argument in a bracket. */
    String firstArgument(Bracket bracket) {
        int end = bracket.place + 1;
        int depth = 0;
        while (end < pieces.size() && (depth > 0 || !word(end).equals(","))) {
            depth += opens(word(end)) ? 1 : closes(word(end)) ? -1 : 0;
            end++;
        }
        return between(bracket.place + 1, end - 1);
    }

    /** What stands before the dot before the cursor. */
    Optional<String> receiver() {
        return before().equals(".") ? Optional.of(operand(pieces.size() - 2)) : Optional.empty();
    }

    /** The value that ends with a piece: a name, members of it, calls, and what stands in brackets. */
    private String operand(int last) {
        int first = last;
        boolean more = true;
        while (more && first >= 0) {
            if (closes(word(first))) {
                int depth = 1;
                first--;
                while (first >= 0 && depth > 0) {
                    depth += closes(word(first)) ? 1 : opens(word(first)) ? -1 : 0;
                    first--;
                }
                first++;
                boolean called = first > 0
                        && (isWord(word(first - 1)) || closes(word(first - 1)))
                        && pieces.get(first - 1).span().end()
                                == pieces.get(first).span().start();
                if (called) {
                    first--;
                    continue;
                }
            }
            more = word(first - 1).equals(".");
            if (more) {
                first -= 2;
            }
        }
        return between(Math.max(0, first), last);
    }

    private String between(int first, int last) {
        return first > last || last < 0
                ? ""
                : head.substring(
                        pieces.get(first).span().start(),
                        pieces.get(last).span().end());
    }

    private static boolean opens(String sign) {
        return sign.equals("(") || sign.equals("[") || sign.equals("{");
    }

    private static boolean closes(String sign) {
        return sign.equals(")") || sign.equals("]") || sign.equals("}");
    }

    /** Whether the cursor stands between the braces of a run or a sweep. */
    boolean isInStudy() {
        return brackets.stream().anyMatch(bracket -> bracket.place == 2)
                && word(2).equals("{")
                && (word(0).equals("run") || word(0).equals("sweep"));
    }

    /** Whether what is being typed is the first word of its line, and the line before needs nothing more. */
    boolean beginsLine() {
        if (pieces.isEmpty()) {
            return true;
        }
        String gap = head.substring(pieces.get(pieces.size() - 1).span().end(), from());
        boolean ended = gap.indexOf('\n') >= 0 || before().equals(";") || before().equals("{");
        return ended
                && !before().equals(",")
                && bracket().filter(one -> one.place == 2).isPresent();
    }

    /** The clause of a run in which the cursor stands: its words so far. */
    List<String> clause(List<String> clauseWords) {
        int begin = 3;
        for (int i = 3; i < pieces.size(); i++) {
            String gap = head.substring(
                    pieces.get(i - 1).span().end(), pieces.get(i).span().start());
            boolean first = i == 3 || gap.indexOf('\n') >= 0 || word(i - 1).equals(";");
            if (first && clauseWords.contains(word(i))) {
                begin = i;
            }
        }
        List<String> words = new ArrayList<>();
        for (int i = begin; i < pieces.size(); i++) {
            words.add(word(i));
        }
        return words;
    }
}
