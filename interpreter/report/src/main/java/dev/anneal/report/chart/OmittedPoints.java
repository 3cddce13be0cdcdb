package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts the points a chart has to leave out, so that the chart can own up to it. A NaN is not among them: it is how a
 * series says that there is nothing to draw.
 */
final class OmittedPoints {
    private int notPositive;
    private int notDrawable;

    /** Counts those of a series. */
    void include(Axis x, Axis y, Series points) {
        for (int i = 0; i < points.size(); i++) {
            include(x, points.x(i), y, points.y(i));
        }
    }

    void include(Axis x, double valueX, Axis y, double valueY) {
        if (Double.isNaN(valueX) || Double.isNaN(valueY)) {
            return;
        }
        if (isNotPositive(x, valueX) || isNotPositive(y, valueY)) {
            notPositive++;
        } else if (!x.scale().accepts(valueX) || !y.scale().accepts(valueY)) {
            notDrawable++;
        }
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (notPositive > 0) {
            notes.add(points(notPositive) + " not drawn: a logarithmic axis has no place for values at or below zero.");
        }
        if (notDrawable > 0) {
            notes.add(points(notDrawable) + " not drawn: infinite, or too large or small for the axis.");
        }
        return List.copyOf(notes);
    }

    private static boolean isNotPositive(Axis axis, double value) {
        return axis.scale() == Scale.LOGARITHMIC && value <= 0;
    }

    private static String points(int count) {
        return count == 1 ? "1 point is" : count + " points are";
    }
}
