package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Text broken into lines which fit a width. What does not fit in the allowed number of lines is replaced by an ellipsis,
 * and the whole text becomes a tooltip.
 */
record TextBlock(String full, List<String> lines, double fontSize, boolean isElided) {
    private static final String ELLIPSIS = "…";
    private static final double LINE_HEIGHT = 1.25;

    TextBlock {
        lines = List.copyOf(lines);
    }

    static TextBlock wrap(String text, double fontSize, double maximumWidth, int maximumLines) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            if (TextWidth.of(rest, fontSize) <= maximumWidth) {
                lines.add(rest);
                break;
            }
            if (lines.size() == maximumLines - 1) {
                int end = longestFitting(rest, fontSize, maximumWidth - TextWidth.of(ELLIPSIS, fontSize));
                lines.add(rest.substring(0, end).stripTrailing() + ELLIPSIS);
                return new TextBlock(text, lines, fontSize, true);
            }
            int end = breakPoint(rest, longestFitting(rest, fontSize, maximumWidth));
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        return new TextBlock(text, lines, fontSize, false);
    }

    double width() {
        return lines.stream()
                .mapToDouble(line -> TextWidth.of(line, fontSize))
                .max()
                .orElse(0);
    }

    double height() {
        return lines.size() * lineHeight();
    }

    /** Writes the lines below {@code top}. The group so made can be turned or moved by {@code transform}. */
    void draw(SvgWriter svg, double x, double top, TextStyle style, String transform) {
        if (lines.isEmpty()) {
            return;
        }
        svg.open("g").attribute("font-size", fontSize);
        style.apply(svg);
        if (!transform.isEmpty()) {
            svg.attribute("transform", transform);
        }
        if (isElided) {
            svg.tooltip(full);
        }
        for (int i = 0; i < lines.size(); i++) {
            svg.open("text")
                    .attribute("x", x)
                    .attribute("y", top + i * lineHeight() + fontSize)
                    .text(lines.get(i))
                    .close();
        }
        svg.close();
    }

    void draw(SvgWriter svg, double x, double top, TextStyle style) {
        draw(svg, x, top, style, "");
    }

    private double lineHeight() {
        return LINE_HEIGHT * fontSize;
    }

    /** The length of the longest beginning that fits, at least one character. */
    private static int longestFitting(String text, double fontSize, double maximumWidth) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (TextWidth.of(text.substring(0, next), fontSize) > maximumWidth) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The last place to break a line at or before {@code end}: after a space or one of {@code _-,/}, else in the word. */
    private static int breakPoint(String text, int end) {
        if (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            return end;
        }
        for (int i = end; i > 1; i--) {
            char before = text.charAt(i - 1);
            if (Character.isWhitespace(before) || "_-,/".indexOf(before) >= 0) {
                return i;
            }
        }
        return end;
    }
}
