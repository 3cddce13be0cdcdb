package dev.anneal.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes SVG elements, one a line, with text escaped and numbers cut to hundredths of a pixel. Elements are opened, given
 * attributes, then children or text, and closed, in this order.
 */
final class SvgWriter {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inStartTag;
    private boolean lastWasText;

    SvgWriter open(String element) {
        endStartTag();
        newLine();
        out.append('<').append(element);
        open.push(element);
        inStartTag = true;
        lastWasText = false;
        return this;
    }

    SvgWriter attribute(String name, String value) {
        if (!inStartTag) {
            throw new IllegalStateException("the attribute " + name + " comes after the content of its element");
        }
        out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
        return this;
    }

    SvgWriter attribute(String name, double value) {
        return attribute(name, number(value));
    }

    SvgWriter text(String content) {
        endStartTag();
        out.append(escape(content));
        lastWasText = true;
        return this;
    }

    SvgWriter close() {
        String element = open.pop();
        if (inStartTag) {
            out.append("/>");
            inStartTag = false;
        } else {
            if (!lastWasText) {
                newLine();
            }
            out.append("</").append(element).append('>');
        }
        lastWasText = false;
        return this;
    }

    /** Puts a complete document into the element now open, at a place in it. */
    SvgWriter nested(String document, double x, double y) {
        endStartTag();
        newLine();
        out.append("<svg x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append('"');
        out.append(document.strip().substring("<svg".length()));
        lastWasText = false;
        return this;
    }

    /** A tooltip for the element now open, which must have no content yet; none if the content is blank. */
    SvgWriter tooltip(String content) {
        return content.isBlank() ? this : open("title").text(content).close();
    }

    String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("the element " + open.peek() + " is not closed");
        }
        return out.append('\n').toString();
    }

    /** A coordinate with at most two decimals and a point, whatever the locale. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a coordinate cannot be " + value);
        }
        long hundredths = Math.round(value * 100);
        long magnitude = Math.abs(hundredths);
        StringBuilder digits = new StringBuilder(hundredths < 0 ? "-" : "").append(magnitude / 100);
        long fraction = magnitude % 100;
        if (fraction != 0) {
            digits.append('.').append(fraction / 10);
            if (fraction % 10 != 0) {
                digits.append(fraction % 10);
            }
        }
        return digits.toString();
    }

    /** Text as XML wants it; characters that XML cannot hold become the replacement character. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(character) ? character : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character < 0xD800)
                || (character > 0xDFFF && character < 0xFFFE)
                || character > 0xFFFF;
    }

    private void endStartTag() {
        if (inStartTag) {
            out.append('>');
            inStartTag = false;
        }
    }

    private void newLine() {
        if (out.length() > 0) {
            out.append('\n').append("  ".repeat(open.size()));
        }
    }
}
