package dev.anneal.report.chart;

import java.util.List;

/** Thins the ticks of an axis until no two labels touch. */
final class AxisTicks {
    static final double FONT_SIZE = 12;
    private static final double HORIZONTAL_GAP = 12;
    private static final double HORIZONTAL_DENSITY = 60;
    private static final double VERTICAL_DENSITY = 34;

    private AxisTicks() {}

    /**
     * @param overhang how far a label may stick out beyond either end of the axis
     */
    static AxisMapping horizontal(AxisRange range, double left, double right, double overhang) {
        for (int atMost = Math.max(2, (int) ((right - left) / HORIZONTAL_DENSITY)); atMost >= 1; atMost--) {
            List<Tick> ticks = Ticks.of(range.scale(), range.low(), range.high(), atMost);
            AxisMapping mapping = new AxisMapping(range, ticks, left, right);
            if (fitsHorizontally(mapping, overhang)) {
                return mapping;
            }
        }
        return new AxisMapping(range, List.of(), left, right);
    }

    static AxisMapping vertical(AxisRange range, double bottom, double top) {
        for (int atMost = Math.max(2, (int) ((bottom - top) / VERTICAL_DENSITY)); atMost >= 1; atMost--) {
            List<Tick> ticks = Ticks.of(range.scale(), range.low(), range.high(), atMost);
            AxisMapping mapping = new AxisMapping(range, ticks, bottom, top);
            if (fitsVertically(mapping)) {
                return mapping;
            }
        }
        return new AxisMapping(range, List.of(), bottom, top);
    }

    private static boolean fitsHorizontally(AxisMapping mapping, double overhang) {
        double free = mapping.start() - overhang;
        for (Tick tick : mapping.ticks()) {
            if (tick.isMajor()) {
                double middle = mapping.toPixel(tick.value());
                double half = TextWidth.of(tick.label(), FONT_SIZE) / 2;
                if (middle - half < free) {
                    return false;
                }
                free = middle + half + HORIZONTAL_GAP;
            }
        }
        return free - HORIZONTAL_GAP <= mapping.end() + overhang;
    }

    private static boolean fitsVertically(AxisMapping mapping) {
        double free = Double.POSITIVE_INFINITY;
        for (Tick tick : mapping.ticks()) {
            if (tick.isMajor()) {
                double middle = mapping.toPixel(tick.value());
                if (middle + FONT_SIZE > free) {
                    return false;
                }
                free = middle - FONT_SIZE;
            }
        }
        return true;
    }
}
