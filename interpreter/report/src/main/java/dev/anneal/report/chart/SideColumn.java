package dev.anneal.report.chart;

/** What stands in a column of its own beside the plot and says what its marks mean. */
interface SideColumn {
    /** Whether it takes no room. */
    boolean isEmpty();

    /** The width that it needs. */
    double width();

    /** The height that it needs at least. */
    double height();

    /** Draws it beside a plot. */
    void draw(SvgWriter svg, double left, double top, double bottom);
}
