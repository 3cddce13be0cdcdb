package dev.anneal.editors;

import dev.anneal.source.Source;
import dev.anneal.syntax.ClassifiedToken;
import dev.anneal.syntax.TokenClassifier;
import java.util.ArrayList;
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
        for (ClassifiedToken token : TokenClassifier.tokens(script)) {
            Set<Colour> expected = Colour.expected(token);
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
