package dev.anneal.report.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.StringTokenizer;

/** The shapes of a drawing's elements. */
final class PngShapes {
    private PngShapes() {}

    static Shape circle(SvgElement element) {
        double radius = PngPainter.number(element, "r");
        return new Ellipse2D.Double(
                PngPainter.number(element, "cx") - radius,
                PngPainter.number(element, "cy") - radius,
                2 * radius,
                2 * radius);
    }

    static Shape line(SvgElement element) {
        return new Line2D.Double(
                PngPainter.number(element, "x1"),
                PngPainter.number(element, "y1"),
                PngPainter.number(element, "x2"),
                PngPainter.number(element, "y2"));
    }

    /** A path of straight lines: points behind {@code M} and {@code L}, closed by {@code Z}. */
    static Shape path(SvgElement element) {
        boolean evenOdd = element.attribute("fill-rule").equals("evenodd");
        Path2D.Double path = new Path2D.Double(evenOdd ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
        StringTokenizer tokens = new StringTokenizer(element.attribute("d"), "MLZ ,", true);
        boolean starts = false;
        double x = Double.NaN;
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            switch (token) {
                case "M" -> starts = true;
                case "L", " ", "," -> {
                    // What follows is a number.
                }
                case "Z" -> path.closePath();
                default -> {
                    double number = Double.parseDouble(token);
                    if (Double.isNaN(x)) {
                        x = number;
                    } else {
                        if (starts) {
                            path.moveTo(x, number);
                        } else {
                            path.lineTo(x, number);
                        }
                        starts = false;
                        x = Double.NaN;
                    }
                }
            }
        }
        return path;
    }
}
