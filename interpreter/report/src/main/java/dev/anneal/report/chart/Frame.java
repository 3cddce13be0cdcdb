package dev.anneal.report.chart;

import java.util.List;
import java.util.Optional;

/**
 * Everything of a chart but the data: page, title, grid, axes, legend and notes, and the room each takes. What it leaves
 * is the {@link PlotArea}. Kinds of charts differ only in what they draw there.
 */
final class Frame {
    private static final double MARGIN = 16;
    private static final double GAP = 8;
    private static final double TITLE_FONT_SIZE = 16;
    /** A chart that is one of several. */
    private static final double NARROW = 500;

    private static final double NARROW_TITLE_FONT_SIZE = 13;
    private static final double AXIS_TITLE_FONT_SIZE = 13;
    private static final double NOTE_FONT_SIZE = 11;
    private static final double MESSAGE_FONT_SIZE = 14;
    private static final double TICK_LENGTH = 5;
    private static final double MINOR_TICK_LENGTH = 3;
    /** The room right of the plot without a legend: half a tick label. */
    private static final double LABEL_OVERHANG = 28;
    /** Bold text is wider than {@link TextWidth} says. */
    private static final double BOLD_ALLOWANCE = 0.9;

    static final String FONT = "system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
    private static final String GRID_COLOR = "#e5e5e5";
    private static final String AXIS_COLOR = "#808080";

    private final Labels labels;
    private final TextBlock title;
    private final TextBlock xTitle;
    private final TextBlock yTitle;
    private final List<TextBlock> notes;
    private final SideColumn side;
    private final PlotArea area;
    private final double width;
    private final double height;

    /** What the frame is to say. */
    record Labels(String title, String xTitle, String yTitle, String description, List<String> notes) {}

    /** Lays the horizontal axis out between two pixels. */
    @FunctionalInterface
    interface HorizontalAxis {
        AxisMapping between(double left, double right);
    }

    /** A frame around two axes of numbers. */
    static Frame ofRanges(
            ChartSize size, Labels labels, Optional<AxisRange> xRange, Optional<AxisRange> yRange, SideColumn side) {
        return new Frame(
                size,
                labels,
                xRange.map(range -> (left, right) -> AxisTicks.horizontal(range, left, right, LABEL_OVERHANG - 4)),
                yRange,
                side);
    }

    /** A frame around an axis that is laid out by its caller. */
    static Frame around(ChartSize size, Labels labels, HorizontalAxis x, Optional<AxisRange> yRange, SideColumn side) {
        return new Frame(size, labels, Optional.of(x), yRange, side);
    }

    private Frame(
            ChartSize size,
            Labels labels,
            Optional<HorizontalAxis> xAxis,
            Optional<AxisRange> yRange,
            SideColumn side) {
        this.labels = labels;
        this.side = side;
        width = size.width();
        double textWidth = width - 2 * MARGIN;
        title = TextBlock.wrap(
                labels.title(),
                width < NARROW ? NARROW_TITLE_FONT_SIZE : TITLE_FONT_SIZE,
                BOLD_ALLOWANCE * textWidth,
                2);
        notes = labels.notes().stream()
                .map(note -> TextBlock.wrap(note, NOTE_FONT_SIZE, textWidth, 2))
                .toList();
        double notesHeight = notes.stream().mapToDouble(TextBlock::height).sum();

        double right = width - (side.isEmpty() ? LABEL_OVERHANG : side.width() + MARGIN + LABEL_OVERHANG);
        xTitle = TextBlock.wrap(labels.xTitle(), AXIS_TITLE_FONT_SIZE, 0.6 * textWidth, 2);
        double top = MARGIN + title.height() + (title.lines().isEmpty() ? 0 : GAP);
        double belowPlot = belowPlot() + notesHeight + (notes.isEmpty() ? 0 : GAP) + MARGIN;
        double bottom = size.height() - belowPlot;
        height = Math.max(size.height(), top + side.height() + MARGIN + notesHeight);

        yTitle = TextBlock.wrap(labels.yTitle(), AXIS_TITLE_FONT_SIZE, bottom - top, 2);
        Optional<AxisMapping> y = yRange.map(range -> AxisTicks.vertical(range, bottom, top));
        double left = Math.max(
                LABEL_OVERHANG, yTitleRight() + y.map(Frame::widestLabel).orElse(0.0) + GAP);
        Optional<AxisMapping> x = xAxis.map(axis -> axis.between(left, right));
        area = new PlotArea(left, top, right, bottom, x, y);
    }

    PlotArea area() {
        return area;
    }

    /** Opens the document and draws what lies behind the data. */
    void drawBehind(SvgWriter svg) {
        svg.open("svg")
                .attribute("xmlns", "http://www.w3.org/2000/svg")
                .attribute("width", width)
                .attribute("height", height)
                .attribute("viewBox", "0 0 " + SvgWriter.number(width) + " " + SvgWriter.number(height))
                .attribute("role", "img")
                .attribute("aria-label", accessibleName())
                .attribute("font-family", FONT);
        svg.open("title").text(accessibleName()).close();
        svg.open("desc").text(labels.description()).close();
        svg.open("rect").attribute("width", width).attribute("height", height).attribute("fill", "#ffffff");
        svg.close();
        title.draw(svg, MARGIN, MARGIN, TextStyle.TITLE);
        drawGrid(svg);
        drawAxes(svg);
        xTitle.draw(svg, area.centerX(), area.bottom() + tickLabelsHeight(), TextStyle.AXIS_TITLE);
        drawVerticalTitle(svg);
    }

