package dev.anneal.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.util.Arrays;

/**
 * How an element is painted, its own attributes and those that it has from the elements around it.
 *
 * @param fill a colour, or "none"
 * @param stroke a colour, or "none"
 * @param crisp whether edges lie on pixels, without smoothing
 * @param anchor which end of a text stands at its place: "start", "middle" or "end"
 */
record PaintStyle(
        String fill,
        double fillOpacity,
        String stroke,
        double strokeWidth,
        String dashes,
        String cap,
        String join,
        boolean crisp,
        double fontSize,
        boolean bold,
        String anchor) {
    /** What holds where nothing is said. */
    static final PaintStyle INITIAL =
            new PaintStyle("#000000", 1, "none", 1, "", "butt", "miter", false, 12, false, "start");

    /** The style of an element inside of this. */
    PaintStyle within(SvgElement element) {
        return new PaintStyle(
                or(element, "fill", fill),
                Double.parseDouble(or(element, "fill-opacity", Double.toString(fillOpacity))),
                or(element, "stroke", stroke),
                Double.parseDouble(or(element, "stroke-width", Double.toString(strokeWidth))),
                or(element, "stroke-dasharray", dashes),
                or(element, "stroke-linecap", cap),
                or(element, "stroke-linejoin", join),
                or(element, "shape-rendering", crisp ? "crispEdges" : "").equals("crispEdges"),
                Double.parseDouble(or(element, "font-size", Double.toString(fontSize))),
                or(element, "font-weight", bold ? "600" : "").equals("600"),
                or(element, "text-anchor", anchor));
    }

    private static String or(SvgElement element, String attribute, String inherited) {
        String own = element.attribute(attribute);
        return own.isEmpty() ? inherited : own;
    }

    /** Fills and outlines a shape. */
    void paint(Graphics2D graphics, Shape shape) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                crisp ? RenderingHints.VALUE_ANTIALIAS_OFF : RenderingHints.VALUE_ANTIALIAS_ON);
        if (!fill.equals("none")) {
            Color color = Color.decode(fill);
            graphics.setColor(
                    new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * fillOpacity)));
            graphics.fill(shape);
        }
        if (!stroke.equals("none")) {
            graphics.setColor(Color.decode(stroke));
            graphics.setStroke(pen());
            graphics.draw(shape);
        }
    }

    private BasicStroke pen() {
        int end = cap.equals("round") ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
        int corner = join.equals("round") ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER;
        if (dashes.isEmpty()) {
            return new BasicStroke((float) strokeWidth, end, corner, 4);
        }
        double[] lengths = Arrays.stream(dashes.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        float[] pattern = new float[lengths.length];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (float) lengths[i];
        }
        return new BasicStroke((float) strokeWidth, end, corner, 4, pattern, 0);
    }
}
