package dev.anneal.syntax;

import dev.anneal.grammar.AnnealLexer;
import java.util.ArrayList;
import java.util.List;

/** The words with which declarations and clauses begin, for tools that offer them. */
public final class Keywords {
    private Keywords() {}

    /** The words with which a declaration of a script begins. */
    public static List<String> declarations() {
        List<String> words = words(AnnealLexer.LANGUAGE, AnnealLexer.SAVE);
        words.add("let");
        // None of them begins a declaration that stands in a script.
        words.removeAll(List.of("as", "extern", "text"));
        return List.copyOf(words);
    }

    /** The words with which a clause of a run begins; those of a sweep are {@link #sweepClauses()}. */
    public static List<String> runClauses() {
        return List.of("fit", "under", "along", "by", "until", "start from", "record", "seed", "on failure");
    }

    /** The words with which a clause of a sweep begins. */
    public static List<String> sweepClauses() {
        return List.of(
                "over",
                "repeat",
                "fit",
                "under",
                "along",
                "by",
                "until",
                "start from",
                "seed",
                "measure",
                "on failure");
    }

    private static List<String> words(int first, int last) {
        List<String> words = new ArrayList<>();
        for (int type = first; type <= last; type++) {
            String literal = AnnealLexer.VOCABULARY.getLiteralName(type);
            words.add(literal.substring(1, literal.length() - 1));
        }
        return words;
    }
}
