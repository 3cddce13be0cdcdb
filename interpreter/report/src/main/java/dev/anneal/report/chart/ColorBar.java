package dev.anneal.report.chart;

/** Says which colour is which value: a column of colours with an axis beside it. */
final class ColorBar implements SideColumn {
    private static final double BAR_WIDTH = 16;
    private static final double GAP = 8;
    private static final double TITLE_FONT_SIZE = 12;
    private static final int BANDS = 64;

    private final AxisRange range;
    private final TextBlock title;

    ColorBar(AxisRange range, String title, double maximumWidth) {
        this.range = range;
        this.title = TextBlock.wrap(title, TITLE_FONT_SIZE, maximumWidth, 3);
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public double width() {
        double labels = AxisTicks.vertical(range, 300, 0).ticks().stream()
                .mapToDouble(tick -> TextWidth.of(tick.label(), AxisTicks.FONT_SIZE))
                .max()
                .orElse(0);
        return Math.max(title.width(), BAR_WIDTH + GAP + labels);
    }

    @Override
    public double height() {
        return title.height() + 100;
    }

    @Override
    public void draw(SvgWriter svg, double left, double top, double bottom) {
        title.draw(svg, left, top, TextStyle.LEGEND);
        double barTop = top + title.height() + (title.lines().isEmpty() ? 0 : GAP);
        AxisMapping axis = AxisTicks.vertical(range, bottom, barTop);
        double step = (bottom - barTop) / BANDS;
        for (int band = 0; band < BANDS; band++) {
            svg.open("rect")
                    .attribute("x", left)
                    .attribute("y", bottom - (band + 1) * step)
                    .attribute("width", BAR_WIDTH)
                    // A little higher, so that no page shines through between two.
                    .attribute("height", step + 0.5)
                    .attribute("fill", ColorScale.of((band + 0.5) / BANDS));
            svg.close();
        }
        svg.open("g").attribute("font-size", AxisTicks.FONT_SIZE);
        TextStyle.LEGEND.apply(svg);
        for (Tick tick : axis.ticks()) {
            if (tick.isMajor()) {
                svg.open("text")
                        .attribute("x", left + BAR_WIDTH + GAP)
                        .attribute("y", axis.toPixel(tick.value()) + 4)
                        .text(tick.label())
                        .close();
            }
        }
        svg.close();
    }
}
