package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of a drawing, as SVG has it: attributes, and either text or elements in it. */
final class SvgElement {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<SvgElement> children = new ArrayList<>();
    private String text = "";

    SvgElement(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    /** An attribute; the empty text where there is none. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    List<SvgElement> children() {
        return children;
    }

    String text() {
        return text;
    }

    void add(String more) {
        text += more;
    }

    boolean isEmpty() {
        return children.isEmpty() && text.isEmpty();
    }

    /** This element with the same content and a place in another one. */
    SvgElement at(String x, String y) {
        SvgElement placed = new SvgElement(name);
        placed.attributes.put("x", x);
        placed.attributes.put("y", y);
        placed.attributes.putAll(attributes);
        placed.children.addAll(children);
        placed.text = text;
        return placed;
    }

    /** Writes the element and all in it, one element a line. */
    void write(StringBuilder out, int depth) {
        out.append("  ".repeat(depth)).append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(SvgWriter.escape(value))
                .append('"'));
        if (isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append('>').append(SvgWriter.escape(text));
        if (!children.isEmpty()) {
            out.append('\n');
            children.forEach(child -> child.write(out, depth + 1));
            out.append("  ".repeat(depth));
        }
        out.append("</").append(name).append(">\n");
    }
}
