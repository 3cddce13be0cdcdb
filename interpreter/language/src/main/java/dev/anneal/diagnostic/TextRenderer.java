package dev.anneal.diagnostic;

import dev.anneal.source.Source;
import dev.anneal.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Diagnostics as text for people: the message, the lines it is about with the places marked, and the way out.
 *
 * <p>On one line the rightmost place has its words beside its mark; those further left hang below it on a stem.
 */
public final class TextRenderer {
    private static final int MAXIMAL_LINE = 200;
    private static final int MAXIMAL_MESSAGE = 1000;

    private final boolean colour;

    /** A renderer, with or without terminal colours. */
    public TextRenderer(boolean colour) {
        this.colour = colour;
    }

    /** The text of one diagnostic, ending in a newline. */
    public String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        String tone = diagnostic.isError() ? "1;31" : "1;33";
        out.append(paint(
                        tone,
                        diagnostic.severity().word() + "[" + diagnostic.code().id() + "]"))
                .append(paint("1", ": " + clipped(diagnostic.message())))
                .append('\n');
        List<Mark> marks = marks(diagnostic);
        int width = digits(marks);
        String gutter = " ".repeat(width);
        String arrow = "--> ";
        for (List<Mark> ofOneSource : bySource(marks)) {
            Mark first = ofOneSource.get(0);
            renderPlace(out, arrow, first, gutter);
            renderMarks(out, ofOneSource, width, tone, first.source());
            arrow = "::: ";
        }
        if (diagnostic.help().isPresent()) {
            String[] lines = clipped(diagnostic.help().get()).split("\n", -1);
            out.append(gutter)
                    .append(paint("34", " = "))
                    .append(paint("36", "help: "))
                    .append(lines[0])
                    .append('\n');
            for (int i = 1; i < lines.length; i++) {
                out.append(gutter).append("         ").append(lines[i]).append('\n');
            }
        }
        return out.toString();
    }

    private void renderPlace(StringBuilder out, String arrow, Mark first, String gutter) {
        out.append(gutter)
                .append(paint("34", arrow))
                .append(first.source().name())
                .append(':')
                .append(first.line())
                .append(':')
                .append(first.from())
                .append('\n');
        out.append(gutter).append(paint("34", " |")).append('\n');
    }

    /** The texts of several diagnostics, a blank line between them. */
    public String render(List<Diagnostic> diagnostics) {
        List<String> texts = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            texts.add(render(diagnostic));
        }
        return String.join("\n", texts);
    }

    private record Mark(Source source, int line, int from, int to, boolean primary, String text) {}

    private static List<Mark> marks(Diagnostic diagnostic) {
        List<Mark> marks = new ArrayList<>();
        marks.add(mark(diagnostic.primary(), true));
        for (Label label : diagnostic.secondary()) {
            marks.add(mark(label, false));
        }
        return marks;
    }

    private static Mark mark(Label label, boolean primary) {
        Span span = label.span();
        int line = span.line();
        Source source = span.source();
        int from = span.column();
        int lineEnd = source.lineStart(line) + source.lineText(line).length();
        int end = Math.max(span.start(), Math.min(span.end(), lineEnd));
        int to = from + Math.max(1, source.text().codePointCount(span.start(), end));
        return new Mark(span.source(), line, from, to, primary, label.text());
    }

    /** The marks of each source; that of the primary place, which is the first mark, comes first. */
    private static Collection<List<Mark>> bySource(List<Mark> marks) {
        Map<Source, List<Mark>> bySource = new LinkedHashMap<>();
        for (Mark mark : marks) {
            bySource.computeIfAbsent(mark.source(), source -> new ArrayList<>()).add(mark);
        }
        return bySource.values();
    }

    private static int digits(List<Mark> marks) {
        int last = marks.stream().mapToInt(Mark::line).max().orElse(1);
        return Integer.toString(last).length();
    }

    private void renderMarks(StringBuilder out, List<Mark> marks, int width, String tone, Source source) {
        Map<Integer, List<Mark>> byLine = new TreeMap<>();
        for (Mark mark : marks) {
            byLine.computeIfAbsent(mark.line(), line -> new ArrayList<>()).add(mark);
        }
        int previous = -1;
        for (Map.Entry<Integer, List<Mark>> entry : byLine.entrySet()) {
            int line = entry.getKey();
            if (previous >= 0 && line > previous + 1) {
                out.append(" ".repeat(width)).append(paint("34", " :")).append('\n');
            }
            previous = line;
            renderLine(out, source.lineText(line), line, entry.getValue(), width, tone);
        }
    }

    private void renderLine(StringBuilder out, String text, int line, List<Mark> marks, int width, String tone) {
        String number = Integer.toString(line);
        // A very long line is shown from shortly before its first mark.
        int first = marks.stream().mapToInt(Mark::from).min().orElse(1);
        int offset = text.length() > MAXIMAL_LINE ? Math.max(0, first - 40) : 0;
        int length = text.codePointCount(0, text.length());
        String shown = printable(text.substring(
                text.offsetByCodePoints(0, Math.min(offset, length)),
                text.offsetByCodePoints(0, Math.min(length, offset + MAXIMAL_LINE))));
        String bar = " ".repeat(width) + paint("34", " | ");
        out.append(" ".repeat(width - number.length()))
                .append(paint("34", number + " | "))
                .append(shown)
                .append('\n');
        List<Mark> ordered = new ArrayList<>(marks);
        ordered.sort(Comparator.comparingInt(Mark::from));
        StringBuilder row = new StringBuilder();
        int column = 1;
        for (Mark mark : ordered) {
            int from = Math.max(mark.from() - offset, column);
            int to = Math.min(Math.max(mark.to() - offset, from + 1), MAXIMAL_LINE + 2);
            row.append(" ".repeat(from - column));
            row.append(
                    paint(mark.primary() ? tone : "34", (mark.primary() ? "^" : "-").repeat(Math.max(1, to - from))));
            column = Math.max(to, from + 1);
        }
        Mark last = ordered.get(ordered.size() - 1);
        if (!last.text().isEmpty()) {
            row.append(' ').append(paint(last.primary() ? tone : "34", last.text()));
        }
        out.append(bar).append(row).append('\n');
        renderHanging(out, ordered.subList(0, ordered.size() - 1), offset, bar, tone);
    }

    private void renderHanging(StringBuilder out, List<Mark> marks, int offset, String bar, String tone) {
        List<Mark> hanging = new ArrayList<>();
        for (Mark mark : marks) {
            if (!mark.text().isEmpty()) {
                hanging.add(mark);
            }
        }
        for (int last = hanging.size() - 1; last >= 0; last--) {
            if (last == hanging.size() - 1) {
                out.append(bar).append(stems(hanging, last + 1, offset)).append('\n');
            }
            Mark mark = hanging.get(last);
            String before = stems(hanging, last, offset);
            out.append(bar)
                    .append(before)
                    .append(" ".repeat(Math.max(0, mark.from() - offset - 1 - before.length())))
                    .append(paint(mark.primary() ? tone : "34", mark.text()))
                    .append('\n');
        }
    }

    private static String stems(List<Mark> hanging, int count, int offset) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int column = hanging.get(i).from() - offset;
            row.append(" ".repeat(Math.max(0, column - 1 - row.length()))).append('|');
        }
        return row.toString();
    }

    /** A name can be as long as a script; a message that quotes it cannot. */
    private static String clipped(String message) {
        if (message.length() <= MAXIMAL_MESSAGE) {
            return message;
        }
        int half = MAXIMAL_MESSAGE / 2;
        return message.substring(0, half) + "…" + message.substring(message.length() - half);
    }

    /** Tabs and invisible characters would shift, turn around or damage what stands beside or below them. */
    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character ->
                        out.appendCodePoint(character == '\t' ? ' ' : Invisible.is(character) ? '\uFFFD' : character));
        return out.toString();
    }

    private String paint(String tone, String text) {
        return colour ? "\u001B[" + tone + "m" + text + "\u001B[0m" : text;
    }
}
