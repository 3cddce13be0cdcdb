package dev.anneal.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Thins the ticks of an axis until no two labels touch. */
final class AxisTicks {
    static final double FONT_SIZE = 12;
    private static final double HORIZONTAL_GAP = 12;
    private static final double LINE_HEIGHT = 1.5 * FONT_SIZE;
    private static final double HORIZONTAL_DENSITY = 60;
    private static final double SHORTEST_DECADE_WITH_MINORS = 36;
    private static final double VERTICAL_DENSITY = 34;
    /** Of so many groups one has its name at least. */
    private static final int MOST_LEFT_OUT = 4;

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

    /**
     * An axis of groups with names, each in the middle of its share of the room. Where names do not fit, only every second
     * group has its own, or every third, and so on; names that do not fit even so are cut.
     */
    static AxisMapping categories(List<String> names, double left, double right) {
        double room = (right - left) / Math.max(1, names.size());
        double widest = names.stream()
                .mapToDouble(name -> TextWidth.of(name, FONT_SIZE))
                .max()
                .orElse(0);
        int every = (int) Math.max(1, Math.min(MOST_LEFT_OUT, Math.ceil((widest + HORIZONTAL_GAP / 2) / room)));
        double most = Math.max(FONT_SIZE, every * room - HORIZONTAL_GAP / 2);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<String> lines = i % every == 0
                    ? TextBlock.wrap(names.get(i), FONT_SIZE, most, 1).lines()
                    : List.of();
            ticks.add(new Tick(i, lines.isEmpty() ? "" : lines.get(0)));
        }
        return new AxisMapping(new AxisRange(Scale.LINEAR, -0.5, names.size() - 0.5), ticks, left, right);
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
