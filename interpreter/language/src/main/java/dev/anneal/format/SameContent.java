package dev.anneal.format;

import dev.anneal.source.Source;
import dev.anneal.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;

/**
 * The safety net of the formatter: a formatted text has the code of its source, piece by piece, and the same comments in
 * the same order, and its statements end where they ended. The parser sees nothing else, so it reads the same script.
 */
final class SameContent {
    private static final String END = "the end of a statement";

    private SameContent() {}

    /** Fails if the formatted text says anything but what its source says. */
    static void require(Source source, List<Lexeme> before, List<Lexeme> after) {
        require(source, "comment", comments(before), comments(after));
        require(source, "code", code(before), code(after));
    }

    private static void require(Source source, String what, List<String> before, List<String> after) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String was = i < before.size() ? before.get(i) : "nothing";
            String is = i < after.size() ? after.get(i) : "nothing";
            if (!was.equals(is)) {
                throw new IllegalStateException(
                        "formatting " + source.name() + " would change " + what + ": `" + was + "` to `" + is + "`");
            }
        }
    }

    private static List<String> comments(List<Lexeme> lexemes) {
        return lexemes.stream().filter(Lexeme::isComment).map(Comment::text).toList();
    }

    /** Code and ends of statements but for those that end nothing, without commas that are followed by a bracket. */
    private static List<String> code(List<Lexeme> lexemes) {
        List<String> code = new ArrayList<>();
        for (Lexeme lexeme : lexemes) {
            int last = code.size() - 1;
            if (lexeme.kind() == Lexeme.Kind.STATEMENT_END) {
                if (last >= 0 && !code.get(last).equals(END) && !code.get(last).equals("{")) {
                    code.add(END);
                }
            } else if (lexeme.kind() == Lexeme.Kind.CODE) {
                if (Piece.closes(lexeme.text())) {
                    dropComma(code);
                }
                code.add(lexeme.text());
            }
        }
        return code;
    }

    private static void dropComma(List<String> code) {
        int last = code.size() - 1;
        int comma = last >= 0 && code.get(last).equals(END) ? last - 1 : last;
        if (comma >= 0 && code.get(comma).equals(",")) {
            code.remove(comma);
        }
    }
}
