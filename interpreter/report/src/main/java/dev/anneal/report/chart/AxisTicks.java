package dev.anneal.report.chart;

import java.util.List;

/** Thins the ticks of an axis until no two labels touch. */
final class AxisTicks {
    static final double FONT_SIZE = 12;
    private static final double HORIZONTAL_GAP = 12;
    private static final double LINE_HEIGHT = 1.5 * FONT_SIZE;
    private static final double HORIZONTAL_DENSITY = 60;
    private static final double SHORTEST_DECADE_WITH_MINORS = 36;
    private static final double VERTICAL_DENSITY = 34;

    private AxisTicks() {}

    /**
     * @param overhang how far a label may stick out beyond either end of the axis; a tick whose label would is left without
     */
    static AxisMapping horizontal(AxisRange range, double left, double right, double overhang) {
        for (int atMost = Math.max(2, (int) ((right - left) / HORIZONTAL_DENSITY)); atMost >= 1; atMost--) {
            List<Tick> ticks = ticks(range, right - left, atMost);
            AxisMapping mapping = withoutOverhang(new AxisMapping(range, ticks, left, right), overhang);
            if (fitsHorizontally(mapping)) {
                return mapping;
            }
        }
        return new AxisMapping(range, List.of(), left, right);
    }

    static AxisMapping vertical(AxisRange range, double bottom, double top) {
        for (int atMost = Math.max(2, (int) ((bottom - top) / VERTICAL_DENSITY)); atMost >= 1; atMost--) {
            List<Tick> ticks = ticks(range, bottom - top, atMost);
            AxisMapping mapping = new AxisMapping(range, ticks, bottom, top);
            if (fitsVertically(mapping)) {
                return mapping;
            }
        }
        return new AxisMapping(range, List.of(), bottom, top);
    }

    /** The ticks of an axis of this length in pixels, without minor ones where they would run together. */
    private static List<Tick> ticks(AxisRange range, double length, int atMost) {
        List<Tick> ticks = Ticks.of(range.scale(), range.low(), range.high(), atMost);
        double decades = StrictMath.log10(range.high() / range.low());
        return range.scale() == Scale.LINEAR || length / decades >= SHORTEST_DECADE_WITH_MINORS
                ? ticks
                : ticks.stream().filter(Tick::isMajor).toList();
    }

    /** Takes the label from ticks near an end whose label would stick out too far. */
    private static AxisMapping withoutOverhang(AxisMapping mapping, double overhang) {
        List<Tick> ticks = mapping.ticks().stream()
                .map(tick -> {
                    double middle = mapping.toPixel(tick.value());
                    double half = halfWidth(tick);
                    boolean fits =
                            middle - half >= mapping.start() - overhang && middle + half <= mapping.end() + overhang;
                    return fits ? tick : Tick.minor(tick.value());
                })
                .toList();
        return new AxisMapping(mapping.range(), ticks, mapping.start(), mapping.end());
    }

    private static boolean fitsHorizontally(AxisMapping mapping) {
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : mapping.ticks()) {
            if (tick.isMajor()) {
                double middle = mapping.toPixel(tick.value());
                if (middle - halfWidth(tick) < free) {
                    return false;
                }
                free = middle + halfWidth(tick) + HORIZONTAL_GAP;
            }
        }
        return true;
    }

    private static double halfWidth(Tick tick) {
        return TextWidth.of(tick.label(), FONT_SIZE) / 2;
    }

    private static boolean fitsVertically(AxisMapping mapping) {
        double free = Double.POSITIVE_INFINITY;
        for (Tick tick : mapping.ticks()) {
            if (tick.isMajor()) {
                double middle = mapping.toPixel(tick.value());
                if (middle + LINE_HEIGHT / 2 > free) {
                    return false;
                }
                free = middle - LINE_HEIGHT / 2;
            }
        }
        return true;
    }
}