    /** Says in the middle of the plot why there is nothing to see in it. */
    void drawMessage(SvgWriter svg, String message) {
        TextBlock text = TextBlock.wrap(message, MESSAGE_FONT_SIZE, area.width(), 2);
        text.draw(svg, area.centerX(), area.centerY() - text.height() / 2, TextStyle.NO_DATA);
    }

    /** Draws what lies around the data and closes the document. */
    void drawInFront(SvgWriter svg) {
        side.draw(svg, area.right() + LABEL_OVERHANG, area.top(), area.bottom());
        double noteTop = height - MARGIN;
        for (TextBlock note : notes) {
            noteTop -= note.height();
        }
        for (TextBlock note : notes) {
            note.draw(svg, MARGIN, noteTop, TextStyle.NOTE);
            noteTop += note.height();
        }
        svg.close();
    }

    private String accessibleName() {
        return labels.title().isBlank() ? "Chart" : labels.title();
    }

    private void drawGrid(SvgWriter svg) {
        StringBuilder path = new StringBuilder();
        area.x()
                .ifPresent(x -> majors(x)
                        .forEach(tick -> line(
                                path, x.toPixel(tick.value()), area.top(), x.toPixel(tick.value()), area.bottom())));
        area.y()
                .ifPresent(y -> majors(y)
                        .forEach(tick -> line(
                                path, area.left(), y.toPixel(tick.value()), area.right(), y.toPixel(tick.value()))));
        drawLines(svg, path, GRID_COLOR);
    }

    private void drawAxes(SvgWriter svg) {
        StringBuilder path = new StringBuilder();
        line(path, area.left(), area.top(), area.left(), area.bottom());
        line(path, area.left(), area.bottom(), area.right(), area.bottom());
        area.x()
                .ifPresent(x -> x.ticks().forEach(tick -> {
                    double pixel = x.toPixel(tick.value());
                    line(path, pixel, area.bottom(), pixel, area.bottom() + tickLength(tick));
                }));
        area.y()
                .ifPresent(y -> y.ticks().forEach(tick -> {
                    double pixel = y.toPixel(tick.value());
                    line(path, area.left() - tickLength(tick), pixel, area.left(), pixel);
                }));
        drawLines(svg, path, AXIS_COLOR);
        area.x().ifPresent(x -> drawTickLabels(svg, x, TextStyle.TICK_LABEL_BELOW));
        area.y().ifPresent(y -> drawTickLabels(svg, y, TextStyle.TICK_LABEL_LEFT));
    }

    private void drawTickLabels(SvgWriter svg, AxisMapping axis, TextStyle style) {
        svg.open("g").attribute("font-size", AxisTicks.FONT_SIZE);
        style.apply(svg);
        for (Tick tick : majors(axis)) {
            double pixel = axis.toPixel(tick.value());
            boolean isBelow = style == TextStyle.TICK_LABEL_BELOW;
            svg.open("text")
                    .attribute("x", isBelow ? pixel : area.left() - GAP)
                    .attribute("y", isBelow ? area.bottom() + GAP + 0.85 * AxisTicks.FONT_SIZE : pixel + 4)
                    .text(tick.label())
                    .close();
        }
        svg.close();
    }

    private void drawVerticalTitle(SvgWriter svg) {
        String turn = "rotate(-90 " + SvgWriter.number(MARGIN) + " " + SvgWriter.number(area.centerY()) + ")";
        yTitle.draw(svg, MARGIN, area.centerY(), TextStyle.AXIS_TITLE, turn);
    }

    private static void drawLines(SvgWriter svg, StringBuilder path, String color) {
        svg.open("path")
                .attribute("d", path.toString())
                .attribute("stroke", color)
                .attribute("fill", "none");
        svg.close();
    }

    /** Adds a thin line, put on the middle of a pixel so that it is not blurred over two. */
    private static void line(StringBuilder path, double x1, double y1, double x2, double y2) {
        path.append('M').append(crisp(x1)).append(',').append(crisp(y1));
        path.append('L').append(crisp(x2)).append(',').append(crisp(y2));
    }

    private static String crisp(double pixel) {
        return SvgWriter.number(Math.floor(pixel) + 0.5);
    }

    private static double tickLength(Tick tick) {
        return tick.isMajor() ? TICK_LENGTH : MINOR_TICK_LENGTH;
    }

    private static List<Tick> majors(AxisMapping axis) {
        return axis.ticks().stream().filter(Tick::isMajor).toList();
    }

    private static double widestLabel(AxisMapping axis) {
        return axis.ticks().stream()
                .mapToDouble(tick -> TextWidth.of(tick.label(), AxisTicks.FONT_SIZE))
                .max()
                .orElse(0);
    }

    private double yTitleRight() {
        return MARGIN + yTitle.height() + (yTitle.lines().isEmpty() ? 0 : GAP);
    }

    private static double tickLabelsHeight() {
        return GAP + AxisTicks.FONT_SIZE + GAP;
    }

    private double belowPlot() {
        return tickLabelsHeight() + xTitle.height();
    }
}
