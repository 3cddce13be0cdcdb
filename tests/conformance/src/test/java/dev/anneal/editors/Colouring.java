package dev.anneal.editors;

import dev.anneal.diagnostic.DiagnosticCode;
import dev.anneal.diagnostic.Diagnostics;
import dev.anneal.source.Source;
import dev.anneal.syntax.ClassifiedToken;
import dev.anneal.syntax.SyntaxLimits;
import dev.anneal.syntax.SyntaxParser;
import dev.anneal.syntax.TokenClassifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How editors colour a script, beside how lexer and parser read it. */
final class Colouring {
    private static final TextMateGrammar GRAMMAR = EditorFiles.grammar();

    private Colouring() {}

    /** The scopes of each character. */
    static List<List<String>> scopes(Source script) {
        return TextMateTokenizer.scopes(GRAMMAR, script.text());
    }

    /** Where the two differ. */
    static List<String> mistakes(Source script) {
        List<List<String>> scopes = scopes(script);
        List<String> mistakes = new ArrayList<>();
        int unclosed = firstUnclosed(script);
        for (ClassifiedToken token : TokenClassifier.tokens(script)) {
            Set<Colour> expected = EnumSet.copyOf(Colour.expected(token));
            if (token.start() > unclosed && Colour.isWord(token)) {
                // The parser closes the bracket where a new line begins with a clause; an editor sees a bracket that
                // goes on.
                expected.add(Colour.NAME);
            }
            for (int i = token.start(); i < token.end(); i++) {
                boolean endsLine = "\r\n".indexOf(script.text().charAt(i)) >= 0;
                if (!endsLine && !expected.contains(Colour.of(scopes.get(i)))) {
                    mistakes.add(place(script, i) + ": `" + token.text() + "` is coloured as "
                            + String.join(" ", scopes.get(i)) + " and not as " + expected);
                    break;
                }
            }
        }
        return mistakes;
    }

    /** Where the first bracket stands that is never closed; behind everything if there is none. */
    private static int firstUnclosed(Source script) {
        Diagnostics diagnostics = new Diagnostics();
        SyntaxParser.parse(script, SyntaxLimits.DEFAULT, diagnostics);
        return diagnostics.inOrder().stream()
                .filter(diagnostic -> diagnostic.code() == DiagnosticCode.UNCLOSED_BRACKET)
                .mapToInt(diagnostic -> diagnostic.primary().span().start())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    static String place(Source script, int offset) {
        return script.name() + ":"
                + (1
                        + script.text()
                                .substring(0, offset)
                                .chars()
                                .filter(c -> c == '\n')
                                .count());
    }
}
