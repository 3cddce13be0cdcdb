package dev.anneal.editors;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Regex;
import org.joni.Region;
import org.joni.Syntax;

/**
 * A regular expression of a TextMate grammar. Its {@code \G} is the place at which the region around it began, and
 * matches nowhere else.
 */
final class TextMatePattern {
    private final Regex anchored;
    private final Regex adrift;

    TextMatePattern(String expression) {
        anchored = compiled(expression);
        // A character that is in no text: there is no such place on this line.
        adrift = compiled(expression.replace("\\G", "\\x{FFFF}"));
    }

    private static Regex compiled(String expression) {
        byte[] bytes = expression.getBytes(StandardCharsets.UTF_8);
        return new Regex(bytes, 0, bytes.length, Option.CAPTURE_GROUP, UTF8Encoding.INSTANCE, Syntax.DEFAULT);
    }

    /** The first match at or behind a place; {@code \G} is that place itself, or else none. */
    Optional<TextMateMatch> find(TextMateLine line, int from, boolean atAnchor) {
        Matcher matcher = (atAnchor ? anchored : adrift).matcher(line.bytes());
        int start = line.toByte(from);
        if (matcher.search(start, start, line.bytes().length, Option.DEFAULT) < 0) {
            return Optional.empty();
        }
        Region groups = matcher.getEagerRegion();
        int[] starts = new int[groups.getNumRegs()];
        int[] ends = new int[groups.getNumRegs()];
        for (int group = 0; group < starts.length; group++) {
            starts[group] = groups.getBeg(group) < 0 ? -1 : line.toCharacter(groups.getBeg(group));
            ends[group] = groups.getEnd(group) < 0 ? -1 : line.toCharacter(groups.getEnd(group));
        }
        return Optional.of(new TextMateMatch(starts, ends));
    }
}
