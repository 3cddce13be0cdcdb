package dev.anneal.syntax;

import dev.anneal.diagnostic.Invisible;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/** What people mean when they type a character that the language does not have. */
final class UnknownCharacters {
    /** The minus sign of typeset text. */
    static final String MINUS = "\u2212";

    private static final Map<String, String> HELP = Map.of(
            "'",
            "texts stand between double quotes: `\"…\"`",
            "`",
            "texts stand between double quotes: `\"…\"`",
            "!",
            "write `not`",
            "|",
            "write `or`",
            "?",
            "write `if … then … else …`",
            "#",
            "comments begin with `//`",
            "~",
            "a density is declared with `target`",
            "\u201C",
            "texts stand between straight double quotes: `\"…\"`",
            "\u201D",
            "texts stand between straight double quotes: `\"…\"`",
            MINUS,
            "write the minus sign as `-`");

    private UnknownCharacters() {}

    static Optional<String> help(String character) {
        return Optional.ofNullable(HELP.get(character))
                .or(() -> Invisible.is(character.codePointAt(0))
                        ? Optional.of("it cannot be seen; type anew what stands around it")
                        : plain(character));
    }

    /** The plain form of a character that some keyboards write wide: `（` for `(`. */
    private static Optional<String> plain(String character) {
        String plain = Normalizer.normalize(character, Normalizer.Form.NFKC);
        boolean readable = plain.length() == 1 && plain.charAt(0) > ' ' && plain.charAt(0) < 127;
        return readable && !plain.equals(character) ? Optional.of("write it as `" + plain + "`") : Optional.empty();
    }
}
