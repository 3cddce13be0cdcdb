package dev.anneal.report.chart;

/** A chart as it is laid out on a page: the same chart is the same drawing, whatever form it is written in. */
public final class Drawing {
    private final SvgElement root;

    Drawing(SvgElement root) {
        this.root = root;
    }

    SvgElement root() {
        return root;
    }

    /** It as a complete SVG document; the same drawing gives the same text. */
    public String toSvg() {
        StringBuilder out = new StringBuilder();
        root.write(out, 0);
        return out.toString();
    }
}
