package dev.anneal.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Puts a drawing together from SVG elements, with numbers cut to hundredths of a pixel. Elements are opened, given
 * attributes, then children or text, and closed, in this order.
 */
final class SvgWriter {
    private final SvgElement page = new SvgElement("");
    private final Deque<SvgElement> open = new ArrayDeque<>();

    SvgWriter() {
        open.push(page);
    }

    SvgWriter open(String element) {
        SvgElement child = new SvgElement(element);
        open.element().children().add(child);
        open.push(child);
        return this;
    }

    SvgWriter attribute(String name, String value) {
        if (!open.element().isEmpty()) {
            throw new IllegalStateException("the attribute " + name + " comes after the content of its element");
        }
        open.element().attributes().put(name, value);
        return this;
    }

    SvgWriter attribute(String name, double value) {
        return attribute(name, number(value));
    }

    SvgWriter text(String content) {
        open.element().add(content);
        return this;
    }

    SvgWriter close() {
        open.pop();
        return this;
    }

    /** Puts a complete drawing into the element now open, at a place in it. */
    SvgWriter nested(Drawing drawing, double x, double y) {
        open.element().children().add(drawing.root().at(number(x), number(y)));
        return this;
    }

    /** A tooltip for the element now open, which must have no content yet; none if the content is blank. */
    SvgWriter tooltip(String content) {
        return content.isBlank() ? this : open("title").text(content).close();
    }

    Drawing finish() {
        if (open.element() != page) {
            throw new IllegalStateException("the element " + open.element().name() + " is not closed");
        }
        return new Drawing(page.children().get(0));
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
}
