package dev.anneal.editors;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule of a TextMate grammar. */
sealed interface TextMateRule {
    /** Colours what a pattern matches. */
    record Match(TextMatePattern pattern, Optional<String> name, Map<Integer, String> captures)
            implements TextMateRule {}

    /** Colours from the match of one pattern to that of another, with rules for what is between. */
    record Region(
            TextMatePattern begin,
            TextMatePattern end,
            Optional<String> name,
            Optional<String> contentName,
            Map<Integer, String> beginCaptures,
            Map<Integer, String> endCaptures,
            List<TextMateRule> rules)
            implements TextMateRule {}

    /** Some rules in place of one. */
    record Group(List<TextMateRule> rules) implements TextMateRule {}

    /** A rule that stands elsewhere in the grammar. */
    record Include(String target) implements TextMateRule {}
}
