package dev.anneal.editors;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours a text by a TextMate grammar as editors do: line by line, with a stack of open regions that passes from line to
 * line. At each place the leftmost match is taken; of several there, the end of the innermost region before the rules in
 * it, and these in the order in which they are written.
 *
 * <p>A rule that would be taken again and again at one place is a mistake of the grammar, which editors hide each in its
 * own way: here it is an error.
 */
final class TextMateTokenizer {
    private static final Pattern LINE = Pattern.compile("([^\r\n]*)(\r\n|\n|\r|$)");

    private final TextMateGrammar grammar;
    private final IdentityHashMap<TextMateRule.Region, List<TextMateRule>> rulesOfRegion = new IdentityHashMap<>();
    private final List<TextMateRule> rulesOfText;
    private final List<List<String>> scopes;
    private final Deque<Open> open = new ArrayDeque<>();
    private int position;
    private int anchor;

    /** A region that is not closed yet: the scopes of its ends and of its inside, where on this line it was
     * opened, and where its beginning ended. */
    private record Open(TextMateRule.Region region, List<String> ends, List<String> inside, int begun, int anchor) {
        Open onNextLine() {
            return new Open(region, ends, inside, -1, -1);
        }
    }

    /** The match to go on with; without a rule, it is the end of the innermost region. */
    private record Found(TextMateMatch match, Optional<TextMateRule> rule) {}

    private TextMateTokenizer(TextMateGrammar grammar, int length) {
        this.grammar = grammar;
        this.rulesOfText = grammar.resolved(grammar.rules());
        this.scopes = new ArrayList<>(Collections.nCopies(length, List.of()));
    }

    /** The scopes of each character, the innermost last; none for those that end a line. */
    static List<List<String>> scopes(TextMateGrammar grammar, String text) {
        TextMateTokenizer tokenizer = new TextMateTokenizer(grammar, text.length());
        Matcher lines = LINE.matcher(text);
        while (lines.find() && !(lines.start() == text.length() && lines.start() > 0)) {
            tokenizer.line(lines.group(1), lines.start());
        }
        return Collections.unmodifiableList(tokenizer.scopes);
    }

    private void line(String text, int offset) {
        TextMateLine line = new TextMateLine(text);
        Painter painter = new Painter(text, offset);
        List<Open> kept = open.stream().map(Open::onNextLine).toList();
        open.clear();
        open.addAll(kept);
        position = 0;
        anchor = -1;
        Optional<Found> next = next(line);
        while (next.isPresent()) {
            TextMateMatch match = next.get().match();
            Optional<TextMateRule> rule = next.get().rule();
            painter.paint(position, match.start(), inside());
            if (rule.isEmpty()) {
                close(match, painter);
            } else if (rule.get() instanceof TextMateRule.Region region) {
                open(region, match, painter);
            } else if (rule.get() instanceof TextMateRule.Match colour) {
                painter.demand(match.end() > position, "rule matches nothing");
                List<String> name = with(inside(), colour.name());
                painter.paint(match, name, colour.captures());
            }
            position = Math.max(position, match.end());
            next = next(line);
        }
        painter.paint(position, text.length(), inside());
    }

    private void open(TextMateRule.Region region, TextMateMatch match, Painter painter) {
        boolean again =
                open.stream().anyMatch(o -> o.begun() == position && o.region().equals(region));
        painter.demand(match.end() > position || !again, "region begins twice");
        List<String> ends = with(inside(), region.name());
        painter.paint(match, ends, region.beginCaptures());
        anchor = match.end();
        open.push(new Open(region, ends, with(ends, region.contentName()), position, anchor));
    }

    private void close(TextMateMatch match, Painter painter) {
        Open closed = open.pop();
        painter.demand(match.end() > position || closed.begun() != position, "region begins and ends");
        painter.paint(match, closed.ends(), closed.region().endCaptures());
        anchor = closed.anchor();
    }

    private Optional<Found> next(TextMateLine line) {
        boolean atAnchor = position == anchor;
        Optional<Found> first = Optional.empty();
        if (!open.isEmpty()) {
            first = open.element()
                    .region()
                    .end()
                    .find(line, position, atAnchor)
                    .map(match -> new Found(match, Optional.empty()));
        }
        for (TextMateRule rule : rules()) {
            Optional<TextMateMatch> match = pattern(rule).find(line, position, atAnchor);
            if (match.isPresent()
                    && (first.isEmpty()
                            || match.get().start() < first.get().match().start())) {
                first = Optional.of(new Found(match.get(), Optional.of(rule)));
            }
        }
        return first;
    }

    private List<TextMateRule> rules() {
        return open.isEmpty()
                ? rulesOfText
                : rulesOfRegion.computeIfAbsent(open.element().region(), region -> grammar.resolved(region.rules()));
    }

    private static TextMatePattern pattern(TextMateRule rule) {
        if (rule instanceof TextMateRule.Match match) {
            return match.pattern();
        }
        if (rule instanceof TextMateRule.Region region) {
            return region.begin();
        }
        throw new IllegalArgumentException(rule + " has no pattern of its own");
    }

    private List<String> inside() {
        return open.isEmpty() ? List.of(grammar.scope()) : open.element().inside();
    }

    private static List<String> with(List<String> scopes, Optional<String> name) {
        if (name.isEmpty()) {
            return scopes;
        }
        List<String> more = new ArrayList<>(scopes);
        more.addAll(List.of(name.get().split(" ")));
        return List.copyOf(more);
    }

    /** Writes the scopes of one line. */
    private final class Painter {
        private final String text;
        private final int offset;

        Painter(String text, int offset) {
            this.text = text;
            this.offset = offset;
        }

        void paint(int from, int to, List<String> names) {
            for (int i = from; i < Math.min(to, text.length()); i++) {
                scopes.set(offset + i, names);
            }
        }

        void paint(TextMateMatch match, List<String> names, Map<Integer, String> captures) {
            paint(match.start(), match.end(), names);
            captures.forEach((group, name) -> {
                for (int i = match.starts()[group]; i >= 0 && i < Math.min(match.ends()[group], text.length()); i++) {
                    scopes.set(offset + i, with(scopes.get(offset + i), Optional.of(name)));
                }
            });
        }

        void demand(boolean condition, String mistake) {
            if (!condition) {
                throw new IllegalStateException("a " + mistake + " in front of character " + position + " of: " + text);
            }
        }
    }
}
