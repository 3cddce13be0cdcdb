package dev.anneal.report.chart;

/** How a text looks, and which of its points is put at the given place; the size belongs to {@link TextBlock}. */
enum TextStyle {
    TITLE("start", "#1a1a1a", true),
    AXIS_TITLE("middle", "#333333", false),
    LEGEND("start", "#333333", false),
    NOTE("start", "#666666", false),
    NO_DATA("middle", "#666666", false),
    TICK_LABEL_BELOW("middle", "#4d4d4d", false),
    TICK_LABEL_LEFT("end", "#4d4d4d", false);

    private final String anchor;
    private final String color;
    private final boolean isBold;

    TextStyle(String anchor, String color, boolean isBold) {
        this.anchor = anchor;
        this.color = color;
        this.isBold = isBold;
    }

    /** Gives the element now open this look. */
    void apply(SvgWriter svg) {
        svg.attribute("fill", color);
        if (!anchor.equals("start")) {
            svg.attribute("text-anchor", anchor);
        }
        if (isBold) {
            svg.attribute("font-weight", "600");
        }
    }
}
