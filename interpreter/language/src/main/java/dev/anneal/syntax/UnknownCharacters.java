package dev.anneal.syntax;

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
        return Optional.ofNullable(HELP.get(character));
    }
}
