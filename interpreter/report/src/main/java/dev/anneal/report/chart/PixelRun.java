package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Consecutive points of a curve without a gap. A run of many points is thinned to what the eye can see: of the points
 * that follow each other in one column of pixels only the first, lowest, highest and last are kept, which leaves the
 * drawn line as it was.
 */
record PixelRun(List<Pixel> pixels) {
    PixelRun {
        pixels = List.copyOf(pixels);
        if (pixels.isEmpty()) {
            throw new IllegalArgumentException("a run without points");
        }
    }

    /** The runs of {@code size} points, broken at those that have no place on an axis. */
    static List<PixelRun> split(
            int size, IntToDoubleFunction xs, IntToDoubleFunction ys, AxisMapping x, AxisMapping y) {
        List<PixelRun> runs = new ArrayList<>();
        List<Pixel> current = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double valueX = xs.applyAsDouble(i);
            double valueY = ys.applyAsDouble(i);
            if (x.accepts(valueX) && y.accepts(valueY)) {
                current.add(new Pixel(x.toPixel(valueX), y.toPixel(valueY)));
            } else if (!current.isEmpty()) {
                runs.add(new PixelRun(thin(current)));
                current.clear();
            }
        }
        if (!current.isEmpty()) {
            runs.add(new PixelRun(thin(current)));
        }
        return runs;
    }

    boolean isSinglePoint() {
        return pixels.size() == 1;
    }

    Pixel first() {
        return pixels.get(0);
    }

    /** Whether the smallest rectangle around the run meets the plot area. */
    boolean meets(PlotArea area) {
        double left = pixels.stream().mapToDouble(Pixel::x).min().orElseThrow();
        double right = pixels.stream().mapToDouble(Pixel::x).max().orElseThrow();
        double top = pixels.stream().mapToDouble(Pixel::y).min().orElseThrow();
        double bottom = pixels.stream().mapToDouble(Pixel::y).max().orElseThrow();
        return left <= area.right() && right >= area.left() && top <= area.bottom() && bottom >= area.top();
    }

    PixelRun reversed() {
        List<Pixel> backwards = new ArrayList<>(pixels);
        Collections.reverse(backwards);
        return new PixelRun(backwards);
    }

    /** The points as the body of an SVG path after its {@code M}: straight lines from each to the next. */
    String pathBody() {
        StringBuilder path = new StringBuilder();
        for (Pixel pixel : pixels) {
            if (path.length() > 0) {
                path.append(' ');
            }
            path.append(SvgWriter.number(pixel.x())).append(',').append(SvgWriter.number(pixel.y()));
        }
        return path.toString();
    }

    private static List<Pixel> thin(List<Pixel> points) {
        List<Pixel> kept = new ArrayList<>();
        int start = 0;
        while (start < points.size()) {
            double column = Math.floor(points.get(start).x());
            int end = start + 1;
            int lowest = start;
            int highest = start;
            while (end < points.size() && Math.floor(points.get(end).x()) == column) {
                lowest = points.get(end).y() < points.get(lowest).y() ? end : lowest;
                highest = points.get(end).y() > points.get(highest).y() ? end : highest;
                end++;
            }
            for (int index = start; index < end; index++) {
                if (index == start || index == lowest || index == highest || index == end - 1) {
                    kept.add(points.get(index));
                }
            }
            start = end;
        }
        return kept;
    }
}
